import type { ReactNode } from 'react';
import type { Offered } from './curves';

const e = (
  <>
    e<sup>x</sup>
  </>
);
const inverse = (
  <>
    e<sup>−x</sup>
  </>
);

interface Formula {
  readonly value: ReactNode;
  readonly slope: ReactNode;
  /** what the outputs can be */
  readonly range: string;
}

/** As the table of engine/math computes them; x is the pre-activation. */
export const formulas: Readonly<Record<Offered, Formula>> = {
  linear: { value: 'x', slope: '1', range: '(−∞, ∞)' },
  sigmoid: { value: <>1 / (1 + {inverse})</>, slope: 'φ · (1 − φ)', range: '(0, 1)' },
  tanh: { value: <>({e} − {inverse}) / ({e} + {inverse})</>, slope: '1 − φ²', range: '(−1, 1)' },
  relu: { value: 'max(0, x)', slope: 'x > 0: 1;  x ≤ 0: 0', range: '[0, ∞)' },
  leakyRelu: { value: 'max(0, x) + α · min(0, x)', slope: 'x > 0: 1;  x ≤ 0: α', range: '(−∞, ∞)' },
  elu: { value: <>max(0, x) + α · min(0, {e} − 1)</>, slope: <>x &gt; 0: 1; x ≤ 0: α{e}</>, range: '(−α, ∞)' },
  selu: { value: <>1.0507 · (max(0, x) + 1.6733 · min(0, {e} − 1))</>, slope: <>1.0507 · (x &gt; 0: 1; x ≤ 0: 1.6733{e})</>, range: '(−1.758, ∞)' },
  gelu: { value: 'x · Φ(x)', slope: 'Φ(x) + x · Φ′(x)', range: '[−0.170, ∞)' },
  silu: { value: 'x · σ(x)', slope: 'σ(x) · (1 + x · σ(−x))', range: '[−0.278, ∞)' },
  softplus: { value: <>ln(1 + {e})</>, slope: 'σ(x)', range: '(0, ∞)' },
};
