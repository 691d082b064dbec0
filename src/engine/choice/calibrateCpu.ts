import { product } from '@/engine/executor/cpu/matrixProduct';
import type { CpuSpeed } from './predictStep';

/** A layer as lessons have them: 65,536 multiply-adds. */
const rows = 64;
const units = 32;
const multiplyAdds = rows * units * units;
/** Some browsers round their clocks to a millisecond. */
const windowMs = 3;
/** Engines compile a loop while it runs, on a busy computer late, and in steps: it goes on until it gets no faster twice. */
const noFaster = 0.9;
/** Milliseconds of a multiply-add that a loop takes which is not compiled yet, or a very slow computer: it is given all the time there is. */
const interpreted = 2.5e-6;
const mostWindows = 16;

/** Times the product in which the CPU side spends its time, for 9 to 48 ms. */
export function calibrateCpu(clock: () => number): CpuSpeed {
  const numbers = (length: number): Float32Array => Float32Array.from({ length }, (_, index) => ((index * 7) % 11) / 11 - 0.5);
  const x = numbers(rows * units);
  const weights = numbers(units * units);
  const bias = numbers(units);
  const z = new Float32Array(rows * units);
  /** milliseconds of a multiply-add in one window */
  const time = (): number => {
    const startedAt = clock();
    let products = 0;
    do {
      product(z, rows, units, bias, 0, 0, x, units, 1, weights, units, 1, units);
      products += 1;
    } while (clock() - startedAt < windowMs);
    return (clock() - startedAt) / (products * multiplyAdds);
  };
  let msPerMultiplyAdd = time();
  for (let windows = 1, still = 0; windows < mostWindows && (still < 2 || msPerMultiplyAdd > interpreted); windows += 1) {
    const before = msPerMultiplyAdd;
    msPerMultiplyAdd = Math.min(before, time());
    still = msPerMultiplyAdd < noFaster * before ? 0 : still + 1;
  }
  return { msPerUnit: msPerMultiplyAdd };
}
