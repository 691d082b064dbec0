import { activations } from '@/lesson-kit';

/** The family as the picture draws it; `lane` is its colour and number. PReLU is leaky ReLU whose α is learned. */
export const family = ['relu', 'leakyRelu', 'elu', 'selu', 'gelu', 'silu'] as const;
export type Member = (typeof family)[number];

export interface Curve {
  readonly fn: Member;
  readonly alpha: number;
}

export const valueOf = ({ fn, alpha }: Curve, x: number): number => activations[fn].value(x, alpha);
export const slopeOf = ({ fn, alpha }: Curve, x: number): number => activations[fn].derivative(x, alpha);

const reach = 8;
const cells = 4000;

/** E[f(z)] for z ∼ N(0, 1) by the trapezoid rule; a kink at 0 falls on a grid point. */
function expectation(f: (z: number) => number): number {
  const width = (2 * reach) / cells;
  let sum = 0;
  for (let index = 0; index <= cells; index += 1) {
    const z = -reach + index * width;
    sum += f(z) * Math.exp((-z * z) / 2);
  }
  return (sum * width) / Math.sqrt(2 * Math.PI);
}

export interface Moments {
  readonly mean: number;
  readonly variance: number;
}

/** Mean and variance of φ(z): what a unit with standard normal input hands to the next layer. */
export function momentsOf(curve: Curve): Moments {
  const mean = expectation((z) => valueOf(curve, z));
  return { mean, variance: expectation((z) => (valueOf(curve, z) - mean) ** 2) };
}

/** Distance of SELU's mean from 0 and of its variance from 1, the larger of the two. */
export function seluFixedPointError(): number {
  const { mean, variance } = momentsOf({ fn: 'selu', alpha: 0 });
  return Math.max(Math.abs(mean), Math.abs(variance - 1));
}
