import type { Translated } from '@/lesson-kit';

/**
 * Where ε stands in Adam's divisor.
 * outside: √ŝ + ε (Kingma & Ba 2015, algorithm 1) · hat: √s + ε̂, before the correction (the same paper, end of section 2) · inside: √(ŝ + ε)
 */
export type Placement = 'outside' | 'hat' | 'inside';

export interface EpsilonRule {
  readonly id: string;
  readonly name: Translated;
  readonly placement: Placement;
  readonly epsilon: number;
}

const same = (name: string): Translated => ({ en: name, zh: name });

/** Defaults of Adam as the libraries' sources have them. */
export const epsilonRules: readonly EpsilonRule[] = [
  { id: 'paper', name: { en: 'Paper, PyTorch, this lab', zh: '论文、PyTorch、本实验台' }, placement: 'outside', epsilon: 1e-8 },
  { id: 'tensorflow', name: same('TensorFlow 1'), placement: 'hat', epsilon: 1e-8 },
  { id: 'keras', name: same('Keras'), placement: 'hat', epsilon: 1e-7 },
  { id: 'tfjs-cpu', name: { en: 'TensorFlow.js, CPU', zh: 'TensorFlow.js，CPU' }, placement: 'outside', epsilon: 1e-7 },
  { id: 'tfjs-webgl', name: { en: 'TensorFlow.js 4.22, WebGL', zh: 'TensorFlow.js 4.22，WebGL' }, placement: 'outside', epsilon: 1e-4 },
  { id: 'inside', name: { en: 'Inside the root, as some texts print it', zh: '放进根号里（有的资料这样印）' }, placement: 'inside', epsilon: 1e-8 },
];

const beta2 = 0.999;

/** What ε̂ in front of the correction amounts to behind it. */
const outsideOf = (epsilon: number, t: number): number => epsilon / Math.sqrt(1 - beta2 ** t);

/** |Δθ| / η of step t when every gradient so far was g: then m̂ = g and ŝ = g². */
export function stepShare({ placement, epsilon }: Pick<EpsilonRule, 'placement' | 'epsilon'>, gradient: number, t: number): number {
  if (placement === 'inside') return gradient / Math.sqrt(gradient * gradient + epsilon);
  return gradient / (gradient + (placement === 'hat' ? outsideOf(epsilon, t) : epsilon));
}

/** The gradient whose step is half of η. */
export function halfwayGradient({ placement, epsilon }: EpsilonRule, t: number): number {
  if (placement === 'inside') return Math.sqrt(epsilon / 3);
  return placement === 'hat' ? outsideOf(epsilon, t) : epsilon;
}
