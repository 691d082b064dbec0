import { clipByGlobalNorm, clipByNorm, clipByValue, globalNorm } from '@/engine/math/clipping';
import { clippingCases, clippingFile, clippingTolerances, globalNormOfCase } from './cases/clipping';
import { checksOf, describeReference } from './cases/file';
import { expectWithin } from './compare';

const clip = {
  value: (blocks: readonly (readonly number[])[], threshold: number) => blocks.map((block) => clipByValue(block, threshold)),
  norm: clipByNorm,
  globalNorm: clipByGlobalNorm,
};

describeReference(
  clippingFile,
  checksOf(clippingCases, ({ kind, clip: threshold, input, output }) => {
    expectWithin(clip[kind](input, threshold).flat(), output, clippingTolerances.float64);
    if (kind === 'globalNorm') expectWithin([globalNorm(input)], [globalNormOfCase], clippingTolerances.float64);
  }),
  {},
);
