import type { Device } from '@/engine/tensor/device';
import type { Matrix } from '@/engine/tensor/matrix';
import type { ProgramSource, UniformValues } from '@/engine/tensor/programs';
import type { Target } from '@/engine/tensor/targets';

/** The matrices behind the samplers of a program, by sampler name. */
export type Bindings = Readonly<Partial<Record<string, Matrix>>>;

/** A program that finds its inputs by name. */
export interface Kernel {
  run(target: Target, bindings: Bindings, values: UniformValues, rows?: { readonly first: number; readonly count: number }): void;
}

export function createKernel(device: Device, source: ProgramSource): Kernel {
  const program = device.program(source);
  return {
    run(target, bindings, values, rows) {
      const inputs = source.inputs.map((name) => {
        const matrix = bindings[name];
        if (matrix === undefined) throw new Error(`no matrix for ${name}`);
        return matrix;
      });
      device.draw(program, target, inputs, values, rows);
    },
  };
}

/** Built when it is first needed: most runs never probe, clip or evaluate with every program there is. */
export function lazy<Value>(build: () => Value): () => Value {
  let value: Value | undefined;
  return () => (value ??= build());
}
