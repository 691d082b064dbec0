import type { InitSpec } from '@/engine/experiment/types';
import type { KernelShape } from '@/engine/math/initialisers';
import file from '../initializers.json';
import { caseOf } from './file';

export { file as initialiserFile };

interface Data {
  readonly id: string;
  readonly expected: { readonly mean: number; readonly variance: number; readonly min?: number | null; readonly max?: number | null };
  readonly sampling: { readonly n: number; readonly mean_5sigma: number; readonly variance_rel_5sigma: number };
}

/** Moments a drawn kernel must have, with the five-sigma widths of its size. */
export interface InitialiserCase extends Data {
  readonly spec: InitSpec;
  readonly shape: KernelShape;
}

interface KerasCase { readonly shape: readonly number[]; readonly fan_in: number; readonly fan_out: number; readonly initializers: readonly Data[] }
interface CaffeCase { readonly fan_in: number; readonly fan_out: number; readonly fillers: readonly Data[] }

const rules = { glorot: 'glorot', he: 'he', lecun: 'lecun' } as const;

/** Entries of one Keras case that the product offers: untruncated normals and uniforms. */
export function kerasCases(id: string): readonly InitialiserCase[] {
  const { fan_in: fanIn, fan_out: fanOut, shape: sizes, initializers } = caseOf<KerasCase>(file, id);
  const columns = sizes.at(-1) ?? 0;
  const shape = { fanIn, fanOut, rows: sizes.slice(0, -1).reduce((left, right) => left * right, 1), columns };
  return Object.values(rules).flatMap((kind) => [
    { ...named(initializers, `${kind}_normal_untruncated`), spec: { kind, distribution: 'normal' }, shape },
    { ...named(initializers, `${kind}_uniform`), spec: { kind, distribution: 'uniform' }, shape },
  ]);
}

function named(entries: readonly Data[], id: string): Data {
  const found = entries.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(`no initialiser "${id}"`);
  return found;
}

const caffe = caseOf<CaffeCase>(file, 'caffe_fillers_shape_64x32x3x3');
export const caffeShape: KernelShape = { fanIn: caffe.fan_in, fanOut: caffe.fan_out, rows: 288, columns: 64 };

const fillers: readonly (readonly [id: string, spec: InitSpec])[] = [
  ['uniform', { kind: 'uniform', low: -0.05, high: 0.05 }],
  ['gaussian', { kind: 'normal', sigma: 0.01 }],
  ['xavier_FAN_IN', { kind: 'caffeXavier', fan: 'in' }],
  ['xavier_FAN_OUT', { kind: 'caffeXavier', fan: 'out' }],
  ['xavier_AVERAGE', { kind: 'caffeXavier', fan: 'average' }],
  ['msra_FAN_IN', { kind: 'caffeMsra', fan: 'in' }],
  ['msra_FAN_OUT', { kind: 'caffeMsra', fan: 'out' }],
];
export const caffeCases: readonly InitialiserCase[] = fillers.map(([id, spec]) => ({ ...named(caffe.fillers, id), spec, shape: caffeShape }));

/** Every entry of a case, to see that none is forgotten. */
export const kerasIds = (id: string): readonly string[] => caseOf<KerasCase>(file, id).initializers.map((entry) => entry.id);
export const caffeIds: readonly string[] = caffe.fillers.map((entry) => entry.id);

interface BilinearKernel { readonly kernel: number; readonly weights: readonly (readonly number[])[] }
export const bilinearKernels = (named(caffe.fillers, 'bilinear') as unknown as { kernels: readonly BilinearKernel[] }).kernels;
export const positiveUnitball = named(caffe.fillers, 'positive_unitball') as unknown as { expected: { mean: number; variance_approx_value: number } };

interface OrthogonalExample {
  readonly shape: readonly [number, number];
  readonly gain: number;
  readonly gaussian_input: readonly (readonly number[])[];
  readonly W: readonly (readonly number[])[];
}
export const orthogonalExamples = caseOf<{ examples: readonly OrthogonalExample[] }>(file, 'orthogonal').examples;
export const pytorchLinear = caseOf<{ linear_fan_in_300: { limit: number; variance: number } }>(file, 'pytorch_defaults').linear_fan_in_300;
export const initialiserTolerance = file.tolerance.float64;
