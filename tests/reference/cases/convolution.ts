import type { Shape3, Window } from '@/engine/math/windows';
import { flatten, type Nested } from '../compare';
import file from '../convolution.json';
import { caseOf, type Tolerances } from './file';

export { file as convolutionFile };
export const convolutionTolerances: Tolerances = file.tolerance;

type Matrix = readonly (readonly number[])[];

/** One image, stride and padding; arrays are flat: x [h,w,c], kernel [kh,kw,in,out], output [h',w',out]. */
export interface ConvolutionCase {
  readonly id: string;
  readonly x: readonly number[];
  readonly shape: Shape3;
  readonly kernel: readonly number[];
  readonly bias: readonly number[];
  readonly window: Window;
  readonly output: readonly number[];
}

/** The 6×6 image of all spatial cases. */
export const image = { x: file.input_6x6.flat(), shape: [6, 6, 1] as Shape3 };

interface Spatial {
  readonly kernel: Matrix;
  readonly stride: number;
  readonly padding: 'same' | 'valid';
  readonly dilation: number;
  readonly output: Matrix;
}

/** A dilated kernel is a larger one with zeros between its weights. */
function dilated(kernel: Matrix, dilation: number): number[] {
  const size = dilation * (kernel.length - 1) + 1;
  return Array.from({ length: size * size }, (_, index) => {
    const row = Math.floor(index / size) / dilation;
    const column = (index % size) / dilation;
    return kernel[row]?.[column] ?? 0;
  });
}

function spatial(id: string): ConvolutionCase {
  const { kernel, stride, padding, dilation, output } = caseOf<Spatial>(file, id);
  const weights = dilated(kernel, dilation);
  return { id, ...image, kernel: weights, bias: [0], window: { size: Math.sqrt(weights.length), stride, padding }, output: output.flat() };
}

/** PyTorch's symmetric padding 1 is an image with a frame of zeros. */
function framed(): ConvolutionCase {
  const id = 'asym3_stride2_pytorch_padding1';
  const { kernel, output } = caseOf<Spatial>(file, id);
  const x = Array.from({ length: 64 }, (_, index) => file.input_6x6[Math.floor(index / 8) - 1]?.[(index % 8) - 1] ?? 0);
  return { id, x, shape: [8, 8, 1], kernel: kernel.flat(), bias: [0], window: { size: 3, stride: 2, padding: 'valid' }, output: output.flat() };
}

/** The mathematical convolution is ours with the kernel turned by 180°. */
function rotated(): ConvolutionCase {
  const id = 'asym3_true_convolution_valid';
  const { kernel, output } = caseOf<Spatial>(file, id);
  return { id, ...image, kernel: kernel.flat().toReversed(), bias: [0], window: { size: 3, stride: 1, padding: 'valid' }, output: output.flat() };
}

interface Channels { readonly x: Nested; readonly kernel: Nested; readonly bias?: readonly number[]; readonly output: Nested }

function multichannel(): ConvolutionCase {
  const id = 'multichannel_same';
  const { x, kernel, bias = [], output } = caseOf<Channels>(file, id);
  return { id, x: flatten(x), shape: [4, 4, 2], kernel: flatten(kernel), bias, window: { size: 3, stride: 1, padding: 'same' }, output: flatten(output) };
}

/** One filter per channel is a full kernel without the weights between different channels. */
function depthwise(): ConvolutionCase {
  const id = 'depthwise_same';
  const { x, kernel, output } = caseOf<Channels>(file, id);
  const full = flatten(kernel).flatMap((weight, index) => (index % 2 === 0 ? [weight, 0] : [0, weight]));
  return { id, x: flatten(x), shape: [4, 4, 2], kernel: full, bias: [0, 0], window: { size: 3, stride: 1, padding: 'same' }, output: flatten(output) };
}

const spatialIds = file.cases.filter((entry) => 'dilation' in entry).map(({ id }) => id);
export const convolutionCases: readonly ConvolutionCase[] = [...spatialIds.map(spatial), framed(), rotated(), multichannel(), depthwise()];

/** Gradients of the first kernel over the 6×6 image, valid, stride 1. */
export const convolutionGradient = caseOf<{ dy: Matrix; kernel: Matrix; dinput: Matrix; dkernel: Matrix }>(file, 'asym3_stride1_valid_gradients');
/** A transposed convolution is the input gradient of a convolution. */
export const transposed = caseOf<{ x: Matrix; kernel: Matrix; output: Matrix }>(file, 'transposed_stride2_valid');

/** Both pools of the 6×6 image. */
export interface PoolCase {
  readonly id: string;
  readonly window: Window;
  readonly max: readonly number[];
  readonly average: readonly number[];
}

function pool(id: string, size: number, stride: number, padding: 'same' | 'valid'): PoolCase {
  const { max, average } = caseOf<{ max: Nested; average: Nested }>(file, id);
  return { id, window: { size, stride, padding }, max: flatten(max), average: flatten(average) };
}

export const poolCases: readonly PoolCase[] = [
  pool('pool2_stride2_valid', 2, 2, 'valid'),
  pool('pool3_stride2_valid', 3, 2, 'valid'),
  pool('pool3_stride2_same', 3, 2, 'same'),
  pool('pool2_stride1_same', 2, 1, 'same'),
  pool('pool3_stride3_valid', 3, 3, 'valid'),
  pool('global_pool', 6, 6, 'valid'),
];
export const maxPoolGradientCase = caseOf<{ dinput: Matrix }>(file, 'max_pool2_gradient_of_sum').dinput.flat();

/** n, k, stride, dilation, then the two output sizes. */
export const outputSizes = caseOf<{ rows_n_k_s_d_valid_same: readonly (readonly [number, number, number, number, number, number])[] }>(file, 'output_size_table').rows_n_k_s_d_valid_same;
