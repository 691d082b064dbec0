import { expect } from 'vitest';
import { activations } from '@/engine/math/activations';
import { centralDifference, forwardDifference, relativeError } from '@/engine/math/gradientCheck';
import { rosenbrock } from '@/engine/math/surfaces';
import { caseOf, describeReference } from './cases/file';
import { expectWithin } from './compare';
import file from './gradcheck.json';

interface Study { readonly x: number; readonly exact: number; readonly rows: readonly (readonly number[])[] }

/** Values where truncation rules (h ≥ 1e-6); below, only the size of the rounding error is reproducible. */
function checkStudy(id: string, f: (x: number) => number): void {
  const { x, exact, rows } = caseOf<Study>(file, id);
  for (const [h = NaN, forward = NaN, central = NaN, forwardError = NaN, centralError = NaN] of rows) {
    const ours = [forwardDifference(([at = NaN]) => f(at), [x], h), centralDifference(([at = NaN]) => f(at), [x], h)].flat();
    if (h >= 1e-6) expectWithin(ours, [forward, central], { rtol: 1e-8, atol: 0 });
    else ours.forEach((value, index) => expect(Math.abs(value / exact - 1)).toBeLessThan(10 * ([forwardError, centralError][index] ?? NaN)));
  }
}

interface FullCheck { readonly analytic: readonly number[]; readonly numeric: readonly number[]; readonly global_relative_error: number }

describeReference(
  file,
  {
    exp_at_1: () => checkStudy('exp_at_1', Math.exp),
    sin_at_1: () => checkStudy('sin_at_1', Math.sin),
    'sigmoid_at_0.5': () => checkStudy('sigmoid_at_0.5', (x) => activations.sigmoid.value(x, 0)),
    cube_at_2: () => checkStudy('cube_at_2', (x) => x ** 3),
    mlp_full_check: () => {
      // The network of these 33 gradients is not part of the reference; its two lists are.
      const { analytic, numeric, global_relative_error: expected } = caseOf<FullCheck>(file, 'mlp_full_check');
      expect(Math.abs(relativeError(analytic, numeric) / expected - 1)).toBeLessThan(0.01);
      expect(relativeError(analytic.map((g) => 1.01 * g), numeric)).toBeGreaterThan(1e-3);
    },
    rosenbrock_start: () => {
      const { x, exact } = caseOf<{ x: [number, number]; exact: number[] }>(file, 'rosenbrock_start');
      expectWithin(rosenbrock.gradient(x), exact, file.tolerance.float64);
      expect(relativeError(exact, centralDifference(([u = NaN, v = NaN]) => rosenbrock.value([u, v]), x))).toBeLessThan(1e-9);
    },
    relu_kink: () => {
      const { value, derivative } = activations.relu;
      for (const [x = NaN, h = NaN, numeric = NaN, analytic = NaN] of caseOf<Study>(file, 'relu_kink').rows) {
        expectWithin(centralDifference(([at = NaN]) => value(at, 0), [x], h), [numeric], { rtol: 1e-9, atol: 1e-12 });
        expect(derivative(x, 0)).toBe(analytic);
      }
    },
  },
  { rules: 'a statement without numbers to compute' },
);
