import type { TensorInfo, NamedAttrMap } from '@tensorflow/tfjs-core';
import { avgPoolConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/AvgPool';
import { avgPoolGradConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/AvgPoolGrad';
import { conv2DConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Conv2D';
import { conv2DBackpropFilterConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Conv2DBackpropFilter';
import { conv2DBackpropInputConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Conv2DBackpropInput';
import { maxPoolConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/MaxPool';
import { maxPoolGradConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/MaxPoolGrad';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Device } from '@/engine/tensor/device';
import { outputSize } from '@/engine/math/windows';
import { randomNormal, streamKey } from '@/lib/random';
import { oneStage } from './oneStage';
import { openDevice } from './openDevice';
import { distance } from './twins';

/** The same layers through tfjs' own kernels, on the same context: an independent second opinion. */
let device: Device;
beforeAll(async () => { device = await openDevice(); });
afterAll(() => device.dispose());

type Config = { readonly kernelFunc: (parameters: { inputs: Record<string, TensorInfo>; backend: object; attrs?: NamedAttrMap }) => TensorInfo | TensorInfo[] };

async function kernel(config: Config, inputs: Record<string, readonly [shape: number[], values: Float32Array]>, attrs: NamedAttrMap): Promise<Float32Array> {
  const { backend } = device.tensors;
  const infos = Object.fromEntries(Object.entries(inputs).map(([name, [shape, values]]) => [name, backend.makeTensorInfo(shape, 'float32', values)]));
  const output = config.kernelFunc({ inputs: infos, backend, attrs }) as TensorInfo;
  const values = Float32Array.from((await backend.read(output.dataId)) as Float32Array);
  for (const info of [...Object.values(infos), output]) backend.disposeIntermediateTensorInfo(info);
  return values;
}

const key = streamKey(3, 'noise');
const normals = (count: number, from: number): Float32Array => Float32Array.from({ length: count }, (_, index) => randomNormal(key, from + index));

const rows = 3;
const cases = [
  { side: [6, 6], channels: 2, filters: 4, size: 3, stride: 1, padding: 'same' },
  { side: [7, 5], channels: 3, filters: 5, size: 3, stride: 2, padding: 'same' },
  { side: [8, 9], channels: 1, filters: 6, size: 5, stride: 1, padding: 'valid' },
  { side: [9, 9], channels: 4, filters: 2, size: 2, stride: 2, padding: 'valid' },
  { side: [5, 5], channels: 5, filters: 3, size: 1, stride: 1, padding: 'valid' },
] as const;

describe('layers agree with the kernels of tfjs', () => {
  it.each(cases)('convolution $side × $channels → $filters, kernel $size, stride $stride, $padding', async ({ side: [height, width], channels, filters, size, stride, padding }) => {
    const window = { size, stride, padding };
    const [outHeight, outWidth] = [outputSize(height, window), outputSize(width, window)];
    const [x, w, dz] = [normals(rows * height * width * channels, 0), normals(size * size * channels * filters, 1e6), normals(rows * outHeight * outWidth * filters, 2e6)];
    const [shapeX, shapeW, shapeZ] = [[rows, height, width, channels], [size, size, channels, filters], [rows, outHeight, outWidth, filters]];
    const attrs = { strides: stride, pad: padding, dataFormat: 'NHWC', dilations: 1, dimRoundingMode: 'floor' };
    const one = oneStage(device, [{ kind: 'conv2d', filters, kernel: size, stride, padding }], [height, width, channels], rows, { parameters: [...w, ...normals(filters, 0).fill(0)] });
    expect(distance(await one.forward([...x]), await kernel(conv2DConfig as Config, { x: [shapeX, x], filter: [shapeW, w] }, attrs))).toBeLessThan(1e-5);
    const ours = await one.backward([...dz]);
    expect(distance(ours.input, await kernel(conv2DBackpropInputConfig as Config, { dy: [shapeZ, dz], filter: [shapeW, w] }, { ...attrs, inputShape: shapeX }))).toBeLessThan(1e-5);
    expect(distance(ours.parameters.subarray(0, w.length), await kernel(conv2DBackpropFilterConfig as Config, { x: [shapeX, x], dy: [shapeZ, dz] }, { ...attrs, filterShape: shapeW }))).toBeLessThan(1e-5);
    one.dispose();
  });

  async function comparePools(kind: 'maxPool' | 'avgPool', { side: [height, width], channels, size, stride, padding }: (typeof cases)[number]) {
    const window = { size, stride, padding };
    const [forward, backward] = kind === 'maxPool' ? [maxPoolConfig, maxPoolGradConfig] : [avgPoolConfig, avgPoolGradConfig];
    const x = normals(rows * height * width * channels, 0);
    const dz = normals(rows * outputSize(height, window) * outputSize(width, window) * channels, 1e6);
    const [shapeX, shapeZ] = [[rows, height, width, channels], [rows, outputSize(height, window), outputSize(width, window), channels]];
    const attrs = { filterSize: size, strides: stride, pad: padding, dimRoundingMode: 'floor' };
    const one = oneStage(device, [{ kind, ...window }], [height, width, channels], rows);
    const output = await kernel(forward as Config, { x: [shapeX, x] }, attrs);
    const values = distance(await one.forward([...x]), output);
    const expected = await kernel(backward as Config, { dy: [shapeZ, dz], input: [shapeX, x], output: [shapeZ, output] }, attrs);
    const gradients = distance((await one.backward([...dz])).input, expected);
    one.dispose();
    return { values, gradients };
  }

  it.each(cases)('largest of $side × $channels, size $size, stride $stride, $padding', async (shape) => {
    const { values, gradients } = await comparePools('maxPool', shape);
    expect(values).toBeLessThan(1e-6);
    expect(gradients).toBeLessThan(1e-6);
  });

  it.each(cases)('mean of $side × $channels, size $size, stride $stride, $padding', async (shape) => {
    expect((await comparePools('avgPool', shape)).values).toBeLessThan(1e-6);
  });

  // With padding tfjs counts it in the way back, unlike in the way forward; ours (and TensorFlow's) never does.
  it.each(cases.filter(({ padding }) => padding === 'valid'))('mean of $side × $channels, size $size, way back', async (shape) => {
    expect((await comparePools('avgPool', shape)).gradients).toBeLessThan(1e-6);
  });
});
