import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createGpuExecutor } from '@/engine/executor/gpu/gpuExecutor';
import type { BatchMetrics } from '@/engine/executor/executor';
import type { LaneState } from '@/engine/model/plan';
import type { Device } from '@/engine/tensor/device';
import { openDevice } from './openDevice';
import { binary, conv, flatten, optimizers, pool, softmax } from './settings';
import { act, dense, drop, hyperAt, initialStates, makeDataset, makeGroup, norm, type Setting } from './twins';

let device: Device;
beforeAll(async () => { device = await openDevice(); });
afterEach(() => expect(device.memory()).toEqual({ tensors: 0, bytes: 0 }));
afterAll(() => device.dispose());

interface Run {
  readonly metrics: BatchMetrics;
  readonly states: readonly LaneState[];
  readonly evaluation: unknown;
}

async function run(setting: Setting, steps: number, rateOf?: (lane: number, step: number) => number): Promise<Run> {
  const group = makeGroup(setting);
  const executor = createGpuExecutor(device, group, makeDataset(setting));
  executor.write(initialStates(group));
  for (let step = 0; step < steps; step += 1) {
    const hyper = hyperAt(group, step).map((each, lane) => (rateOf === undefined ? each : { ...each, dropoutRates: new Map([...each.dropoutRates.keys()].map((layer) => [layer, rateOf(lane, step)])) }));
    executor.step(step, hyper);
  }
  const result = { metrics: await executor.drain(), states: await executor.read(), evaluation: await executor.evaluate('validation') };
  executor.dispose();
  return result;
}

const lossOf = ({ metrics: { loss, count } }: Run, lane: number): number[] => Array.from({ length: count }, (_, step) => loss[step * (loss.length / count) + lane]!);

const stacks: Readonly<Record<string, Setting>> = {
  dense: {
    inputShape: [5], classes: 3, outputs: 3, size: 60, batchSize: 9,
    lanes: optimizers.map((optimizer, lane) => ({ layers: [dense(11), act((['relu', 'tanh', 'elu', 'gelu'] as const)[lane % 4]!, 1), drop(lane * 0.1), dense(6), norm, act('tanh'), dense(3)], loss: softmax, optimizer })),
  },
  'norms and max-norm in some lanes': {
    inputShape: [5], classes: 3, outputs: 3, size: 60, batchSize: 9,
    lanes: optimizers.map((optimizer, lane) => ({
      layers: [dense(11), act('relu'), dense(3)], loss: softmax, optimizer,
      clip: lane % 3 === 1 ? { kind: 'globalNorm', threshold: 0.1 } : { kind: 'none' },
      regularisation: { l1: 0, l2: 0, maxNorm: lane === 5 ? 0.5 : 0 },
    })),
  },
  'large layers in tiles': {
    inputShape: [2], classes: 3, outputs: 3, size: 20, batchSize: 7,
    lanes: optimizers.map((optimizer) => ({ layers: [dense(335), act('relu'), dense(301), act('tanh'), dense(3)], loss: softmax, optimizer })),
  },
  convolution: {
    inputShape: [8, 8, 1], classes: 3, outputs: 3, size: 30, batchSize: 5,
    lanes: optimizers.map((optimizer) => ({ layers: [conv(4, 3), norm, act('relu'), pool('maxPool', 2, 2), flatten, dense(3)], loss: softmax, optimizer })),
  },
};

describe('lanes', () => {
  it.each(Object.entries(stacks))('one alone is equal to itself among eight, bit by bit: %s', async (name, setting) => {
    const steps = name === 'large layers in tiles' ? 2 : 30;
    const together = await run(setting, steps);
    for (const lane of [0, 3, 5, 7]) {
      const alone = await run({ ...setting, lanes: [setting.lanes[lane]!] }, steps);
      expect(lossOf(alone, 0)).toEqual(lossOf(together, lane));
      expect(alone.states[0]).toEqual(together.states[lane]);
      expect((alone.evaluation as unknown[])[0]).toEqual((together.evaluation as unknown[])[lane]);
    }
  });

  it('are not touched when another one switches its dropout on', async () => {
    const setting: Setting = { inputShape: [4], classes: 2, outputs: 1, size: 50, batchSize: 10, lanes: [0, 1, 2].map(() => ({ layers: [dense(20), act('relu'), drop(0), dense(1)], loss: binary })) };
    const without = await run(setting, 40, () => 0);
    const withIt = await run(setting, 40, (lane, step) => (lane === 1 && step >= 20 ? 0.5 : 0));
    for (const lane of [0, 2]) {
      expect(lossOf(withIt, lane)).toEqual(lossOf(without, lane));
      expect(withIt.states[lane]).toEqual(without.states[lane]);
    }
    expect(lossOf(withIt, 1).slice(0, 20)).toEqual(lossOf(without, 1).slice(0, 20));
    expect(lossOf(withIt, 1)).not.toEqual(lossOf(without, 1));
  });

  it('repeat themselves bit by bit, with seeds 0 and 2³²−1', async () => {
    for (const seed of [0, 2 ** 32 - 1]) {
      const setting = { ...stacks['dense']!, seed };
      const [first, second] = [await run(setting, 20), await run(setting, 20)];
      expect(second).toEqual(first);
    }
  });

  it.each(['none', 'globalNorm'] as const)('stay as they are once inactive, whatever their gradients (clip %s)', async (clip) => {
    const setting: Setting = {
      inputShape: [4], classes: 3, outputs: 3, size: 40, batchSize: 8,
      lanes: [0, 1].map(() => ({ layers: [dense(6), norm, act('relu'), dense(3)], loss: softmax, optimizer: optimizers[5]!, clip: clip === 'none' ? { kind: 'none' } : { kind: clip, threshold: 1 }, regularisation: { l1: 0, l2: 0, maxNorm: 2 } })),
    };
    const group = makeGroup(setting);
    const executor = createGpuExecutor(device, group, makeDataset(setting));
    const states = initialStates(group);
    // Weights that overflow: loss and gradients of this lane are not finite.
    states[1]!.parameters.fill(3e38);
    executor.write(states);
    for (let step = 0; step < 5; step += 1) executor.step(step, hyperAt(group, step).map((hyper, lane) => ({ ...hyper, active: lane === 0 })));
    const [moved, frozen] = await executor.read();
    expect(frozen).toEqual(states[1]);
    expect(moved).not.toEqual(states[0]);
    expect(moved!.parameters.every(Number.isFinite)).toBe(true);
    const { loss } = await executor.drain();
    expect(Number.isFinite(loss[0])).toBe(true);
    expect(loss[1]).toBeNaN();
    executor.dispose();
  });

  it('report a loss that is not finite as it is, and only their own', async () => {
    const setting: Setting = { inputShape: [4], classes: 0, outputs: 2, size: 40, batchSize: 8, lanes: [1e30, 0.01].map((learningRate) => ({ layers: [dense(6), act('relu'), dense(2)], optimizer: { kind: 'sgd', learningRate } })) };
    const { metrics } = await run(setting, 6);
    expect(lossOf({ metrics } as Run, 0).some((loss) => !Number.isFinite(loss))).toBe(true);
    expect(lossOf({ metrics } as Run, 1).every(Number.isFinite)).toBe(true);
  });
});
