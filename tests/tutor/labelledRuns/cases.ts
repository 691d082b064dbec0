import { crc32 } from 'node:zlib';
import { fittingFaults } from './families/fitting';
import { fourthWave } from './families/fourthWave';
import { healthyRuns } from './families/healthy';
import { rateFaults } from './families/rates';
import { secondWave } from './families/secondWave';
import { signalFaults } from './families/signals';
import { thirdWave } from './families/thirdWave';
import type { Configuration, LabelledCase } from './types';

export const configurations: readonly Configuration[] = [...rateFaults, ...signalFaults, ...fittingFaults, ...healthyRuns, ...secondWave, ...thirdWave, ...fourthWave];

/** `seeds` runs of every configuration, each configuration with numbers of its own. */
export function labelledCases(seeds: number): readonly LabelledCase[] {
  return configurations.flatMap((configuration) => Array.from({ length: seeds }, (_, index) => ({ ...configuration, seed: (crc32(configuration.id) % 1000) + index })));
}
