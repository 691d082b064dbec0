import { describe, expect, it } from 'vitest';
import { createEngineClient } from '@/engine/worker/client';
import { createLabSession } from '@/session/labSession';
import { spirals } from '../training/experiments';
import { inlineWorker, until } from './inlineWorker';

describe('the path from a click to a curve', () => {
  it('boots, configures, trains to the end and reports every step', async () => {
    const client = createEngineClient({ createWorker: () => inlineWorker(), clock: () => performance.now(), every: () => () => undefined, isVisible: () => true, dataUrl: '' });
    const { store, commands, open } = createLabSession(client, spirals({ steps: 30, evalEvery: 10 }), {
      nextFrame: (callback) => {
        const timer = setTimeout(callback, 1);
        return () => clearTimeout(timer);
      },
      clock: () => performance.now(),
      randomSeed: () => 7,
    });
    open();
    commands.watch('boundary', true);
    commands.run();
    await until(() => store.getState().status === 'done' && store.getState().inside?.step === 30);
    const { history, backend, preview, lanes, learningRates, inside } = store.getState();
    expect(history.steps).toBe(30);
    expect(history.evaluationSteps).toEqual([0, 10, 20, 30]);
    expect(history.series(0, 'batchLoss')).toHaveLength(30);
    expect(backend?.name).toBe('cpu');
    expect(preview?.points?.labels).toHaveLength(200);
    expect(lanes).toHaveLength(2);
    expect(learningRates).toEqual([0.1, 0.01]);
    expect(inside?.boundary?.lanes).toHaveLength(2);
    commands.dispose();
    client.dispose();
  });
});
