import { describe, expect, it } from 'vitest';
import { datasetFacts, defaultDataSpec, featureSpread, sharedOriginals } from '@/engine/data/facts';
import type { DataSetId } from '@/engine/experiment/types';

const sets: readonly DataSetId[] = ['circles', 'moons', 'spirals', 'xor', 'blobs', 'linreg', 'sine', 'digits', 'mnist', 'cancer'];

describe.each(sets)('%s', (set) => {
  const spec = defaultDataSpec(set);

  it('starts within what exists, clean and complete', () => {
    const { maxTrain, maxValidation } = datasetFacts(spec);
    expect(spec.set).toBe(set);
    expect(spec.trainSize).toBeLessThanOrEqual(maxTrain);
    expect(spec.validationSize).toBeLessThanOrEqual(maxValidation);
    expect(spec.labelNoise).toBe(0);
    expect(Object.keys(spec).toSorted()).toEqual(['classes', 'copies', 'copySplit', 'labelNoise', 'noise', 'preprocess', 'separation', 'set', 'trainSize', 'turns', 'validateOn', 'validationSize']);
  });
  it('has one output a class, or one target without classes', () => {
    const { classes, outputs, inputShape } = datasetFacts({ ...spec, classes: 4 });
    expect(outputs).toBe(classes === 0 ? 1 : classes);
    expect(inputShape.every((extent) => extent > 0)).toBe(true);
  });
});

describe('classes', () => {
  it('follow the specification only where the set can have more of them', () => {
    expect(sets.map((set) => datasetFacts({ set, classes: 5 }).classes)).toEqual([2, 2, 5, 2, 5, 0, 0, 10, 10, 2]);
  });
});

describe('what the curve doctor is told about the data', () => {
  it('is 1 for features of one size, also once they are standardised', () => {
    expect(sets.filter((set) => featureSpread(defaultDataSpec(set)) > 1)).toEqual(['cancer']);
    expect(featureSpread({ set: 'cancer', preprocess: 'standardise' })).toBe(1);
  });
  it('counts copies across the split only where they are', () => {
    const four = { ...defaultDataSpec('digits'), trainSize: 600, validationSize: 200, copies: 4, copySplit: 'copy' } as const;
    expect(sharedOriginals(four)).toBeCloseTo(1 - 0.25 ** 3, 12);
    for (const change of [{ copies: 1 }, { copySplit: 'original' }, { validateOn: 'fresh' }, { set: 'cancer' }] as const) expect(sharedOriginals({ ...four, ...change })).toBe(0);
  });
});
