import type { Core } from '@/engine/model/plan';
import { batchNormSnippets } from './batchNorm';
import type { CoreSnippets } from './coreSnippets';
import { denseSnippets } from './dense';
import { identitySnippets } from './identity';

/** The formulas of a core. `rows` is the mini-batch, `sharedInput` says that X is the batch itself and not stacked. */
export function snippetsOf(core: Core, rows: number, sharedInput: boolean): CoreSnippets {
  switch (core.kind) {
    case 'identity': return identitySnippets(sharedInput);
    case 'dense': return denseSnippets(core.inputs, core.units, sharedInput);
    case 'batchNorm': return batchNormSnippets(core, sharedInput, rows);
    case 'conv2d':
    case 'maxPool':
    case 'avgPool': throw new Error(`${core.kind} has no program yet`);
  }
}
