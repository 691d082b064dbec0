import type { Lane, LayerSpec } from '@/engine/experiment/types';
import type { PhaseView } from '@/engine/worker/phaseProtocol';
import { activations } from '@/session/formulas';
import { formatSetting } from '@/widgets/format';
import { activationFormulas } from './activationFormulas';
import { factor, lowered, show, type Line } from './line';

type TailLayer = Extract<LayerSpec, { kind: 'activation' | 'dropout' | 'alphaDropout' }>;
const isTail = (layer: LayerSpec): layer is TailLayer => layer.kind === 'activation' || layer.kind === 'dropout' || layer.kind === 'alphaDropout';

/** What is done to every number behind the layer, up to the next layer that mixes numbers. */
function tailOf(lane: Lane, layer: number): readonly TailLayer[] {
  const rest = lane.layers.slice(layer + 1);
  const end = rest.findIndex((spec) => !isTail(spec));
  return rest.slice(0, end < 0 ? rest.length : end).filter(isTail);
}

/** Terms that are written out. */
const termsShown = 2;

/** z and a of the unit. */
export function forwardLines(lane: Lane, { unit }: PhaseView): readonly Line[] {
  const { inputs, weights, preActivation, output } = unit;
  const terms = Array.from(inputs.subarray(0, termsShown), (x, index) => `${factor(weights[index]!)}·${factor(x)}`);
  const bias = factor(weights.at(-1)!);
  const lines: Line[] = [
    { formula: `z = ${inputs.length === 1 ? 'wx' : `w₁x₁${inputs.length > 2 ? ' + …' : ''} + w${lowered(inputs.length)}x${lowered(inputs.length)}`} + b`, numbers: [...terms, ...(inputs.length > termsShown ? ['…'] : []), bias].join(' + '), value: preActivation },
  ];
  let value = preActivation;
  for (const layer of tailOf(lane, unit.layer)) {
    if (layer.kind === 'activation') {
      const { value: curve, defaultAlpha } = activations[layer.fn];
      const alpha = layer.alpha ?? defaultAlpha;
      const before = value;
      value = curve(value, alpha);
      lines.push({ formula: `a = φ(z) = ${activationFormulas[layer.fn]}`, numbers: `φ(${show(before)})${activationFormulas[layer.fn].includes('α') ? `, α = ${formatSetting(alpha)}` : ''}`, value });
    } else if (layer.kind === 'dropout') {
      lines.push({ formula: 'a ← a·m / (1 − p)', numbers: value === 0 ? '' : `${factor(value)}·${output === 0 ? '0' : '1'} / (1 − ${formatSetting(layer.rate)})`, value: output });
      value = output;
    } else {
      lines.push({ formula: `a ← alpha dropout(a), p = ${formatSetting(layer.rate)}`, numbers: '', value: output });
      value = output;
    }
  }
  return lines;
}
