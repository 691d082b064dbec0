import type { InitSpec } from '@/engine/experiment/types';
import type { Program } from '@/export/code/program';
import { pythonReader } from '@/export/code/python/pythonFiles';
import { code, lines, number, pythonSections } from '@/export/code/template';
import type { TorchModule } from './torchModel';

const fanIn = 'w[0].numel()';
const fanOut = 'w[:, 0].numel()';
const fans = { in: fanIn, out: fanOut, average: `((${fanIn} + ${fanOut}) / 2)` };

/** Fills the kernel `w`, whose first axis is the unit. None of PyTorch's normal initialisers is truncated. */
function fill(init: InitSpec): string {
  switch (init.kind) {
    case 'zeros': return 'nn.init.zeros_(w)';
    case 'constant': return `nn.init.constant_(w, ${number(init.value)})`;
    case 'normal': return `nn.init.normal_(w, std=${number(init.sigma)})`;
    case 'uniform': return `nn.init.uniform_(w, ${number(Math.min(init.low, init.high))}, ${number(Math.max(init.low, init.high))})`;
    case 'lecun': return `nn.init.kaiming_${init.distribution}_(w, nonlinearity="linear")`;
    case 'glorot': return `nn.init.xavier_${init.distribution}_(w)`;
    case 'he': return `nn.init.kaiming_${init.distribution}_(w, nonlinearity="relu")`;
    case 'gain': return `nn.init.normal_(w, std=${number(init.gain)} / math.sqrt(${fanIn}))`;
    case 'orthogonal': return `nn.init.orthogonal_(w, gain=${number(init.gain)})`;
    case 'positiveUnitball': return lines('nn.init.uniform_(w, 0, 1)', 'w /= w.flatten(1).sum(dim=1).view(-1, *[1] * (w.dim() - 1))  # every unit averages its inputs');
    case 'caffeXavier': return lines(`bound = math.sqrt(3 / ${fans[init.fan]})  # Caffe's "xavier"`, 'nn.init.uniform_(w, -bound, bound)');
    case 'caffeMsra': return `nn.init.normal_(w, std=math.sqrt(2 / ${fans[init.fan]}))  # Caffe's "msra"`;
    case 'bilinear': return lines(
      'side = w.shape[-1] if w.dim() == 4 else 1',
      'f = math.ceil(side / 2)',
      'tent = 1 - (torch.arange(side) / f - (2 * f - 1 - f % 2) / (2 * f)).abs()',
      "w.copy_((tent[:, None] * tent).expand_as(w))  # Caffe's up-sampling kernel");
  }
}

/** Draws the weights as the lab does; biases are constants, and a batch normalisation starts as PyTorch starts it. */
export function torchInit(list: readonly TorchModule[]): string {
  const kernels = list.flatMap(({ layer }, index) => (layer !== undefined && 'init' in layer ? [{ index, text: fill(layer.init), bias: layer.bias }] : []));
  const distinct = [...new Set(kernels.map(({ text, bias }) => JSON.stringify([text, bias])))];
  const blocks = distinct.map((key) => {
    const [text, bias] = JSON.parse(key) as [string, number];
    const members = kernels.filter((kernel) => kernel.text === text && kernel.bias === bias).map(({ index }) => index);
    const which = distinct.length === 1
      ? lines('for layer in model:', '    if not isinstance(layer, (nn.Linear, nn.Conv2d)):', '        continue')
      : `for layer in [${members.map((index) => `model[${index}]`).join(', ')}]:`;
    return code`
      ${which}
          w = layer.weight
          ${text}
          nn.init.constant_(layer.bias, ${number(bias)})`;
  });
  return code`
    with torch.no_grad():
        ${blocks.join('\n')}`;
}

/** Takes the weights of the run file, in the lab's flat order. */
export function torchLoad(program: Program): string {
  const has = (kind: 'dense' | 'conv2d' | 'batchNorm' | 'prelu'): boolean => program.layers.some((layer) => layer.kind === kind);
  const branches = lines(
    has('dense') && lines(
      'if isinstance(layer, nn.Linear):',
      '    layer.weight.copy_(torch.from_numpy(take(layer.in_features, layer.out_features)).T)',
      '    layer.bias.copy_(torch.from_numpy(take(layer.out_features)))'),
    has('conv2d') && lines(
      'if isinstance(layer, nn.Conv2d):',
      '    kernel = torch.from_numpy(take(*layer.kernel_size, layer.in_channels, layer.out_channels))',
      '    layer.weight.copy_(kernel.permute(3, 2, 0, 1))',
      '    layer.bias.copy_(torch.from_numpy(take(layer.out_channels)))'),
    has('prelu') && lines(
      'if isinstance(layer, nn.PReLU):',
      '    layer.weight.copy_(torch.from_numpy(take(layer.num_parameters)))'),
    has('batchNorm') && lines(
      'if isinstance(layer, nn.modules.batchnorm._BatchNorm):',
      '    layer.weight.copy_(torch.from_numpy(take(layer.num_features)))',
      '    layer.bias.copy_(torch.from_numpy(take(layer.num_features)))',
      '    layer.running_mean.copy_(torch.from_numpy(take_running(layer.num_features)))',
      '    layer.running_var.copy_(torch.from_numpy(take_running(layer.num_features)))'));
  return pythonSections(pythonReader, code`
    # a kernel is [inputs, units] or [row, column, channel, filter]; its bias follows
    take = reader(initial["parameters"])
    ${has('batchNorm') ? 'take_running = reader(initial["running"])' : ''}
    with torch.no_grad():
        for layer in model:
            ${branches}`);
}
