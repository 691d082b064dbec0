import type { WebglSpeed } from '@/engine/choice/predictStep';
import type { Device } from '@/engine/tensor/device';
import { texels, type Matrix } from '@/engine/tensor/matrix';
import { denseSnippets } from './cores/dense';
import { tileShape } from './cores/tiles';
import { forwardSource } from './frames';
import { createKernel } from './kernel';
import type { Tail } from './tail';

/** A product large enough to tell devices apart, small enough for one without a graphics card: 4 million multiply-adds. */
const large = { rows: 64, inputs: 256, units: 256 } as const;
const multiplyAdds = large.rows * large.inputs * large.units;
const small = 8;
/** Programs are issued in doubling numbers until they take this long, which a clock of milliseconds can tell. */
const enoughMs = 3;
const mostPrograms = 1024;
/** Where the product hides behind the reading back, a device is so fast that its arithmetic does not matter. */
const leastMs = 0.02;

const noTail: Tail = { uniforms: {}, functions: '', code: '' };

/** Times the programs that training steps are made of: what one costs by itself, and what its arithmetic costs. About 40 ms without a graphics card. */
export async function calibrateGpu(device: Device, clock: () => number): Promise<WebglSpeed> {
  const matrices: Matrix[] = [];
  const matrix = (rows: number, columns: number): Matrix => {
    const made = device.createMatrix(rows, columns);
    matrices.push(made);
    return made;
  };
  try {
    const issue = smallPrograms(device, matrix);
    const product = largeProduct(device, matrix);
    const time = async (work: () => Matrix): Promise<number> => {
      const startedAt = clock();
      await device.read([work()], [1]);
      return clock() - startedAt;
    };
    // Compiles all programs at once, and warms up.
    await time(() => {
      issue(2);
      return product(1);
    });
    const reading = await time(() => issue(1));
    const msPerProgram = await timePrograms(async (count) => (await time(() => issue(count))) - reading);
    const msOfProduct = (await time(() => product(texels(large.rows)))) - reading - msPerProgram;
    return { msPerProgram, msPerUnit: Math.max(leastMs, msOfProduct) / multiplyAdds };
  } finally {
    for (const each of matrices) each.dispose();
  }
}

async function timePrograms(time: (count: number) => Promise<number>): Promise<number> {
  let count = 64;
  let ms = await time(count);
  while (ms < enoughMs && count < mostPrograms) {
    count *= 2;
    ms = await time(count);
  }
  return Math.max(leastMs, ms) / count;
}

/** A layer of eight units, its output being the input of the next. */
function smallPrograms(device: Device, matrix: (rows: number, columns: number) => Matrix): (count: number) => Matrix {
  const kernel = createKernel(device, forwardSource(denseSnippets(small, small, false, small, tileShape(device.drawBuffers)).forward, noTail, small, null));
  const W = matrix(small + 1, small);
  const signals = [matrix(small, small + 1), matrix(small, small + 1)] as const;
  return (count) => {
    for (let index = 0; index < count; index += 1) kernel.run(device.target(signals[(index + 1) % 2]!), { X: signals[index % 2]!, W }, { rows: small, pairs: texels(small) });
    return signals[count % 2]!;
  };
}

/** The first rows of texels of a product. */
function largeProduct(device: Device, matrix: (rows: number, columns: number) => Matrix): (pairs: number) => Matrix {
  const { rows, inputs, units } = large;
  const kernel = createKernel(device, forwardSource(denseSnippets(inputs, units, false, rows, tileShape(device.drawBuffers)).forward, noTail, units, null));
  const [X, W, y] = [matrix(rows, inputs + 1), matrix(inputs + 1, units), matrix(rows, units + 1)];
  return (pairs) => {
    kernel.run(device.target(y), { X, W }, { rows, pairs: texels(rows) }, { first: 0, count: pairs });
    return y;
  };
}
