import type { Core } from '@/engine/model/plan';
import { batchNormSnippets } from './batchNorm';
import { conv2dSnippets } from './conv2d';
import type { CoreLayout, CoreSnippets } from './coreSnippets';
import { denseSnippets } from './dense';
import { identitySnippets } from './identity';
import { poolSnippets } from './pool';
import { preluSnippets } from './prelu';

/** The formulas of a core. */
export function snippetsOf(core: Core, layout: CoreLayout): CoreSnippets {
  const { rows, sharedInput } = layout;
  switch (core.kind) {
    case 'identity': return identitySnippets(sharedInput);
    case 'dense': return denseSnippets(core.inputs, core.units, layout);
    case 'batchNorm': return batchNormSnippets(core, sharedInput, rows);
    case 'prelu': return preluSnippets(core, sharedInput, rows);
    case 'conv2d': return conv2dSnippets(core, sharedInput, rows);
    case 'maxPool':
    case 'avgPool': return poolSnippets(core, sharedInput, rows);
  }
}
