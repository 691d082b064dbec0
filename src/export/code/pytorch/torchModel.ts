import type { Program } from '@/export/code/program';
import type { Padding, ProgramLayer } from '@/export/code/programLayers';
import { code, number } from '@/export/code/template';
import type { ActivationName } from '@/engine/experiment/types';

type LayerOf<Kind extends ProgramLayer['kind']> = Extract<ProgramLayer, { readonly kind: Kind }>;

/** One entry of nn.Sequential; `layer` where it carries parameters. */
export interface TorchModule {
  readonly text: string;
  readonly layer?: LayerOf<'dense' | 'conv2d' | 'batchNorm' | 'prelu'>;
}

const activationModules: Readonly<Record<ActivationName, (alpha: string) => string>> = {
  linear: () => 'nn.Identity()',
  sigmoid: () => 'nn.Sigmoid()',
  tanh: () => 'nn.Tanh()',
  relu: () => 'nn.ReLU()',
  leakyRelu: (alpha) => `nn.LeakyReLU(negative_slope=${alpha})`,
  elu: (alpha) => `nn.ELU(alpha=${alpha})`,
  selu: () => 'nn.SELU()',
  gelu: () => 'nn.GELU()',
  geluTanh: () => 'nn.GELU(approximate="tanh")',
  silu: () => 'nn.SiLU()',
  softplus: () => 'nn.Softplus()',
  hardSigmoid: () => 'HardSigmoid()',
  softsign: () => 'nn.Softsign()',
  mish: () => 'nn.Mish()',
};

const sides = ({ left, right, top, bottom }: Padding): string => `(${left}, ${right}, ${top}, ${bottom})`;
const isSquare = ({ top, left, bottom, right }: Padding): boolean => top === left && left === bottom && bottom === right;

function conv2d(layer: LayerOf<'conv2d'>): TorchModule[] {
  const { input, filters, size, stride, pad } = layer;
  const strideText = stride === 1 ? '' : `, stride=${stride}`;
  const convolution = (padding: number): TorchModule => ({ text: `nn.Conv2d(${input[2] ?? 1}, ${filters}, kernel_size=${size}${strideText}${padding === 0 ? '' : `, padding=${padding}`})`, layer });
  return isSquare(pad) ? [convolution(pad.top)] : [{ text: `nn.ZeroPad2d(${sides(pad)})` }, convolution(0)];
}

/** Padding takes no part in pools: −∞ for the largest value, and an average over real pixels only. */
function pool(layer: LayerOf<'maxPool' | 'avgPool'>): TorchModule[] {
  const { size, stride, pad } = layer;
  const padded = pad.top + pad.left + pad.bottom + pad.right > 0;
  const window = `kernel_size=${size}, stride=${stride}`;
  if (layer.kind === 'maxPool') return [...(padded ? [{ text: `nn.ConstantPad2d(${sides(pad)}, float("-inf"))` }] : []), { text: `nn.MaxPool2d(${window})` }];
  return [{ text: padded ? `AvgPoolSame(${size}, ${stride}, ${sides(pad)})` : `nn.AvgPool2d(${window})` }];
}

function modules(layer: ProgramLayer, fromFiles: boolean): TorchModule[] {
  switch (layer.kind) {
    case 'dense': return [{ text: `nn.Linear(${layer.inputs}, ${layer.units})`, layer }];
    case 'conv2d': return conv2d(layer);
    case 'maxPool':
    case 'avgPool': return pool(layer);
    case 'flatten': return [{ text: 'FlattenChannelsLast()' }];
    case 'activation': return [{ text: activationModules[layer.fn](number(layer.alpha)) }];
    case 'prelu': return [{ text: `nn.PReLU(${layer.channels}, init=${number(layer.slope)})`, layer }];
    case 'dropout': return [{ text: fromFiles ? `LabDropout(${number(layer.rate)}, layer=${layer.index}, scale=${number(layer.scale)})` : `nn.Dropout(${number(layer.rate)})` }];
    case 'alphaDropout': {
      if (!fromFiles) return [{ text: `nn.AlphaDropout(${number(layer.rate)})` }];
      return [{ text: `LabDropout(${number(layer.rate)}, layer=${layer.index}, scale=${number(layer.scale)}, shift=${number(layer.shift)}, dropped=${number(layer.dropped)})` }];
    }
    case 'batchNorm': {
      const name = layer.count === 1 ? 'BatchNormOfOne' : `nn.BatchNorm${layer.input.length === 3 ? 2 : 1}d`;
      // The weight of the old value here is the weight of the new one there.
      return [{ text: `${name}(${layer.channels}, eps=${number(layer.epsilon)}, momentum=1 - ${number(layer.momentum)})`, layer }];
    }
  }
}

export function torchModules({ layers, fromFiles }: Program): readonly TorchModule[] {
  return layers.flatMap((layer) => modules(layer, fromFiles));
}

const classes: readonly (readonly [name: string, text: string])[] = [
  ['HardSigmoid', code`
    class HardSigmoid(nn.Module):
        """max(0, min(1, 0.2x + 0.5)); nn.Hardsigmoid has the slope 1/6."""

        def forward(self, x):
            return torch.clamp(0.2 * x + 0.5, 0, 1)`],
  ['FlattenChannelsLast', code`
    class FlattenChannelsLast(nn.Module):
        """Row, column, channel: the order of the lab and of Keras (nn.Flatten puts channels first)."""

        def forward(self, x):
            return x.permute(0, 2, 3, 1).flatten(1)`],
  ['AvgPoolSame', code`
    class AvgPoolSame(nn.Module):
        """Averages over the pixels inside the image; padding is not counted."""

        def __init__(self, size, stride, padding):
            super().__init__()
            self.size, self.stride, self.padding = size, stride, padding

        def forward(self, x):
            def mean(values):
                return F.avg_pool2d(F.pad(values, self.padding), self.size, self.stride)

            return mean(x) / mean(torch.ones_like(x[:1]))`],
  ['BatchNormOfOne', code`
    class BatchNormOfOne(nn.modules.batchnorm._BatchNorm):
        """A batch of one value: variance 0, so only the shift is left. nn.BatchNorm refuses to normalise it."""

        def _check_input_dim(self, x):
            pass

        def forward(self, x):
            if not self.training:
                return super().forward(x)
            with torch.no_grad():
                self.running_mean.lerp_(x.flatten(), self.momentum)
                self.running_var.mul_(1 - self.momentum)
            shape = (1, -1, 1, 1)[: x.dim()]
            return 0 * x * self.weight.view(shape) + self.bias.view(shape)`],
  ['LabDropout', code`
    class LabDropout(nn.Module):
        """Dropout (or alpha dropout) with the masks of the recorded run."""

        step = 0

        def __init__(self, rate, layer, scale, shift=0.0, dropped=0.0):
            super().__init__()
            self.rate, self.layer = rate, layer
            self.scale, self.shift, self.dropped = scale, shift, dropped

        def forward(self, x):
            if not self.training:
                return x
            last = x if x.dim() == 2 else x.permute(0, 2, 3, 1)  # channels last, as in the lab
            kept = torch.from_numpy(kept_units(self.layer, LabDropout.step, tuple(last.shape), self.rate))
            kept = kept if x.dim() == 2 else kept.permute(0, 3, 1, 2)
            return kept * (self.scale * x + self.shift) + (1 - kept) * self.dropped`],
];

/** The modules PyTorch has not, of those the model uses. */
export function torchClasses(list: readonly TorchModule[]): string {
  return classes.filter(([name]) => list.some(({ text }) => text.startsWith(`${name}(`))).map(([, text]) => text).join('\n\n\n');
}

export function torchModel(list: readonly TorchModule[]): string {
  return code`
    model = nn.Sequential(
        ${list.map(({ text }) => `${text},`).join('\n')}
    )`;
}
