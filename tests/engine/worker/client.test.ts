import { describe, expect, it, vi } from 'vitest';
import type { EngineError } from '@/engine/worker/client';
import type { MeasuredRun } from '@/engine/worker/protocol';
import { spirals } from '../training/experiments';
import { checkpointAt, FakePage, recordingListener, snapshot } from './fakeWorkers';

const experiment = spirals();

/** A page whose run trains on a booted worker. */
function trainingPage() {
  const page = new FakePage();
  const listener = recordingListener();
  const run = page.client.openRun(listener);
  run.configure(experiment);
  run.run();
  page.worker.choose();
  page.worker.say({ type: 'snapshot', runId: page.worker.runId, snapshot: snapshot() });
  return { page, listener, run };
}

describe('the worker', () => {
  it('is started by the first run and kept for the next', () => {
    const page = new FakePage();
    const first = page.client.openRun(recordingListener());
    expect(page.workers).toHaveLength(0);
    first.configure(experiment);
    expect(page.worker.asked).toEqual(['boot', 'configure', 'pace']);
    expect(page.worker.of('boot')[0]).toMatchObject({ dataUrl: 'https://example.org/data/' });
    expect(page.worker.of('configure')[0]).toMatchObject({ wish: { prefer: 'auto' } });
    const second = page.client.openRun(recordingListener());
    second.configure(experiment);
    expect(page.workers).toHaveLength(1);
    expect(page.worker.asked.slice(3)).toEqual(['release', 'configure', 'pace']);
    first.run();
    expect(page.worker.asked.slice(6)).toEqual([]);
  });

  it('tells who has come late which backend there is', () => {
    const { page } = trainingPage();
    const late = recordingListener();
    page.client.openRun(late);
    expect(late.heard).toEqual([['backend', 'webgl', 'faster']]);
    page.worker.answerPing();
    expect(page.client.memory).toEqual({ tensors: 3, bytes: 12 });
  });

  it('is not heard about runs that were replaced', () => {
    const { page, listener, run } = trainingPage();
    const old = page.worker.runId;
    run.configure(experiment);
    page.worker.say({ type: 'snapshot', runId: old, snapshot: snapshot({ step: 99 }) });
    expect(listener.heard).not.toContainEqual(['snapshot', 99]);
    run.release();
    page.worker.say({ type: 'snapshot', runId: page.worker.runId, snapshot: snapshot({ step: 98 }) });
    expect(listener.heard).not.toContainEqual(['snapshot', 98]);
  });
});

describe('recovery', () => {
  it('replaces a worker that does not answer for five seconds, and goes on from the last checkpoint', () => {
    const { page, listener, run } = trainingPage();
    run.pace(400, 20);
    run.watch({ layers: true, boundary: false, samples: false, confusion: false });
    page.worker.say({ type: 'checkpoint', runId: page.worker.runId, checkpoint: checkpointAt(40) });
    page.pass(4);
    expect(page.workers).toHaveLength(1);
    page.pass(1);
    expect(page.workers).toHaveLength(2);
    expect(page.workers[0]!.terminated).toBe(true);
    expect(page.worker.asked).toEqual(['boot', 'configure', 'pace', 'watch', 'run']);
    expect(page.worker.of('configure')[0]).toMatchObject({ experiment, checkpoint: { step: 40 }, wish: { prefer: 'auto', begun: 'webgl' } });
    expect(page.worker.of('pace')[0]).toMatchObject({ stopAt: 400, stepsPerSecond: 20 });
    expect(listener.heard.at(-1)).toEqual(['resumed', 40]);
  });

  it('lets a worker live that answers', () => {
    const { page } = trainingPage();
    page.pass(60, () => page.worker.answerPing());
    expect(page.workers).toHaveLength(1);
  });

  it.each<[string, (page: FakePage) => void]>([
    ['an error of the worker', (page) => page.worker.onerror?.({ message: 'crash' } as ErrorEvent)],
    ['a lost device', (page) => page.worker.say({ type: 'deviceLost', reason: 'driver reset' })],
    ['a start that failed', (page) => page.worker.say({ type: 'failed', runId: null, jobId: null, failure: { code: 'internal', detail: 'no chunk' } })],
  ])('needs no waiting after %s', (_, fail) => {
    const { page, listener } = trainingPage();
    fail(page);
    expect(page.workers).toHaveLength(2);
    expect(listener.heard.at(-1)).toEqual(['resumed', 0]);
  });

  it('does not count time in which the page was hidden or frozen', () => {
    const { page } = trainingPage();
    page.visible = false;
    page.pass(100);
    page.visible = true;
    page.pass(4);
    expect(page.workers).toHaveLength(1);
    page.freeze(3600);
    page.pass(4);
    expect(page.workers).toHaveLength(1);
    page.pass(2);
    expect(page.workers).toHaveLength(2);
  });

  it('waits for a script that is still being fetched', () => {
    const page = new FakePage();
    page.client.openRun(recordingListener()).configure(experiment);
    page.pass(60);
    expect(page.workers).toHaveLength(1);
  });

  it('is patient while programs may be compiling', () => {
    const page = new FakePage();
    const run = page.client.openRun(recordingListener());
    run.configure(experiment);
    run.run();
    page.worker.choose();
    page.pass(19);
    expect(page.workers).toHaveLength(1);
    page.pass(1);
    expect(page.workers).toHaveLength(2);
  });

  it('goes to the CPU at once when the device hangs the worker as it starts', () => {
    const page = new FakePage();
    page.client.openRun(recordingListener()).configure(experiment);
    page.worker.answerPing();
    page.pass(21);
    expect(page.worker.of('configure')[0]!.wish).toEqual({ prefer: 'cpu', because: 'start-timeout' });
  });

  it('goes to the CPU after the third failure within a minute', () => {
    const { page } = trainingPage();
    const lose = (): void => page.worker.say({ type: 'deviceLost', reason: '' });
    lose();
    page.worker.choose();
    page.pass(20, () => page.worker.answerPing());
    lose();
    page.worker.choose();
    expect(page.worker.of('configure')[0]).toMatchObject({ wish: { prefer: 'auto', begun: 'webgl' } });
    page.pass(20, () => page.worker.answerPing());
    lose();
    expect(page.workers).toHaveLength(4);
    expect(page.worker.of('configure')[0]).toMatchObject({ wish: { prefer: 'cpu', because: 'too-many-failures' } });
  });

  it('stays with the device when failures are further apart', () => {
    const { page } = trainingPage();
    for (let failure = 0; failure < 5; failure += 1) {
      page.worker.say({ type: 'deviceLost', reason: '' });
      page.worker.choose();
      page.pass(31, () => page.worker.answerPing());
    }
    expect(page.worker.of('configure')[0]).toMatchObject({ wish: { prefer: 'auto', begun: 'webgl' } });
  });

  it('gives up when nothing helps, and begins again when asked', () => {
    const { page, listener, run } = trainingPage();
    for (let failure = 0; failure < 6; failure += 1) page.worker.onerror?.({ message: 'crash' } as ErrorEvent);
    expect(listener.heard.at(-1)).toEqual(['failed', 'internal']);
    expect(page.workers).toHaveLength(6);
    expect(page.worker.terminated).toBe(true);
    run.configure(experiment);
    expect(page.workers).toHaveLength(7);
  });

  it('does not start what was paused or had ended', () => {
    const { page, run } = trainingPage();
    run.pause();
    page.worker.say({ type: 'deviceLost', reason: '' });
    expect(page.worker.asked).toEqual(['boot', 'configure', 'pace']);
    run.run();
    page.worker.say({ type: 'snapshot', runId: page.worker.runId, snapshot: snapshot({ status: 'done' }) }, { type: 'deviceLost', reason: '' });
    expect(page.worker.asked).toEqual(['boot', 'configure', 'pace']);
  });

  it('forgets the checkpoints of a run that began again', () => {
    const { page, run } = trainingPage();
    page.worker.say({ type: 'checkpoint', runId: page.worker.runId, checkpoint: checkpointAt(40) });
    run.configure({ ...experiment, seed: 2 });
    page.worker.say({ type: 'deviceLost', reason: '' });
    expect(page.worker.of('configure')[0]!.checkpoint).toBeUndefined();
    expect(page.worker.of('configure')[0]!.experiment.seed).toBe(2);
  });
});

describe('the choice of the backend', () => {
  it('leaves the run where it is, and is obeyed by the next', () => {
    const { page, listener, run } = trainingPage();
    page.client.prefer('cpu');
    expect(page.workers).toHaveLength(1);
    expect(listener.heard.map(([what]) => what)).not.toContain('resumed');
    run.configure(experiment);
    expect(page.worker.of('configure').at(-1)!.wish).toEqual({ prefer: 'cpu' });
    void page.client.measure(experiment).catch(() => undefined);
    expect(page.worker.of('measure')[0]!.wish).toEqual({ prefer: 'cpu' });
  });

  it('may be known before the first run', () => {
    const page = new FakePage('webgl');
    page.client.openRun(recordingListener()).configure(experiment);
    expect(page.worker.of('configure')[0]!.wish).toEqual({ prefer: 'webgl' });
  });

  it('gives the graphics device another chance', () => {
    const { page, run } = trainingPage();
    for (let failure = 0; failure < 3; failure += 1) page.worker.say({ type: 'deviceLost', reason: '' });
    expect(page.worker.of('configure')[0]).toMatchObject({ wish: { prefer: 'cpu' } });
    page.client.prefer('webgl');
    run.configure(experiment);
    expect(page.worker.of('configure').at(-1)!.wish).toEqual({ prefer: 'webgl' });
  });

  it.each([
    ['is soon missed on the CPU where steps are short', 3, 5],
    ['may take its time over long steps', 300, 20],
  ])('a worker %s', (_, cpuMs, seconds) => {
    const { page } = trainingPage();
    page.worker.choose({ name: 'cpu', estimate: { cpuMs, webglMs: 1000, multiplyAdds: 1, programs: 1, renderer: '', calibrationMs: 50 } });
    page.pass(seconds - 1);
    expect(page.workers).toHaveLength(1);
    page.pass(1);
    expect(page.workers).toHaveLength(2);
  });
});

describe('measurements', () => {
  const result: MeasuredRun = { steps: 60, batchLoss: new Float32Array(0), evaluations: [], lanes: [], backend: 'cpu' };

  it('resolve with their own result', async () => {
    const page = new FakePage();
    const onProgress = vi.fn<(step: number, steps: number) => void>();
    const [first, second] = [page.client.measure(experiment, { onProgress }), page.client.measure(experiment)];
    const [a, b] = page.worker.of('measure');
    page.worker.say({ type: 'measuring', jobId: a!.jobId, step: 5, steps: 60 }, { type: 'measured', jobId: b!.jobId, result: { ...result, steps: 2 } }, { type: 'measured', jobId: a!.jobId, result });
    expect(await first).toMatchObject({ steps: 60 });
    expect(await second).toMatchObject({ steps: 2 });
    expect(onProgress.mock.calls).toEqual([[5, 60]]);
  });

  it('reject with the code of the failure', async () => {
    const page = new FakePage();
    const job = page.client.measure(experiment);
    page.worker.say({ type: 'failed', runId: null, jobId: page.worker.of('measure')[0]!.jobId, failure: { code: 'data-missing', detail: 'x' } });
    await expect(job).rejects.toMatchObject({ code: 'data-missing' } satisfies Partial<EngineError>);
  });

  it('can be given up', async () => {
    const page = new FakePage();
    const abort = new AbortController();
    const job = page.client.measure(experiment, { signal: abort.signal });
    abort.abort();
    await expect(job).rejects.toMatchObject({ name: 'AbortError' });
    expect(page.worker.asked).toEqual(['boot', 'measure', 'cancel']);
    await expect(page.client.measure(experiment, { signal: abort.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('begin again in another worker', async () => {
    const page = new FakePage();
    const job = page.client.measure(experiment);
    page.worker.say({ type: 'deviceLost', reason: '' });
    page.worker.say({ type: 'measured', jobId: page.worker.of('measure')[0]!.jobId, result });
    expect(await job).toBe(result);
  });

  it('end with the engine', async () => {
    const page = new FakePage();
    const job = page.client.measure(experiment);
    page.client.dispose();
    await expect(job).rejects.toMatchObject({ code: 'internal' });
    expect(page.worker.terminated).toBe(true);
  });
});
