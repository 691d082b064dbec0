import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LayerProbe, PassMode } from '@/engine/executor/executor';
import type { Device } from '@/engine/tensor/device';
import { openDevice } from './openDevice';
import { randomLayer, randomLayerKinds } from './randomLayer';
import { randomSetting } from './randomSetting';
import { settings } from './settings';
import { compareTwins, createTwins, distance, hyperAt, type Setting, type Twins } from './twins';

let device: Device;
beforeAll(async () => { device = await openDevice(); });
afterEach(() => expect(device.memory()).toEqual({ tensors: 0, bytes: 0 }));
afterAll(() => device.dispose());

/** Both sides round every number to float32 and add in different orders: this far apart after 100 steps, relative to max(1, |x|). */
const tolerance = 2e-5;

const parts = ['activations', 'preActivations', 'weights', 'gradients'] as const satisfies readonly (keyof LayerProbe)[];

async function expectAgreement(setting: Setting, steps: number, on = device): Promise<void> {
  const twins = createTwins(on, setting);
  const deviation = await compareTwins(twins, steps);
  for (const [what, distanceOf] of Object.entries(deviation)) expect(distanceOf, `${what}`).toBeLessThan(tolerance);
  await expectSameInside(twins, steps);
  await expectSamePasses(twins);
  twins.gpu.dispose();
}

/** Forward passes of every mode, and over a part of the data. */
async function expectSamePasses({ group, dataset: { train }, gpu, cpu }: Twins): Promise<void> {
  const rates = group.lanes.map((_, lane) => new Map(group.plans[0]!.blocks.flatMap(({ tail }) => tail.flatMap((op) => (op.kind === 'activation' ? [] : [[op.layer, 0.1 * (lane + 1)] as const])))));
  const modes: readonly PassMode[] = [
    { kind: 'evaluation' }, { kind: 'batch-statistics' },
    { kind: 'dropout', sample: 3, shared: false, rates }, { kind: 'dropout', sample: 4, shared: true, rates },
  ];
  for (const mode of modes) {
    const [ours, theirs] = [await gpu.outputs(train.inputs, train.size, mode), await cpu.outputs(train.inputs, train.size, mode)];
    ours.forEach((lane, index) => expect(distance(lane, theirs[index]!), `outputs, ${mode.kind}`).toBeLessThan(tolerance));
  }
  const limit = Math.ceil(train.size / 2);
  const [part, twin] = [await gpu.evaluate('train', limit), await cpu.evaluate('train', limit)];
  expect(distance(part.flatMap(({ loss, accuracy }) => [loss, accuracy]), twin.flatMap(({ loss, accuracy }) => [loss, accuracy])), 'evaluation of a part').toBeLessThan(tolerance);
}

async function expectSameInside({ group, gpu, cpu }: Twins, step: number): Promise<void> {
  const hyper = hyperAt(group, step);
  const before = await gpu.read();
  const [ours, theirs] = [await gpu.probe(step, hyper), await cpu.probe(step, hyper)];
  ours.forEach((blocks, lane) => blocks.forEach((block, index) => {
    const twin = theirs[lane]![index]!;
    expect(block.layer).toBe(twin.layer);
    for (const part of parts) expect(distance(block[part], twin[part]), `${part} of block ${index}`).toBeLessThan(tolerance);
  }));
  // A probe looks and changes nothing.
  expect(await gpu.read()).toEqual(before);
}

describe('training agrees with plain numbers for 100 steps', () => {
  it.each(Object.entries(settings))('%s', (_, setting) => expectAgreement(setting, 100));
});

describe('training agrees with plain numbers on networks nobody chose', () => {
  it.each(Array.from({ length: 24 }, (_, index) => index))('number %i', (index) => expectAgreement(randomSetting(index), 12));
});

describe.each(randomLayerKinds)('one layer agrees with plain numbers in any shape: %s', (kind) => {
  it.each([0, 1, 2, 3])('number %i', (index) => expectAgreement(randomLayer(kind, index), 3));
});

describe('a device that writes four textures at once', () => {
  it.each([0, 2])('computes large layers in smaller tiles, number %i', (index) => expectAgreement(randomLayer('large dense', index), 3, { ...device, drawBuffers: 4 }));
});

describe('a device that writes four textures at once, and layers of one width', () => {
  it.each(['layers of 16 units, 10 rows', 'layers of 7 units, 13 rows'])('%s', (name) => expectAgreement(settings[name]!, 10, { ...device, drawBuffers: 4 }));
});

describe('batches too large for a list of their rows', () => {
  const setting: Setting = { inputShape: [3], classes: 3, outputs: 3, size: 700, batchSize: 257, lanes: [{ layers: [{ kind: 'dense', units: 3 }], loss: { kind: 'categoricalCrossEntropy' } }] };
  it('are in the same order', () => expectAgreement(setting, 5));
  it('are the full set in its own order', () => expectAgreement({ ...setting, size: 257 }, 5));
});

/** Products sample the middle of texels: rounding must not take them to a neighbour anywhere in the largest texture. */
describe('textures as large as the device allows', () => {
  const longest = (): number => 2 * (device.maxTextureSize - 2);
  const setting = (inputs: number, lanes: number): Setting => ({
    inputShape: [inputs], classes: 0, outputs: 1, size: 4, batchSize: 3,
    lanes: Array.from({ length: lanes }, () => ({ layers: [{ kind: 'dense' as const, units: 1 }], optimizer: { kind: 'sgd' as const, learningRate: 1e-4 } })),
  });
  it('one lane with as many inputs', () => expectAgreement(setting(longest(), 1), 2));
  it('eight lanes that fill its height', () => expectAgreement(setting(Math.floor(longest() / 8), 8), 2));
});
