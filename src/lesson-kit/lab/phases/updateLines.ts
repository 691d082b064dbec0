import type { Lane, OptimizerSpec } from '@/engine/experiment/types';
import type { PhaseView } from '@/engine/worker/phaseProtocol';
import { formatNumber, formatSetting } from '@/widgets/format';
import { factor, show, type Line } from './line';

/** Everything that a rule reads about one weight. `g` is the clipped gradient, `t` counts from 1. */
interface Before {
  readonly w: number;
  readonly g: number;
  readonly m: number;
  readonly v: number;
  readonly rate: number;
  readonly t: number;
  /** of momentum and nesterov: 1cycle moves it */
  readonly momentum: number;
}

/** Enough digits for one small step to show. */
const exact = (value: number): string => formatNumber(value, 5);
const set = formatSetting;

type SpecOf<Kind extends OptimizerSpec['kind']> = OptimizerSpec & { readonly kind: Kind };
type Rules = { readonly [Kind in OptimizerSpec['kind']]: (spec: SpecOf<Kind>, before: Before) => readonly Line[] };

const minus = (w: number, step: string): string => `${exact(w)} − ${step}`;

/** The two accumulators of the Adam family and their corrections. */
function moments(spec: SpecOf<'adam' | 'nadam' | 'adamw'>, { g, m, v, t }: Before) {
  const { beta1, beta2, biasCorrection } = spec;
  const first = beta1 * m + (1 - beta1) * g;
  const second = beta2 * v + (1 - beta2) * g * g;
  const correct = (beta: number, power: number): number => (biasCorrection ? 1 - beta ** power : 1);
  return {
    first,
    second: second / correct(beta2, t),
    hats: biasCorrection ? ['m̂', 'v̂'] as const : ['m', 'v'] as const,
    correct,
    lines: [
      { formula: 'm ← β₁m + (1 − β₁)g', numbers: `${set(beta1)}·${factor(m)} + ${set(1 - beta1)}·${factor(g)}`, value: first },
      { formula: 'v ← β₂v + (1 − β₂)g²', numbers: `${set(beta2)}·${factor(v)} + ${set(1 - beta2)}·${factor(g)}²`, value: second },
    ] as readonly Line[],
  };
}

function adam(spec: SpecOf<'adam' | 'adamw'>, before: Before): readonly Line[] {
  const { w, rate, t } = before;
  const { first, second, hats: [m, v], correct, lines } = moments(spec, before);
  const mean = first / correct(spec.beta1, t);
  const decay = spec.kind === 'adamw' ? 1 - rate * spec.weightDecay : 1;
  const hat: readonly Line[] = spec.biasCorrection ? [{ formula: `m̂ = m/(1 − β₁ᵗ),  v̂ = v/(1 − β₂ᵗ),  t = ${t}`, numbers: '', value: [mean, second] }] : [];
  return [
    ...lines,
    ...hat,
    { formula: `w ← ${spec.kind === 'adamw' ? '(1 − ηλ)w' : 'w'} − η·${m} / (√${v} + ε)`, numbers: `${decay === 1 ? '' : `${set(decay)}·`}${minus(w, `${set(rate)}·${factor(mean)} / ${show(Math.sqrt(second) + spec.epsilon)}`)}`, value: decay * w - (rate * mean) / (Math.sqrt(second) + spec.epsilon) },
  ];
}

/** Every rule as its paper writes it; engine/math/updateRules has them all in one linear form. */
const rules: Rules = {
  sgd: (_, { w, g, rate }) => [{ formula: 'w ← w − ηg', numbers: minus(w, `${set(rate)}·${factor(g)}`), value: w - rate * g }],
  momentum: (_, { w, g, m, rate, momentum }) => {
    const velocity = momentum * m + g;
    return [
      { formula: 'v ← βv + g', numbers: `${set(momentum)}·${factor(m)} + ${factor(g)}`, value: velocity },
      { formula: 'w ← w − ηv', numbers: minus(w, `${set(rate)}·${factor(velocity)}`), value: w - rate * velocity },
    ];
  },
  nesterov: (_, { w, g, m, rate, momentum }) => {
    const velocity = momentum * m + g;
    return [
      { formula: 'v ← βv + g', numbers: `${set(momentum)}·${factor(m)} + ${factor(g)}`, value: velocity },
      { formula: 'w ← w − η(g + βv)', numbers: minus(w, `${set(rate)}·(${show(g)} + ${set(momentum)}·${factor(velocity)})`), value: w - rate * (g + momentum * velocity) },
    ];
  },
  adagrad: ({ epsilon }, { w, g, v, rate }) => {
    const sum = v + g * g;
    return [
      { formula: 's ← s + g²', numbers: `${show(v)} + ${factor(g)}²`, value: sum },
      { formula: 'w ← w − ηg / (√s + ε)', numbers: minus(w, `${set(rate)}·${factor(g)} / ${show(Math.sqrt(sum) + epsilon)}`), value: w - (rate * g) / (Math.sqrt(sum) + epsilon) },
    ];
  },
  rmsprop: ({ rho, epsilon }, { w, g, v, rate }) => {
    const mean = rho * v + (1 - rho) * g * g;
    return [
      { formula: 's ← ρs + (1 − ρ)g²', numbers: `${set(rho)}·${show(v)} + ${set(1 - rho)}·${factor(g)}²`, value: mean },
      { formula: 'w ← w − ηg / (√s + ε)', numbers: minus(w, `${set(rate)}·${factor(g)} / ${show(Math.sqrt(mean) + epsilon)}`), value: w - (rate * g) / (Math.sqrt(mean) + epsilon) },
    ];
  },
  adam,
  adamw: adam,
  nadam: (spec, before) => {
    const { w, g, rate, t } = before;
    const { first, second, hats: [, v], correct, lines } = moments(spec, before);
    const ahead = (spec.beta1 * first) / correct(spec.beta1, t + 1) + ((1 - spec.beta1) * g) / correct(spec.beta1, t);
    const formula = spec.biasCorrection ? `m̄ = β₁m/(1 − β₁ᵗ⁺¹) + (1 − β₁)g/(1 − β₁ᵗ),  t = ${t}` : 'm̄ = β₁m + (1 − β₁)g';
    return [
      ...lines,
      { formula, numbers: '', value: ahead },
      { formula: `w ← w − η·m̄ / (√${v} + ε)${spec.biasCorrection ? ',  v̂ = v/(1 − β₂ᵗ)' : ''}`, numbers: minus(w, `${set(rate)}·${factor(ahead)} / ${show(Math.sqrt(second) + spec.epsilon)}`), value: w - (rate * ahead) / (Math.sqrt(second) + spec.epsilon) },
    ];
  },
};

/** Clipping, the lane's own rule, and what a norm leaves of the result, for the weight with this index. */
export function updateLines({ optimizer, clip }: Lane, { step, unit, update }: PhaseView, weight: number): readonly Line[] {
  const g = update.clipped[weight]!;
  const before: Before = { w: unit.weights[weight]!, g, m: update.first[weight]!, v: update.second[weight]!, rate: update.learningRate, t: step + 1, momentum: update.coefficients.a };
  const rule = rules[optimizer.kind] as (spec: OptimizerSpec, before: Before) => readonly Line[];
  const lines = rule(optimizer, before);
  const raw = show(unit.gradients[weight]!);
  const clipping: readonly Line[] =
    clip.kind === 'none' ? []
    : clip.kind === 'value' ? [{ formula: 'g ← max(−c, min(c, g))', numbers: `g = ${raw}, c = ${set(clip.threshold)}`, value: g }]
    : [{ formula: `g ← g·min(1, c/‖g‖)${clip.kind === 'globalNorm' ? ' over all layers' : ''}`, numbers: `${factor(unit.gradients[weight]!)}·${show(update.clipFactor)}`, value: g }];
  const result = update.nextWeights[weight]!;
  const norm: readonly Line[] = update.maxNorm > 0 ? [{ formula: 'w ← w·min(1, r/‖w‖)', numbers: `r = ${set(update.maxNorm)}`, value: result }] : [];
  return [...clipping, ...lines, ...norm];
}
