import type { LayerProbe } from '@/engine/executor/executor';
import type { Device } from '@/engine/tensor/device';
import { unpackLane, type Matrix } from '@/engine/tensor/matrix';
import type { Block } from '@/engine/model/plan';
import type { Network } from './network';
import type { Parameters } from './parameters';

/** What the last forward and backward pass left on the device, as plain numbers per lane and block. */
export interface Inspection {
  read(batch: Matrix, gradients: readonly (Matrix | null)[]): Promise<readonly (readonly LayerProbe[])[]>;
  dispose(): void;
}

const none = new Float32Array(0);

/** The matrices that show one block. */
interface BlockView {
  readonly block: Block;
  readonly features: number;
  readonly y: Matrix;
  readonly z: Matrix;
  readonly parameters: Parameters | null;
  readonly gradient: Matrix | null;
}

export function createInspection(device: Device, { stages, outputs }: Network, rows: number, lanes: number): Inspection {
  const room = (features: number): Matrix => device.createMatrix(rows, features + 1, lanes);
  // Outputs that no tail has changed are the pre-activations; an identity core passes its input on.
  const bare = stages.map(({ features, curved, blocks }) => (curved && blocks[0]!.core.kind !== 'identity' ? room(features) : null));
  const inner = stages.map((stage) => (stage.inner === null ? null : { z: room(stage.inner.features), y: room(stage.inner.features) }));

  /** Draws what the step has not kept, and names the matrices of every block. */
  function view(index: number, batch: Matrix, gradient: Matrix | null): readonly BlockView[] {
    const stage = stages[index]!;
    const input = index === 0 ? batch : outputs[index - 1]!.y;
    const { y } = outputs[index]!;
    const { parameters } = stage;
    const z = bare[index] ?? (stage.blocks[0]!.core.kind === 'identity' ? input : y);
    if (bare[index]) stage.bare(input, z);
    const last = { block: stage.blocks.at(-1)!, features: stage.features, y, z };
    const hidden = inner[index];
    if (!hidden || stage.inner === null) return [{ ...last, parameters, gradient }];
    stage.inner.bare(input, hidden.z);
    stage.inner.whole(input, hidden.y);
    return [{ block: stage.blocks[0]!, features: stage.inner.features, ...hidden, parameters, gradient }, { ...last, parameters: null, gradient: null }];
  }

  return {
    async read(batch, gradients) {
      const views = stages.flatMap((_, index) => view(index, batch, gradients[index] ?? null));
      const matrices = [...new Set(views.flatMap(({ y, z, parameters, gradient }) => [y, z, ...(parameters === null ? [] : [parameters.current.weights]), ...(gradient === null ? [] : [gradient])]))];
      const texels = await device.read(matrices);
      const numbers = (matrix: Matrix, lane: number, rowCount: number, columns: number): Float32Array =>
        unpackLane(texels[matrices.indexOf(matrix)]!, matrix, matrix === batch ? 0 : lane, rowCount, columns);
      return Array.from({ length: lanes }, (_, lane) =>
        views.map(({ block, features, y, z, parameters, gradient }): LayerProbe => ({
          layer: block.layers.at(-1)!,
          activations: numbers(y, lane, rows, features),
          preActivations: numbers(z, lane, rows, features),
          weights: parameters === null ? none : numbers(parameters.current.weights, lane, parameters.block.rows, parameters.block.columns),
          gradients: parameters === null || gradient === null ? none : numbers(gradient, lane, parameters.block.rows, parameters.block.columns),
        })));
    },
    dispose() {
      for (const matrix of bare) matrix?.dispose();
      for (const hidden of inner) {
        hidden?.y.dispose();
        hidden?.z.dispose();
      }
    },
  };
}
