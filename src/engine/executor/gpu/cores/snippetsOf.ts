import type { Core } from '@/engine/model/plan';
import { batchNormSnippets } from './batchNorm';
import { conv2dSnippets } from './conv2d';
import type { CoreSnippets } from './coreSnippets';
import { denseSnippets } from './dense';
import { identitySnippets } from './identity';
import { poolSnippets } from './pool';
import { preluSnippets } from './prelu';
import type { TileShape } from './tiles';

/** The formulas of a core. `rows` is the mini-batch, `sharedInput` says that X is the batch itself and not stacked. */
export function snippetsOf(core: Core, rows: number, sharedInput: boolean, shape: TileShape): CoreSnippets {
  switch (core.kind) {
    case 'identity': return identitySnippets(sharedInput);
    case 'dense': return denseSnippets(core.inputs, core.units, sharedInput, rows, shape);
    case 'batchNorm': return batchNormSnippets(core, sharedInput, rows);
    case 'prelu': return preluSnippets(core, sharedInput, rows);
    case 'conv2d': return conv2dSnippets(core, sharedInput, rows);
    case 'maxPool':
    case 'avgPool': return poolSnippets(core, sharedInput, rows);
  }
}
