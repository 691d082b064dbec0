import type { LaneState, ParameterBlock } from '@/engine/model/plan';
import type { Device } from '@/engine/tensor/device';
import type { Matrix } from '@/engine/tensor/matrix';

/** Weights and both accumulators of one block, all lanes. */
export interface ParameterSet {
  readonly weights: Matrix;
  readonly first: Matrix;
  readonly second: Matrix;
}

/** Two copies of a parameter block: an update reads `current` and writes `next`, then they change places. */
export interface Parameters {
  readonly block: ParameterBlock;
  readonly current: ParameterSet;
  readonly next: ParameterSet;
  swap(): void;
  write(states: readonly LaneState[]): void;
  dispose(): void;
}

/** The views of a LaneState that hold a block's numbers, in the order of `matricesOf`. */
export const stateViews = ['parameters', 'first', 'second'] as const;

export function createParameters(device: Device, block: ParameterBlock, lanes: number): Parameters {
  const create = (): ParameterSet => ({
    weights: device.createMatrix(block.rows, block.columns, lanes),
    first: device.createMatrix(block.rows, block.columns, lanes),
    second: device.createMatrix(block.rows, block.columns, lanes),
  });
  let current = create();
  let next = create();
  return {
    block,
    get current() { return current; },
    get next() { return next; },
    swap() { [current, next] = [next, current]; },
    write(states) {
      const end = block.offset + block.rows * block.columns;
      matricesOf(current).forEach((matrix, index) => device.upload(matrix, states.map((state) => state[stateViews[index]!].subarray(block.offset, end))));
    },
    dispose() {
      for (const matrix of [...matricesOf(current), ...matricesOf(next)]) matrix.dispose();
    },
  };
}

export const matricesOf = ({ weights, first, second }: ParameterSet): readonly [Matrix, Matrix, Matrix] => [weights, first, second];
