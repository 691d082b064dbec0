import { texels } from '@/engine/tensor/matrix';
import type { Tail } from '@/engine/executor/gpu/tail';
import { convParts } from './conv2d';
import { rowsOfW } from './convGeometry';
import { sumOfParts } from './convGradients';
import { convPoolForward } from './convPoolForward';
import type { ConvPool } from './convPoolGeometry';
import { collectInputTiles, convPoolInputByFeatures, convPoolInputTiles, tileScratch } from './convPoolInput';
import { convPoolParts } from './convPoolParts';
import type { CoreSnippets } from './coreSnippets';
import { isEven } from './imageAccess';

/** A convolution, its activations (\`inner\`) and the largest pool behind them as one operation. dz is that of the winners. */
export function convPoolSnippets(both: ConvPool, inner: Tail, sharedInput: boolean, rows: number): CoreSnippets {
  const { conv, pool } = both;
  const parts = convParts(rows);
  const even = isEven(conv.input[2]);
  // Nobody asks for the gradient over the data.
  const inTiles = even && !sharedInput;
  return {
    forward: convPoolForward(both, inner, sharedInput),
    inputGradient: even ? collectInputTiles(both) : convPoolInputByFeatures(both),
    ...(inTiles ? { beforeInputGradient: [convPoolInputTiles(both)] } : {}),
    parameterGradient: sumOfParts(conv, parts),
    beforeParameterGradient: [convPoolParts(both, sharedInput, Math.ceil(texels(rows) / parts))],
    scratch: {
      WINNER: { rows, columns: pool.output[0] * pool.output[1] * pool.output[2] + 1 },
      PARTS: { rows: rowsOfW(conv), columns: 2 * texels(conv.output[2]) * parts },
      ...(inTiles ? { D_TILES: tileScratch(both, rows) } : {}),
    },
  };
}
