import { EnsembleBoard } from './EnsembleBoard';
import { MaskBoard } from './MaskBoard';

/** The masks of the lab's own run: on its network, step by step, and as an ensemble of sub-networks. */
export default function Picture({ part = 'mask' }: { readonly part?: 'mask' | 'ensemble' }) {
  return part === 'ensemble' ? <EnsembleBoard /> : <MaskBoard />;
}
