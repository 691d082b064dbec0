import { activations, type ActivationName } from '@/lesson-kit';

/** The plane of the plot. */
export const plane = { x: [-6, 6], y: [-2.4, 3] } as const;

export interface Curve {
  readonly fn: ActivationName;
  /** its colour, dash and number: a slot of the lanes' palette */
  readonly lane: number;
  readonly alpha: number;
}

export const offered = ['sigmoid', 'tanh', 'relu', 'leakyRelu', 'elu', 'selu', 'gelu', 'silu', 'softplus', 'linear'] as const satisfies readonly ActivationName[];
export type Offered = (typeof offered)[number];

export const valueOf = ({ fn, alpha }: Curve, x: number): number => activations[fn].value(x, alpha);
export const slopeOf = ({ fn, alpha }: Curve, x: number): number => activations[fn].derivative(x, alpha);

/** Slopes below this let less than 1 % of the gradient through. */
export const flat = 0.01;

/** A stretch of inputs on which learning stops (`zero`) or nearly stops (`flat`). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly kind: 'zero' | 'flat';
}

const samples = 1201;
const far = [-1000, 1000] as const;

/** The left and the right tail of the window in which the slope stays below `flat` all the way out. */
export function stretchesOf(curve: Curve): readonly Stretch[] {
  const [low, high] = plane.x;
  const at = (index: number): number => low + ((high - low) * index) / (samples - 1);
  const isFlat = (x: number): boolean => Math.abs(slopeOf(curve, x)) < flat;
  const tail = (side: 0 | 1): Stretch | null => {
    if (!isFlat(far[side])) return null;
    let count = 0;
    while (count < samples && isFlat(at(side === 0 ? count : samples - 1 - count))) count += 1;
    if (count < 2) return null;
    const inner = at(side === 0 ? count - 1 : samples - count);
    const zero = slopeOf(curve, inner) === 0;
    return { from: side === 0 ? low : inner, to: side === 0 ? inner : high, kind: zero ? 'zero' : 'flat' };
  };
  return [tail(0), tail(1)].filter((stretch) => stretch !== null);
}

export const stretchAt = (curve: Curve, x: number): Stretch['kind'] | null => stretchesOf(curve).find(({ from, to }) => x >= from && x <= to)?.kind ?? null;

/** Points of a polyline in steps of one pixel; a jump of the slope at 0 is not joined by a line. */
export function trace(width: number, read: (x: number) => number, toPixel: (x: number, y: number) => readonly [number, number]): string {
  const [low, high] = plane.x;
  let path = '';
  let previous = NaN;
  for (let column = 0; column <= width; column += 1) {
    const x = low + ((high - low) * column) / width;
    const y = read(x);
    const jump = Math.abs(y - previous) > 0.3;
    const [px, py] = toPixel(x, y);
    path += `${path === '' || jump ? 'M' : 'L'}${px.toFixed(1)} ${py.toFixed(1)}`;
    previous = y;
  }
  return path;
}
