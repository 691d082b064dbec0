import { describe, expect, it } from 'vitest';
import { buildExperiment } from '@/engine/experiment/build';
import { DeviceLostError } from '@/engine/executor/executor';
import type { Device } from '@/engine/tensor/device';
import { createBackends } from '@/engine/worker/backends';
import type { Gpu } from '@/engine/worker/openGpu';
import { spirals } from '../training/experiments';

const experiment = spirals();
const large = buildExperiment({ data: { set: 'mnist' }, lanes: [{}], base: { layers: [{ kind: 'flatten' }, { kind: 'dense', units: 300 }, { kind: 'dense', units: 10 }] } });

/** A device with these speeds, and backends whose clock makes every reading one millisecond later than the last. */
function onTest(gpu: Partial<Extract<Gpu, { readonly createExecutor: unknown }>> | Extract<Gpu, { readonly device: null }> = {}) {
  const count = { opened: 0, calibrated: 0 };
  let now = 0;
  let lose: (reason: string) => void = () => undefined;
  const device = {
    renderer: 'A device', probeError: 1e-7, memory: () => ({ tensors: 3, bytes: 12 }),
    lost: new Promise<DeviceLostError>((resolve) => (lose = (reason) => resolve(new DeviceLostError(reason)))),
  } as Device;
  const backends = createBackends(() => (now += 1), async () => {
    count.opened += 1;
    if ('reason' in gpu) return gpu;
    return {
      device,
      createExecutor: () => { throw new Error('nobody trains here'); },
      programsPerStep: () => 20,
      calibrate: () => {
        count.calibrated += 1;
        return { msPerProgram: 0.01, msPerUnit: 1e-9 };
      },
      ...gpu,
    };
  });
  return { backends, count, lose: (reason: string) => lose(reason) };
}

/** So slow that nothing is worth sending there. */
const slow = { calibrate: () => ({ msPerProgram: 1000, msPerUnit: 1 }) };

describe('where to train', () => {
  it('is the side that promises shorter steps, with the numbers it went by', async () => {
    const { info } = await onTest().backends.choose(large, { prefer: 'auto' });
    expect(info).toMatchObject({ name: 'webgl', renderer: 'A device', reason: 'faster', probeError: 1e-7, estimate: { programs: 20, renderer: 'A device' } });
    // every row of a batch: 784·300 without an input gradient, and 300·10 with one
    expect(info.estimate!.multiplyAdds).toBe(large.batchSize * (2 * 784 * 300 + 3 * 300 * 10));
    expect(info.estimate!.webglMs * 1.25).toBeLessThan(info.estimate!.cpuMs);
    const other = await onTest(slow).backends.choose(large, { prefer: 'auto' });
    expect(other.info).toMatchObject({ name: 'cpu', renderer: '', reason: 'faster', estimate: { renderer: 'A device' } });
    expect(other.info.estimate!.cpuMs).toBeLessThan(other.info.estimate!.webglMs);
  });

  it('is measured once, and the same for the same experiment', async () => {
    const { backends, count } = onTest();
    const first = await backends.choose(experiment, { prefer: 'auto' });
    expect((await backends.choose(experiment, { prefer: 'auto' })).info).toEqual(first.info);
    await backends.choose(large, { prefer: 'auto' });
    expect(count).toEqual({ opened: 1, calibrated: 1 });
  });

  it('may be told: nothing is measured then, and for the CPU nothing opened', async () => {
    const { backends, count } = onTest(slow);
    expect((await backends.choose(large, { prefer: 'cpu' })).info).toMatchObject({ name: 'cpu', reason: 'requested', estimate: null });
    expect(count.opened).toBe(0);
    expect(backends.memory()).toEqual({ tensors: 0, bytes: 0 });
    expect((await backends.choose(large, { prefer: 'webgl' })).info).toMatchObject({ name: 'webgl', reason: 'requested', estimate: null });
    expect(count).toEqual({ opened: 1, calibrated: 0 });
    expect(backends.memory()).toEqual({ tensors: 3, bytes: 12 });
  });

  it('stays where a run began, whatever another measurement says', async () => {
    expect((await onTest(slow).backends.choose(large, { prefer: 'auto', begun: 'webgl' })).info).toMatchObject({ name: 'webgl', reason: 'begun' });
    expect((await onTest().backends.choose(large, { prefer: 'auto', begun: 'webgl' })).info).toMatchObject({ name: 'webgl', reason: 'faster' });
    expect((await onTest().backends.choose(large, { prefer: 'cpu', because: 'too-many-failures', begun: 'webgl' })).info).toMatchObject({ name: 'cpu', reason: 'too-many-failures' });
  });

  it.each(['auto', 'webgl'] as const)('is the CPU where there is no device, with the reason (%s)', async (prefer) => {
    const { backends } = onTest({ device: null, reason: 'probe-failed', probeError: 0.3 });
    expect((await backends.choose(large, { prefer })).info).toEqual({ name: 'cpu', renderer: '', reason: 'probe-failed', probeError: 0.3, estimate: null });
  });

  it('is told when the device goes away', async () => {
    const { backends, lose } = onTest();
    await backends.choose(experiment, { prefer: 'webgl' });
    lose('driver reset');
    expect(await backends.lost).toContain('driver reset');
  });
});
