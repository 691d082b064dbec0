import { createStage, type Stage } from '@/engine/executor/gpu/stage';
import { planStages } from '@/engine/executor/gpu/stagePlan';
import { createHyper, packHyper } from '@/engine/executor/gpu/update';
import type { LayerSpec } from '@/engine/experiment/types';
import type { Device } from '@/engine/tensor/device';
import { texels, unpackLane, type Matrix } from '@/engine/tensor/matrix';
import { hyperAt, makeGroup } from './twins';

/** The first layer of a network on its own: forward and backward on given numbers, the rows of a batch in x. */
export interface OneStage {
  readonly stage: Stage;
  forward(x: readonly number[]): Promise<Float32Array>;
  evaluate(x: readonly number[]): Promise<Float32Array>;
  /** After `forward`: gradients over the parameters and over the input. */
  backward(dz: readonly number[]): Promise<{ readonly parameters: Float32Array; readonly input: Float32Array }>;
  dispose(): void;
}

/** Behind a layer of two outputs or fewer a layer of one unit would read its gradient in layers. */
const behind: LayerSpec = { kind: 'dense', units: 9 };

export function oneStage(device: Device, layers: readonly LayerSpec[], inputShape: readonly number[], rows: number, start: { readonly parameters?: readonly number[]; readonly running?: readonly number[] } = {}, step = 0): OneStage {
  const group = makeGroup({ inputShape, classes: 0, outputs: 9, size: rows, batchSize: rows, lanes: [{ layers: [...layers, behind] }] });
  const rowValues = { rows, pairs: texels(rows) };
  const stage = createStage(device, group, planStages(group, rows, device.drawBuffers)[0]!, rowValues);
  const state = { parameters: Float32Array.from(start.parameters ?? []), first: new Float32Array(0), second: new Float32Array(0), running: Float32Array.from(start.running ?? []) };
  stage.parameters?.write([state]);
  stage.running?.write([state]);
  const hyper = hyperAt(group, step);
  stage.prepare(step, hyper, packHyper(hyper, createHyper(1)));

  const X = device.createMatrix(rows, stage.inputFeatures + 1);
  const y = device.createMatrix(rows, stage.features + 1);
  const slope = stage.curved ? device.createMatrix(rows, stage.features + 1) : null;
  const dz = device.createMatrix(rows, stage.features);
  const dx = device.createMatrix(rows, stage.inputFeatures);
  const block = stage.parameters?.block;
  const gradient = block === undefined ? null : device.createMatrix(block.rows, block.columns);
  const read = async (matrix: Matrix, rowCount: number, columns: number): Promise<Float32Array> => {
    const [data = new Float32Array(0)] = await device.read([matrix]);
    return unpackLane(data, matrix, 0, rowCount, columns);
  };
  const upload = (x: readonly number[]): void => {
    const withOnes = x.flatMap((value, index) => (index % stage.inputFeatures === stage.inputFeatures - 1 ? [value, 1] : [value]));
    device.upload(X, [withOnes]);
  };
  return {
    stage,
    forward(x) {
      upload(x);
      stage.train(X, { y, slope });
      return read(y, rows, stage.features);
    },
    evaluate(x) {
      upload(x);
      stage.pass(X, y, rowValues, { kind: 'evaluation' }, 0);
      return read(y, rows, stage.features);
    },
    async backward(upstream) {
      device.upload(dz, [upstream]);
      if (gradient !== null) stage.parameterGradient(X, dz, gradient);
      stage.inputGradient(X, dz, dx, null);
      return {
        parameters: gradient === null || block === undefined ? new Float32Array(0) : await read(gradient, block.rows, block.columns),
        input: await read(dx, rows, stage.inputFeatures),
      };
    },
    dispose() {
      stage.dispose();
      for (const matrix of [X, y, slope, dz, dx, gradient]) matrix?.dispose();
    },
  };
}
