import type { WebglSpeed } from '@/engine/choice/predictStep';
import type { Device } from '@/engine/tensor/device';
import { texels } from '@/engine/tensor/matrix';
import { denseSnippets } from './cores/dense';
import { plainLayout } from './cores/coreSnippets';
import { forwardSource } from './frames';
import { createKernel } from './kernel';
import type { Tail } from './tail';

/** A layer as lessons have them, of many rows: 2 million multiply-adds. Its output can be its next input. */
const units = 32;
const rows = 2048;
const multiplyAdds = rows * (units + 1) * units;
/** Work is issued in doubling amounts until it takes this long, which a clock of milliseconds can tell. */
const enoughMs = 2.5;
const programs = { first: 64, most: 1024 } as const;
const products = { first: 4, most: 64 } as const;
/** Where work hides behind the reading back, its time is this at least. */
const leastMs = 0.02;

const noTail: Tail = { uniforms: {}, functions: '', code: '' };

/**
 * Times the program that training steps are made of, once over two rows and once over all of them: what a program costs by
 * itself, and what its arithmetic costs. One program, as compiling takes longer than all the rest.
 */
export function calibrateGpu(device: Device, clock: () => number): WebglSpeed {
  const matrices = [device.createMatrix(units + 1, units), device.createMatrix(rows, units + 1), device.createMatrix(rows, units + 1)] as const;
  const [W, ...signals] = matrices;
  try {
    const kernel = createKernel(device, forwardSource(denseSnippets(units, units, plainLayout(false)).forward, noTail, units, null));
    /** Milliseconds until this many programs over these pairs of rows are finished; each reads what the last one wrote. */
    const time = (count: number, pairs: number): number => {
      const startedAt = clock();
      for (let index = 0; index < count; index += 1) {
        kernel.run(device.target(signals[(index + 1) % 2]!), { X: signals[index % 2]!, W }, { rows, pairs: texels(rows) }, { first: 0, count: pairs });
      }
      device.finish(device.target(signals[count % 2]!));
      return clock() - startedAt;
    };
    // Compiles, and warms up.
    time(2, 1);
    const reading = Math.min(time(1, 1), time(1, 1));
    const msPerProgram = msOfOne((count) => time(count, 1), reading, programs);
    const msOfProduct = msOfOne((count) => time(count, texels(rows)), reading, products);
    return { msPerProgram, msPerUnit: Math.max(leastMs / products.most, msOfProduct - msPerProgram) / multiplyAdds };
  } finally {
    for (const each of matrices) each.dispose();
  }
}

/** What one piece of work takes when many are issued; the shorter of two times, as others use the computer too. */
function msOfOne(time: (count: number) => number, reading: number, { first, most }: { readonly first: number; readonly most: number }): number {
  let count = first;
  let ms = time(count);
  while (ms - reading < enoughMs && count < most) {
    count *= 2;
    ms = time(count);
  }
  return Math.max(leastMs, Math.min(ms, time(count)) - reading) / count;
}
