import { texels } from '@/engine/tensor/matrix';
import { forwardByFeatures, forwardByTexels } from './convForward';
import { rowsOfW, type Conv2d } from './convGeometry';
import { inputGradientByFeatures, inputGradientByTexels, partsByFeatures, partsByTexels, sumOfParts } from './convGradients';
import type { CoreSnippets } from './coreSnippets';
import { isEven } from './imageAccess';

/** Parts of a mini-batch whose kernel gradients are summed side by side: a kernel has few entries, each a long sum. */
const partsAtMost = 16;
export const convParts = (rows: number): number => Math.min(partsAtMost, texels(rows));

/**
 * Cross-correlation (engine/math/convolution) as a matrix product with W of [k·k·channels + 1, filters], the bias last:
 * z[oy][ox][f] = Σ over (ky, kx, c) of x[oy·s + ky − top][ox·s + kx − left][c] · W[(ky·k + kx)·channels + c][f] + bias[f].
 */
export function conv2dSnippets(core: Conv2d, sharedInput: boolean, rows: number): CoreSnippets {
  const even = isEven(core.input[2]) && isEven(core.output[2]);
  const parts = convParts(rows);
  const pairsPerPart = Math.ceil(texels(rows) / parts);
  return {
    forward: even ? forwardByTexels(core, sharedInput) : forwardByFeatures(core, sharedInput),
    inputGradient: even ? inputGradientByTexels(core) : inputGradientByFeatures(core),
    parameterGradient: sumOfParts(core, parts),
    scratch: { PARTS: { rows: rowsOfW(core), columns: 2 * texels(core.output[2]) * parts } },
    beforeParameterGradient: [even ? partsByTexels(core, sharedInput, pairsPerPart) : partsByFeatures(core, sharedInput, pairsPerPart)],
  };
}
