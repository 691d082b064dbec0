import { describe, expect, it } from 'vitest';
import { encodeExperiment } from '@/export/experimentLink';
import type { Experiment, OptimizerSpec } from '@/engine/experiment/types';
import { spirals } from '../engine/training/experiments';
import { LabOnTest } from './fakeSession';

const withRate = (learningRate: number) => (experiment: Experiment): Experiment => ({ ...experiment, lanes: experiment.lanes.map((lane) => ({ ...lane, optimizer: { ...lane.optimizer, learningRate } as OptimizerSpec })) });
const withBatch = (batchSize: number) => (experiment: Experiment): Experiment => ({ ...experiment, batchSize });
const kinds = (lab: LabOnTest): string[] => lab.state.notices.map(({ kind }) => kind);

describe('a lab', () => {
  it('prepares its run when it opens, and can be opened again', () => {
    const lab = new LabOnTest();
    expect(lab.worker.asked).toContain('configure');
    expect(lab.state).toMatchObject({ status: 'idle', step: 0, backend: { name: 'webgl' }, ghosts: [], notices: [], canUndo: false });
    lab.commands.dispose();
    expect(lab.worker.asked.at(-1)).toBe('release');
    lab.commands.run();
    expect(lab.worker.asked.at(-1)).toBe('release');
    lab.session.open();
    expect(lab.worker.of('configure')).toHaveLength(2);
  });

  it('notifies once a frame however much the engine reports', () => {
    const lab = new LabOnTest();
    const before = lab.notifications;
    for (let step = 0; step < 50; step += 1) lab.report({ step });
    expect(lab.notifications).toBe(before);
    lab.frame();
    expect(lab.notifications).toBe(before + 1);
    expect(lab.state.step).toBe(49);
    lab.frame();
    expect(lab.notifications).toBe(before + 1);
  });

  it('shows what the reader does at once, with everything reported so far', () => {
    const lab = new LabOnTest();
    lab.report({ step: 7 });
    lab.commands.edit(withRate(0.5));
    expect(lab.state.experiment.lanes[0]!.optimizer.learningRate).toBe(0.5);
    expect(lab.state.step).toBe(7);
  });

  it('puts the curve together, with a version that changes', () => {
    const lab = new LabOnTest();
    const { historyVersion } = lab.state;
    lab.train(0, 5);
    lab.train(5, 8);
    expect(lab.state.history.steps).toBe(8);
    expect(lab.state.historyVersion).toBeGreaterThan(historyVersion);
    expect(lab.state.history.valueAt(1, 'batchLoss', 6)).toBeCloseTo(1 / 7);
  });
});

describe('the transport', () => {
  it('does not wait for the worker, and is not undone by what the worker said before', () => {
    const lab = new LabOnTest();
    lab.commands.run();
    expect(lab.state.status).toBe('warming');
    lab.train(0, 1, { status: 'idle' });
    expect(lab.state.status).toBe('warming');
    lab.train(1, 2, { status: 'running' });
    expect(lab.state.status).toBe('running');
    lab.commands.toggle();
    expect(lab.state.status).toBe('paused');
    lab.train(2, 3, { status: 'running' });
    expect(lab.state.status).toBe('paused');
    lab.train(3, 4, { status: 'paused' });
    lab.commands.toggle();
    expect(lab.state.status).toBe('running');
    expect(lab.worker.asked.filter((type) => type === 'run' || type === 'pause')).toEqual(['run', 'pause', 'run']);
  });

  it('steps from a pause', () => {
    const lab = new LabOnTest();
    lab.commands.run();
    lab.commands.stepOnce();
    expect(lab.worker.asked.slice(-3)).toEqual(['run', 'pause', 'step']);
  });

  it.each(['done', 'diverged', 'failed'] as const)('begins again when the run is %s, and keeps its curve', (status) => {
    const lab = new LabOnTest();
    lab.train(0, 60, { status });
    lab.commands.run();
    expect(lab.worker.asked.slice(-4)).toEqual(['configure', 'pace', 'watch', 'run']);
    expect(lab.state).toMatchObject({ status: 'warming', step: 0, failure: null });
    expect(lab.state.ghosts).toHaveLength(1);
  });

  it('goes on when a finished run is given more steps', () => {
    const lab = new LabOnTest();
    lab.train(0, 60, { status: 'done' });
    lab.commands.edit((experiment) => ({ ...experiment, steps: 100 }));
    lab.commands.run();
    expect(lab.worker.asked.slice(-2)).toEqual(['amend', 'run']);
    expect(lab.state.ghosts).toEqual([]);
  });

  it('passes on where to stop and how fast to go', () => {
    const lab = new LabOnTest();
    lab.commands.setStopAt(30);
    lab.commands.setSpeed(5);
    expect(lab.worker.of('pace').at(-1)).toMatchObject({ stopAt: 30, stepsPerSecond: 5 });
    expect(lab.state).toMatchObject({ stopAt: 30, speed: 5 });
    lab.commands.watch('layers', true);
    lab.commands.watch('layers', true);
    lab.commands.watch('boundary', true);
    expect(lab.worker.of('watch').map(({ watch }) => [watch.layers, watch.boundary])).toEqual([[false, false], [true, false], [true, true]]);
  });

  it('computes a part until the last panel that shows it has gone', () => {
    const lab = new LabOnTest();
    lab.commands.watch('layers', true);
    lab.commands.watch('layers', true);
    lab.commands.watch('layers', false);
    expect(lab.worker.of('watch').at(-1)).toMatchObject({ watch: { layers: true } });
    lab.commands.watch('layers', false);
    expect(lab.worker.of('watch').at(-1)).toMatchObject({ watch: { layers: false } });
  });
});

describe('an edit', () => {
  it('of numbers reaches the running networks', () => {
    const lab = new LabOnTest();
    lab.commands.run();
    lab.train(0, 10);
    lab.commands.edit(withRate(0.03));
    expect(lab.worker.asked.at(-1)).toBe('amend');
    expect(lab.state).toMatchObject({ step: 10, ghosts: [], status: 'running' });
  });

  it('of anything else restarts visibly, keeps the old curve, and goes on running', () => {
    const lab = new LabOnTest();
    const before = lab.state.experiment;
    lab.commands.run();
    lab.train(0, 10);
    lab.wait();
    lab.commands.edit(withBatch(8));
    expect(lab.worker.asked.slice(-1)).toEqual(['run']);
    expect(lab.state).toMatchObject({ status: 'warming', step: 0 });
    expect(lab.state.history.isEmpty).toBe(true);
    expect(lab.state.ghosts[0]).toMatchObject({ experiment: before, pinned: false });
    expect(lab.state.ghosts[0]!.history.steps).toBe(10);
    expect(kinds(lab)).toEqual(['restarted']);
  });

  it('before the first step leaves no ghost and needs no words', () => {
    const lab = new LabOnTest();
    lab.commands.edit(withBatch(8));
    expect(lab.state.ghosts).toEqual([]);
    expect(kinds(lab)).toEqual([]);
  });

  it('that changes nothing does nothing', () => {
    const lab = new LabOnTest();
    const { commands } = lab.worker;
    const sent = commands.length;
    lab.commands.edit((experiment) => structuredClone(experiment));
    expect(commands).toHaveLength(sent);
    expect(lab.state.canUndo).toBe(false);
  });

  it('outside the limits is clamped, and says so', () => {
    const lab = new LabOnTest();
    lab.commands.edit(withRate(1e9));
    expect(lab.state.experiment.lanes[0]!.optimizer.learningRate).toBe(1000);
    expect(lab.state.notices[0]).toMatchObject({ kind: 'experiment', notices: [{ code: 'clamped' }, { code: 'clamped' }] });
    lab.commands.dismiss(lab.state.notices[0]!.id);
    expect(lab.state.notices).toEqual([]);
  });

  it('that cannot be repaired leaves everything as it was', () => {
    const lab = new LabOnTest();
    const before = lab.state.experiment;
    lab.commands.edit((experiment) => ({ ...experiment, lanes: [] }));
    expect(lab.state.experiment).toBe(before);
    expect(lab.state.notices[0]).toMatchObject({ kind: 'refused', error: { code: 'no-lanes' } });
  });

  it('by a slider is one gesture: the curve from before it survives, and one undo takes it back', () => {
    const lab = new LabOnTest();
    lab.commands.run();
    lab.train(0, 40);
    lab.wait();
    for (let batch = 15; batch > 2; batch -= 1) {
      lab.commands.edit(withBatch(batch));
      lab.train(0, 2);
      lab.page.now += 50;
    }
    expect(lab.state.ghosts.map(({ history }) => history.steps)).toEqual([40]);
    lab.wait();
    lab.commands.undo();
    expect(lab.state.experiment.batchSize).toBe(16);
    expect(lab.state.canUndo).toBe(false);
  });

  it('can be taken back, live or with a restart', () => {
    const lab = new LabOnTest();
    const original = lab.state.experiment;
    lab.commands.edit(withRate(0.5));
    lab.wait();
    lab.commands.edit(withBatch(8));
    lab.wait();
    expect(lab.state.canUndo).toBe(true);
    lab.commands.undo();
    expect(lab.worker.asked).toContain('configure');
    expect(lab.state.experiment.batchSize).toBe(16);
    lab.commands.undo();
    expect(lab.worker.asked.at(-1)).toBe('amend');
    expect(lab.state.experiment).toEqual(original);
    lab.commands.undo();
    expect(lab.state).toMatchObject({ experiment: original, canUndo: false });
  });

  const changes: Readonly<Record<string, (lab: LabOnTest) => void>> = {
    'a live edit': (lab) => lab.commands.edit(withRate(0.5)),
    'an edit that restarts': (lab) => lab.commands.edit(withBatch(8)),
    'a new seed': (lab) => lab.commands.newSeed(),
    'one more lane': (lab) => lab.commands.duplicateLane(0),
    'one lane less': (lab) => lab.commands.removeLane(1),
    'a preset': (lab) => lab.commands.load(withBatch(4)(spirals())),
    'a link': (lab) => lab.commands.loadLink(encodeExperiment(withBatch(2)(spirals()))),
  };
  it.each(Object.entries(changes))('is undone and redone: %s', (_, change) => {
    const lab = new LabOnTest();
    lab.train(0, 5);
    const { experiment: before, origin } = lab.state;
    change(lab);
    const after = lab.state.experiment;
    const later = lab.state.origin;
    expect(after).not.toEqual(before);
    lab.commands.undo();
    expect(lab.state).toMatchObject({ experiment: before, origin, canUndo: false, canRedo: true });
    lab.commands.redo();
    expect(lab.state).toMatchObject({ experiment: after, origin: later, canUndo: true, canRedo: false });
    const kind = change === changes['a live edit'] ? 'amend' : 'configure';
    expect(lab.worker.of(kind).at(-1)!.experiment).toEqual(after);
  });

  it('made right after another kind of change, or after an undo, is undone by itself', () => {
    const lab = new LabOnTest();
    const all = Object.values(changes);
    const seen = [lab.state.experiment];
    for (const change of all.slice(2)) {
      change(lab);
      seen.push(lab.state.experiment);
    }
    for (const experiment of seen.toReversed()) {
      expect(lab.state.experiment).toEqual(experiment);
      lab.commands.undo();
    }
    lab.commands.redo();
    lab.commands.edit(withBatch(3));
    expect(lab.state.canRedo).toBe(false);
    lab.commands.undo();
    expect(lab.state.experiment).toEqual(seen[1]);
  });

  it('gives way to the lesson’s own experiment, which can be undone as well', () => {
    const lab = new LabOnTest();
    const own = lab.state.initial;
    lab.commands.load(withBatch(4)(own));
    lab.commands.edit(withRate(0.25));
    const edited = lab.state.experiment;
    lab.commands.loadDefault();
    expect(lab.state).toMatchObject({ experiment: own, origin: own });
    lab.commands.undo();
    expect(lab.state.experiment).toEqual(edited);
    expect(lab.state.origin.batchSize).toBe(4);
  });

  it('adds and removes lanes', () => {
    const lab = new LabOnTest();
    lab.commands.duplicateLane(0);
    expect(lab.state.experiment.lanes).toHaveLength(3);
    expect(lab.state.history.lanes).toBe(3);
    lab.commands.removeLane(2);
    expect(lab.state.experiment.lanes).toHaveLength(2);
  });

  it('draws another seed', () => {
    const lab = new LabOnTest();
    lab.commands.newSeed();
    expect(lab.state.experiment.seed).toBe(4242);
    expect(lab.worker.of('configure').at(-1)!.experiment.seed).toBe(4242);
  });
});

describe('ghosts', () => {
  it('are the last three, and every one that is pinned', () => {
    const lab = new LabOnTest();
    lab.train(0, 100);
    lab.commands.pin();
    lab.train(100, 101);
    expect(lab.state.ghosts[0]).toMatchObject({ pinned: true });
    expect(lab.state.ghosts[0]!.history.steps).toBe(100);
    for (let run = 1; run <= 5; run += 1) {
      lab.wait();
      lab.commands.reset();
      lab.train(0, run);
    }
    expect(lab.state.ghosts.map(({ history, pinned }) => [history.steps, pinned])).toEqual([[100, true], [2, false], [3, false], [4, false]]);
    lab.commands.removeGhost(lab.state.ghosts[0]!.id);
    expect(lab.state.ghosts.every(({ pinned }) => !pinned)).toBe(true);
  });

  it('come of a reset with the same seed, which stays at rest', () => {
    const lab = new LabOnTest();
    lab.commands.run();
    lab.train(0, 10);
    lab.commands.reset();
    expect(lab.state).toMatchObject({ status: 'idle', step: 0, experiment: { seed: 1 } });
    expect(lab.state.ghosts).toHaveLength(1);
  });
});

describe('presets and links', () => {
  it('are a fresh start', () => {
    const lab = new LabOnTest();
    lab.commands.run();
    lab.train(0, 10);
    lab.commands.load(withRate(0.7)(lab.state.experiment));
    expect(lab.state).toMatchObject({ status: 'idle', step: 0 });
    expect(lab.state.ghosts).toHaveLength(1);
    expect(lab.state.canUndo).toBe(true);
  });

  it('bring exactly their experiment', () => {
    const lab = new LabOnTest();
    const other = spirals({ seed: 77, steps: 500 });
    lab.commands.loadLink(encodeExperiment(other));
    expect(lab.state.experiment).toEqual(other);
  });

  it('that are damaged change nothing but the notices', () => {
    const lab = new LabOnTest();
    const before = lab.state.experiment;
    lab.commands.loadLink('1.AAAA');
    expect(lab.state.experiment).toBe(before);
    expect(lab.state.notices[0]).toMatchObject({ kind: 'link-refused', error: { code: 'damaged' } });
  });
});

describe('what the engine has to say', () => {
  it('goes on after a failure without a seam', () => {
    const lab = new LabOnTest();
    lab.commands.run();
    lab.train(0, 10);
    lab.worker.say({ type: 'checkpoint', runId: lab.worker.runId, checkpoint: { step: 6, evaluatedStep: 0, lanes: [], progress: [], schedules: [] } }, { type: 'deviceLost', reason: '' });
    lab.frame();
    expect(lab.state.history.steps).toBe(6);
    expect(kinds(lab)).toEqual(['recovered']);
    lab.train(6, 12);
    expect(lab.state.history.steps).toBe(12);
    expect(lab.state.history.valueAt(0, 'batchLoss', 8)).toBeCloseTo(1 / 9);
  });

  it('names each lane that diverged once', () => {
    const lab = new LabOnTest();
    const lanes = [{ status: 'diverged', divergedAt: 3, keptStep: 0 }, { status: 'active', divergedAt: null, keptStep: null }] as const;
    lab.train(0, 5, { lanes });
    lab.train(5, 6, { lanes });
    expect(lab.state.notices).toMatchObject([{ kind: 'diverged', lane: 0, step: 3 }]);
  });

  it('explains a backend that nobody asked for', () => {
    const lab = new LabOnTest();
    lab.worker.choose({ name: 'cpu', reason: 'no-webgl2' });
    lab.frame();
    expect(lab.state.notices).toMatchObject([{ kind: 'fallback', backend: { reason: 'no-webgl2' } }]);
    lab.commands.dismiss(lab.state.notices[0]!.id);
    for (const reason of ['requested', 'faster', 'begun'] as const) {
      lab.worker.choose({ name: 'cpu', reason });
      lab.frame();
      expect(lab.state.backend?.reason).toBe(reason);
    }
    expect(lab.state.notices).toEqual([]);
  });

  it('begins again where the reader wants it, and leaves the old curve', () => {
    const lab = new LabOnTest();
    lab.commands.run();
    lab.train(0, 20);
    lab.commands.preferBackend('webgl');
    expect(lab.worker.of('configure')).toHaveLength(1);
    lab.commands.preferBackend('cpu');
    expect(lab.state).toMatchObject({ backendChoice: 'cpu', status: 'warming', step: 0 });
    expect(lab.state.ghosts).toHaveLength(1);
    expect(lab.worker.of('configure').at(-1)).toMatchObject({ wish: { prefer: 'cpu' } });
    expect(lab.page.workers).toHaveLength(1);
  });

  it('lets a run end where it began when the choice is left to the engine', () => {
    const lab = new LabOnTest();
    lab.commands.preferBackend('cpu');
    lab.worker.choose({ name: 'cpu', reason: 'requested' });
    lab.commands.run();
    lab.train(0, 20);
    lab.commands.preferBackend('auto');
    expect(lab.state.step).toBe(20);
    lab.commands.reset();
    expect(lab.worker.of('configure').map(({ wish }) => wish?.prefer)).toEqual(['auto', 'cpu', 'auto']);
  });

  it('tries the CPU where the graphics device has failed', () => {
    const lab = new LabOnTest();
    lab.worker.say({ type: 'failed', runId: lab.worker.runId, jobId: null, failure: { code: 'shader', detail: 'x' } });
    lab.frame();
    lab.commands.preferBackend('cpu');
    expect(lab.state).toMatchObject({ status: 'idle', failure: null });
    expect(lab.worker.of('configure').at(-1)).toMatchObject({ wish: { prefer: 'cpu' } });
  });

  it('fails as a state', () => {
    const lab = new LabOnTest();
    lab.commands.run();
    lab.worker.say({ type: 'failed', runId: lab.worker.runId, jobId: null, failure: { code: 'data-missing', detail: 'x' } });
    lab.frame();
    expect(lab.state).toMatchObject({ status: 'failed', failure: { code: 'data-missing' } });
    lab.commands.reset();
    expect(lab.state).toMatchObject({ status: 'idle', failure: null });
    expect(lab.worker.of('configure')).toHaveLength(2);
  });

  it('shows the last look inside until there is a newer one', () => {
    const lab = new LabOnTest();
    const boundary = { resolution: 1, xRange: [0, 1], yRange: [0, 1], lanes: [] } as const;
    lab.train(0, 5, { inside: { step: 5, layers: null, boundary, samples: null, confusion: null, uncertainty: null, fit: null, batchNorm: null, stepSizes: null, phases: null } });
    lab.train(5, 9);
    expect(lab.state.inside?.step).toBe(5);
    lab.commands.edit(withBatch(8));
    expect(lab.state.inside?.boundary).toBe(boundary);
    lab.commands.duplicateLane(0);
    expect(lab.state.inside).toBeNull();
  });
});
