import type { ActivationName, InitSpec, Lane, LayerSpec } from '@/engine/experiment/types';

/** What the settings of a lane say about its network. */
export interface Structure {
  /** dense and convolutional layers before the output */
  readonly hidden: number;
  /** units (feature maps) of the narrowest of them; Infinity when there is none */
  readonly narrowest: number;
  readonly batchNorm: boolean;
  /** highest rate, 0 without dropout */
  readonly dropout: number;
  /** null: no activation at all, or only the identity */
  readonly activation: ActivationName | null;
  /** lowest bias of a hidden layer at the start */
  readonly bias: number;
  /** every unit of some hidden layer starts as a copy of its neighbour */
  readonly unitsEqual: boolean;
}

type Kernel = Extract<LayerSpec, { readonly kind: 'dense' | 'conv2d' }>;

const isKernel = (layer: LayerSpec): layer is Kernel => layer.kind === 'dense' || layer.kind === 'conv2d';
const unitsOf = (layer: Kernel): number => (layer.kind === 'dense' ? layer.units : layer.filters);

/** Whether all weights of a layer get the same value. */
function isUniform(init: InitSpec): boolean {
  switch (init.kind) {
    case 'zeros':
    case 'constant': return true;
    case 'normal': return init.sigma === 0;
    case 'uniform': return init.low === init.high;
    case 'gain':
    case 'orthogonal': return init.gain === 0;
    default: return false;
  }
}

export function readStructure({ layers, init }: Lane): Structure {
  const kernels = layers.filter(isKernel).slice(0, -1);
  const activations = layers.filter((layer) => layer.kind === 'activation').map(({ fn }) => fn).filter((fn) => fn !== 'linear');
  return {
    hidden: kernels.length,
    narrowest: Math.min(...kernels.map(unitsOf)),
    batchNorm: layers.some(({ kind }) => kind === 'batchNorm'),
    dropout: layers.reduce((rate, layer) => (layer.kind === 'dropout' ? Math.max(rate, layer.rate) : rate), 0),
    activation: activations[0] ?? null,
    bias: Math.min(0, ...kernels.map(({ biasInit }) => biasInit ?? 0)),
    unitsEqual: kernels.some((layer) => unitsOf(layer) > 1 && isUniform(layer.init ?? init)),
  };
}
