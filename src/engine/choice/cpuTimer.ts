import { product } from '@/engine/executor/cpu/matrixProduct';

/** A layer as lessons have them: 65,536 multiply-adds. */
const rows = 64;
const units = 32;
export const multiplyAdds = rows * units * units;
/** Some browsers round their clocks to a millisecond. */
const windowMs = 3;
/** Engines compile a loop while it runs, on a busy computer late, and in steps: timing goes on until it gets no faster. */
const noFaster = 0.9;
/** Milliseconds of a multiply-add that a loop takes which is not compiled yet, or a very slow computer: it is given all the time there is. */
const interpreted = 2.5e-6;
const mostWindows = 8;

export interface CpuTimer {
  /** Goes on timing until the product gets no faster so many times: milliseconds of a multiply-add in the best window of all so far. */
  time(patience: number): number;
}

/** Times the product in which the CPU side spends its time; one call for at most 24 ms, where products are shorter than 3. */
export function createCpuTimer(clock: () => number): CpuTimer {
  const numbers = (length: number): Float32Array => Float32Array.from({ length }, (_, index) => ((index * 7) % 11) / 11 - 0.5);
  const x = numbers(rows * units);
  const weights = numbers(units * units);
  const bias = numbers(units);
  const z = new Float32Array(rows * units);
  let best = Infinity;

  /** milliseconds of a multiply-add in one window */
  function timeWindow(): number {
    const startedAt = clock();
    let products = 0;
    let elapsed = 0;
    do {
      product(z, rows, units, bias, 0, 0, x, units, 1, weights, units, 1, units);
      products += 1;
      elapsed = clock() - startedAt;
    } while (elapsed < windowMs);
    return elapsed / (products * multiplyAdds);
  }

  return {
    time(patience) {
      for (let windows = 0, still = 0; windows < mostWindows && (still < patience || best > interpreted); windows += 1) {
        const before = best;
        best = Math.min(before, timeWindow());
        still = best < noFaster * before ? 0 : still + 1;
      }
      return best;
    },
  };
}
