import type { StepHyper } from '@/engine/executor/executor';
import type { Device } from '@/engine/tensor/device';
import { texels, type Matrix } from '@/engine/tensor/matrix';
import { maxLanes, type ProgramSource } from '@/engine/tensor/programs';
import { applySource } from './frames';
import { createKernel, type Bindings, type Kernel } from './kernel';
import type { Parameters } from './parameters';

/** Side by side sums per block: one fragment adds every 64th texel. */
const lanesOfSum = 64;
/** Gradient blocks that one program can look at; WebGL2 promises 16 samplers. */
export const blocksPerProgram = 8;

/**
 * Clipping by a norm needs every gradient before the first update: gradients are kept, their squares summed, and a second
 * round of programs updates with g·min(1, c/‖g‖). Adds one program per block and ⌈blocks/8⌉ + 1.
 */
export interface NormClipping {
  /** Updates all parameters from the kept gradients, `gradients` in the same order; they are in `next` then. */
  update(gradients: readonly Matrix[], hyper: readonly StepHyper[], packed: Float32Array): void;
  dispose(): void;
}

export const needsNorms = (hyper: readonly StepHyper[]): boolean => hyper.some(({ clipNorm, clipGlobalNorm }) => clipNorm > 0 || clipGlobalNorm > 0);

export function createNormClipping(device: Device, blocks: readonly Parameters[], lanes: number): NormClipping {
  const squares = device.createMatrix(2 * blocks.length, 2 * lanesOfSum, lanes);
  const factors = device.createMatrix(2, 2 * blocks.length, lanes);
  const limits = new Float32Array(4 * maxLanes);
  const groups = Array.from({ length: Math.ceil(blocks.length / blocksPerProgram) }, (_, index) => {
    const first = index * blocksPerProgram;
    const part = blocks.slice(first, first + blocksPerProgram).map(({ current: { weights } }) => weights);
    return { first, count: part.length, kernel: createKernel(device, squaresSource(part)) };
  });
  const factorKernel = createKernel(device, factorsSource(blocks.length));
  const updates: readonly Kernel[] = blocks.map(({ block }) => createKernel(device, applySource(block)));

  return {
    update(gradients, hyper, packed) {
      hyper.forEach(({ clipNorm, clipGlobalNorm }, lane) => limits.set([clipNorm, clipGlobalNorm, 0, 0], 4 * lane));
      for (const { first, count, kernel } of groups) {
        const bindings: Bindings = Object.fromEntries(gradients.slice(first, first + count).map((matrix, index) => [`G${index}`, matrix]));
        kernel.run(device.target(squares), bindings, { lanes, first }, { first: first * lanes, count: count * lanes });
      }
      factorKernel.run(device.target(factors), { SQUARES: squares }, { lanes, limits });
      blocks.forEach(({ current, next }, index) => {
        updates[index]!.run(
          device.target(next.weights, next.first, next.second),
          { G: gradients[index]!, NORMS: factors, W: current.weights, M: current.first, V: current.second },
          { hyper: packed, blockIndex: index },
        );
      });
    },
    dispose() {
      squares.dispose();
      factors.dispose();
    },
  };
}

/** Rows block · lanes + lane, 64 partial sums of g² each. */
function squaresSource(blocks: readonly Pick<Matrix, 'rows' | 'width'>[]): ProgramSource {
  const cases = blocks.map(({ rows, width }, index) => `
    case ${index}:
      for (int i = p.x; i < ${width * texels(rows)}; i += ${lanesOfSum}) {
        vec4 g = G${index}_at(ivec2(i % ${width}, lane * ${texels(rows)} + i / ${width}));
        sum += dot(g, g);
      }
      break;`);
  return {
    inputs: blocks.map((_, index) => `G${index}`),
    outputs: ['squares'],
    uniforms: { lanes: 'int', first: 'int' },
    body: `
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  int lane = p.y % lanes;
  float sum = 0.0;
  switch (p.y / lanes - first) {${cases.join('')}
  }
  squares = vec4(sum, 0.0, 0.0, 0.0);
}`,
  };
}

/** Column block, row lane: min(1, c/‖g‖) for the norm of the block or of all blocks; 1 where nothing is clipped. */
function factorsSource(blocks: number): ProgramSource {
  return {
    inputs: ['SQUARES'],
    outputs: ['factor'],
    uniforms: { lanes: 'int', limits: 'vec4s:1' },
    body: `
float sumOf(int block, int lane) {
  float sum = 0.0;
  for (int i = 0; i < ${lanesOfSum}; i++) sum += SQUARES_at(ivec2(i, block * lanes + lane)).x;
  return sum;
}

/** A NaN norm is not below the limit and stays visible. */
float clipFactor(float norm, float limit) { return norm <= limit ? 1.0 : limit / norm; }

void main() {
  int block = int(gl_FragCoord.x);
  int lane = int(gl_FragCoord.y);
  float result = 1.0;
  if (limits[lane].x > 0.0) result *= clipFactor(sqrt(sumOf(block, lane)), limits[lane].x);
  if (limits[lane].y > 0.0) {
    float total = 0.0;
    for (int each = 0; each < ${blocks}; each++) total += sumOf(each, lane);
    result *= clipFactor(sqrt(total), limits[lane].y);
  }
  factor = vec4(result, 0.0, 0.0, 0.0);
}`,
  };
}
