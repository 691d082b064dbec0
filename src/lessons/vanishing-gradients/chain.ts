import { expectedSignal, nominalVariance, propagate, type DepthLine, type LayerSignal, type Translated } from '@/lesson-kit';
import { inits, recipes, type Recipe, type RecipeName } from './networks';

/** Width of the lab's hidden layers. */
const width = 32;
const samples = 32;

export interface Network {
  readonly id: RecipeName;
  readonly lane: number;
  readonly name: Translated;
}

/** Numbered like the lanes of preset 1, then the two of the myth. */
export const networks: readonly Network[] = [
  { id: 'sigmoid', lane: 0, name: { en: 'sigmoid, Glorot', zh: 'sigmoid，Glorot' } },
  { id: 'sigmoidLarge', lane: 1, name: { en: 'sigmoid, N(0,\u00a01)', zh: 'sigmoid，N(0,\u00a01)' } },
  { id: 'sigmoidNorm', lane: 2, name: { en: 'sigmoid, Glorot, batch norm', zh: 'sigmoid，Glorot，批归一化' } },
  { id: 'tanh', lane: 3, name: { en: 'tanh, Glorot', zh: 'tanh，Glorot' } },
  { id: 'relu', lane: 4, name: { en: 'ReLU, He', zh: 'ReLU，He' } },
  { id: 'sigmoidSmall', lane: 5, name: { en: 'sigmoid, N(0,\u00a00.01²)', zh: 'sigmoid，N(0,\u00a00.01²)' } },
  { id: 'tanhLarge', lane: 6, name: { en: 'tanh, N(0,\u00a01)', zh: 'tanh，N(0,\u00a01)' } },
];

export interface Chain {
  readonly network: Network;
  /** layer 1 first */
  readonly layers: readonly LayerSignal[];
  readonly lines: readonly DepthLine[];
}

/** What every layer multiplies the error by, and the running product from the top. */
export function chainOf(network: Network, depth: number, seed: number): Chain {
  const { activation, init, batchNorm = false }: Recipe = recipes[network.id];
  const layers = propagate({ init: inits[init], activation, depth, width, samples, seed, batchNorm });
  const { lane } = network;
  const measured: DepthLine = { lane, values: [layers[0]?.errorBelow ?? 1, ...layers.map(({ error }) => error)] };
  // The theory used here knows no normalisation.
  if (batchNorm) return { network, layers, lines: [measured] };
  const variance = nominalVariance(inits[init], { fanIn: width, fanOut: width, rows: width, columns: width });
  return { network, layers, lines: [{ lane, values: expectedSignal(activation, width * variance, depth).errors, expected: true }, measured] };
}
