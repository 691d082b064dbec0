import type { Dataset } from '@/engine/data/types';
import type { LossSpec } from '@/engine/experiment/types';
import type { BoundaryMap } from '@/engine/worker/insideProtocol';
import { argMax, classProbabilities } from './probabilities';

/** Cells along one side: fine enough for a smooth edge when drawn at twice the size, and one cheap forward pass. */
const boundaryResolution = 64;

/** The square of the plane that is painted, and the centres of its cells as network inputs. */
export interface BoundaryGrid {
  readonly resolution: number;
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
  /** [resolution², 2], row 0 at the top */
  readonly inputs: Float32Array;
}

/** null unless the inputs are points of a plane with classes. */
export function buildBoundaryGrid(dataset: Dataset, resolution = boundaryResolution): BoundaryGrid | null {
  if (dataset.classes === 0 || dataset.inputShape.length !== 1 || dataset.inputShape[0] !== 2) return null;
  const { xRange, yRange } = squareAround(dataset.train.inputs);
  const inputs = new Float32Array(resolution * resolution * 2);
  for (let row = 0; row < resolution; row += 1) {
    for (let column = 0; column < resolution; column += 1) {
      const at = (row * resolution + column) * 2;
      inputs[at] = xRange[0] + ((column + 0.5) / resolution) * (xRange[1] - xRange[0]);
      inputs[at + 1] = yRange[1] - ((row + 0.5) / resolution) * (yRange[1] - yRange[0]);
    }
  }
  return { resolution, xRange, yRange, inputs };
}

/** All points with a tenth of their extent as margin; a square, so that a circle looks like one. */
function squareAround(points: Float32Array): { xRange: [number, number]; yRange: [number, number] } {
  const low = [Infinity, Infinity];
  const high = [-Infinity, -Infinity];
  points.forEach((value, index) => {
    const axis = index % 2;
    low[axis] = Math.min(low[axis]!, value);
    high[axis] = Math.max(high[axis]!, value);
  });
  const half = 0.6 * Math.max(high[0]! - low[0]!, high[1]! - low[1]!, 1e-6);
  const around = (axis: number): [number, number] => {
    const middle = (low[axis]! + high[axis]!) / 2;
    return [middle - half, middle + half];
  };
  return { xRange: around(0), yRange: around(1) };
}

/** Most probable class of every cell and its probability, from each lane's outputs on the grid. */
export function buildBoundaryMap(grid: BoundaryGrid, classes: number, losses: readonly LossSpec[], outputs: readonly Float32Array[]): BoundaryMap {
  const cells = grid.resolution * grid.resolution;
  const lanes = outputs.map((values, lane) => {
    const probabilities = classProbabilities(losses[lane]!, values, cells, classes);
    const predicted = new Uint8Array(cells);
    const confidence = new Float32Array(cells);
    for (let cell = 0; cell < cells; cell += 1) {
      const best = argMax(probabilities, cell * classes, classes);
      const probability = probabilities[cell * classes + best]!;
      predicted[cell] = best;
      confidence[cell] = Number.isFinite(probability) ? probability : 0;
    }
    return { classes: predicted, confidence };
  });
  return { resolution: grid.resolution, xRange: grid.xRange, yRange: grid.yRange, lanes };
}
