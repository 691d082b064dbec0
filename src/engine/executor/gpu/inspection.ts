import type { LayerProbe } from '@/engine/executor/executor';
import type { Device } from '@/engine/tensor/device';
import { unpackLane, type Matrix } from '@/engine/tensor/matrix';
import type { Network } from './network';

/** What the last forward and backward pass left on the device, as plain numbers per lane and block. */
export interface Inspection {
  read(batch: Matrix, gradients: readonly (Matrix | null)[]): Promise<readonly (readonly LayerProbe[])[]>;
  dispose(): void;
}

const none = new Float32Array(0);

export function createInspection(device: Device, { stages, outputs }: Network, rows: number, lanes: number): Inspection {
  // Outputs that no tail has changed are the pre-activations; an identity core passes its input on.
  const bare = stages.map(({ features, curved, block }) => (curved && block.core.kind !== 'identity' ? device.createMatrix(rows, features + 1, lanes) : null));

  return {
    async read(batch, gradients) {
      stages.forEach((stage, index) => {
        const target = bare[index];
        if (target) stage.bare(index === 0 ? batch : outputs[index - 1]!.y, target);
      });
      const list = stages.map((stage, index) => ({
        y: outputs[index]!.y,
        z: bare[index] ?? (stage.block.core.kind === 'identity' ? batch : outputs[index]!.y),
        parameters: stage.parameters,
        gradient: gradients[index] ?? null,
      }));
      const matrices = [...new Set(list.flatMap(({ y, z, parameters, gradient }) => [y, z, ...(parameters === null ? [] : [parameters.current.weights]), ...(gradient === null ? [] : [gradient])]))];
      const texels = await device.read(matrices);
      const numbers = (matrix: Matrix, lane: number, rowCount: number, columns: number): Float32Array =>
        unpackLane(texels[matrices.indexOf(matrix)]!, matrix, matrix === batch ? 0 : lane, rowCount, columns);
      return Array.from({ length: lanes }, (_, lane) =>
        list.map(({ y, z, parameters, gradient }, index): LayerProbe => {
          const { features, block } = stages[index]!;
          return {
            layer: block.layers.at(-1)!,
            activations: numbers(y, lane, rows, features),
            preActivations: numbers(z, lane, rows, features),
            weights: parameters === null ? none : numbers(parameters.current.weights, lane, parameters.block.rows, parameters.block.columns),
            gradients: parameters === null || gradient === null ? none : numbers(gradient, lane, parameters.block.rows, parameters.block.columns),
          };
        }));
    },
    dispose() {
      for (const matrix of bare) matrix?.dispose();
    },
  };
}
