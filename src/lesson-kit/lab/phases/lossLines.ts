import type { Lane } from '@/engine/experiment/types';
import type { PhaseLoss, PhaseView } from '@/engine/worker/phaseProtocol';
import { activations, softmax } from '@/session/formulas';
import { formatSetting } from '@/widgets/format';
import { factor, lowered, show, type Line } from './line';

const sigmoid = (z: number): number => activations.sigmoid.value(z, 0);
const mean = (count: number): string => (count > 1 ? 'mean of ' : '');

/** The data loss of the sample, then of the mini-batch. */
export function lossLines(lane: Lane, { loss, counts }: PhaseView): readonly Line[] {
  return [...sampleLines(lane, loss), { formula: `J = (1/B) Σ L, B = ${counts.rows}`, numbers: '', value: loss.batch }];
}

function sampleLines({ loss: spec }: Lane, { logits, targets, sample }: PhaseLoss): readonly Line[] {
  const many = mean(logits.length);
  const z = logits[0]!;
  const y = targets[0]!;
  switch (spec.kind) {
    case 'categoricalCrossEntropy': {
      const shares = softmax([...logits]);
      const wanted = targets.indexOf(1);
      return [
        { formula: 'p = softmax(z)', numbers: `softmax(${list(logits)})`, value: shares },
        { formula: 'L = −ln p[y]', numbers: `y = ${wanted}:  −ln ${show(shares[wanted] ?? NaN)}`, value: sample },
      ];
    }
    case 'binaryCrossEntropy':
      return [
        { formula: 'p = σ(z)', numbers: `σ(${list(logits)})`, value: Array.from(logits, sigmoid) },
        { formula: `L = ${many}−y ln p − (1 − y) ln(1 − p)`, numbers: logits.length > 1 ? '' : y === 1 ? `−ln ${show(sigmoid(z))}` : `−ln(1 − ${show(sigmoid(z))})`, value: sample },
      ];
    case 'mse': return [{ formula: `L = ${many}(z − y)²`, numbers: logits.length > 1 ? '' : `(${show(z)} − ${factor(y)})²`, value: sample }];
    case 'mae': return [{ formula: `L = ${many}|z − y|`, numbers: logits.length > 1 ? '' : `|${show(z)} − ${factor(y)}|`, value: sample }];
    case 'huber': {
      const inside = Math.abs(z - y) <= spec.delta;
      return [
        { formula: `L = ${many}e²/2,  or δ|e| − δ²/2 where |e| > δ = ${formatSetting(spec.delta)}`, numbers: logits.length > 1 ? '' : inside ? `(${show(z - y)})²/2` : `${formatSetting(spec.delta)}·${show(Math.abs(z - y))} − ${formatSetting(spec.delta)}²/2`, value: sample },
      ];
    }
  }
}

const listed = 4;
const list = (values: ArrayLike<number>): string => `${Array.from(values).slice(0, listed).map(show).join(', ')}${values.length > listed ? ', …' : ''}`;

/** The gradient at the output, through the unit, and of the weight with this index. */
export function backwardLines(lane: Lane, { loss, unit, counts, update, focus }: PhaseView, weight: number): readonly Line[] {
  const share = loss.logits.length > 1 && lane.loss.kind !== 'categoricalCrossEntropy' ? ` / ${loss.logits.length}` : '';
  const error = { categoricalCrossEntropy: 'p − y', binaryCrossEntropy: `(p − y)${share}`, mse: `2(z − y)${share}`, mae: `sign(z − y)${share}`, huber: `max(−δ, min(δ, z − y))${share}` }[lane.loss.kind];
  const i = lowered(weight + 1);
  const penalties = [...(update.l1 > 0 ? [` + ${formatSetting(update.l1)}·sign(w${i})`] : []), ...(update.l2 > 0 ? [` + ${formatSetting(update.l2)}·w${i}`] : [])].join('');
  const hidden = focus.layer < counts.layers - 1;
  return [
    { formula: `δᴸ = ∂L/∂z = ${error}`, numbers: '', value: [...loss.delta] },
    ...(hidden && Number.isFinite(unit.delta) ? [{ formula: 'δ = φ′(z)·Σₖ wₖδₖ', numbers: '', value: unit.delta }] : []),
    { formula: `g = ∂J/∂w${i} = (1/B) Σ ${hidden ? 'δ' : 'δᴸ'}x${i}${penalties}`, numbers: '', value: unit.gradients[weight]! },
  ];
}
