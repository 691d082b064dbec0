import { describe, expect, it } from 'vitest';
import type { Experiment } from '@/engine/experiment/types';
import { ExperimentEdits } from '@/session/experimentEdits';
import { NoticeBoard } from '@/session/noticeBoard';
import { StateOnTest } from './stateOnTest';

/** Edits of a run that only notes what it is told: the change it would make is on screen at once. */
function setUp() {
  const state = new StateOnTest();
  const time = { now: 0 };
  const told: (readonly [command: string, ...flags: boolean[]])[] = [];
  const edits = new ExperimentEdits(state.store, new NoticeBoard(state.store), { nextFrame: () => () => undefined, clock: () => time.now, randomSeed: () => 4242 }, {
    pause: () => void told.push(['pause']),
    amend: (experiment) => {
      told.push(['amend']);
      state.store.show({ experiment });
    },
    restart: (experiment, goOn = false, passing = false) => {
      told.push(['restart', goOn, passing]);
      state.store.show({ experiment });
    },
  });
  return { state, time, told, edits };
}

const withBatch = (batchSize: number) => (experiment: Experiment): Experiment => ({ ...experiment, batchSize });
const withSteps = (steps: number) => (experiment: Experiment): Experiment => ({ ...experiment, steps });

describe('what an edit tells the run', () => {
  it('is to go on with other numbers, or to begin again', () => {
    const { told, edits } = setUp();
    edits.edit(withSteps(90));
    edits.edit(withBatch(8));
    edits.edit((experiment) => experiment);
    expect(told).toEqual([['amend'], ['restart', false, false]]);
  });

  it('is to go on running where it ran', () => {
    const { state, told, edits } = setUp();
    state.store.show({ status: 'running' });
    edits.edit(withBatch(8));
    expect(told).toEqual([['restart', true, false]]);
  });

  it('is that the runs within a slider’s gesture are passing', () => {
    const { time, told, edits } = setUp();
    for (const batchSize of [9, 8, 7]) {
      edits.edit(withBatch(batchSize));
      time.now += 50;
    }
    time.now += 1000;
    edits.edit(withBatch(6));
    expect(told.map(([, , passing]) => passing)).toEqual([false, true, true, false]);
  });

  it('is, of a preset, to rest and to begin again, also where the numbers could change under way', () => {
    const { state, told, edits } = setUp();
    state.store.show({ step: 10 });
    edits.load(state.shown.experiment);
    edits.load(withSteps(90)(state.shown.experiment));
    expect(told).toEqual([['pause'], ['restart', false, false], ['pause'], ['restart', false, false]]);
    expect(state.shown.origin.steps).toBe(90);
  });

  it('is the same of the way back', () => {
    const { state, told, edits } = setUp();
    edits.edit(withSteps(90));
    edits.newSeed();
    told.length = 0;
    edits.undo();
    edits.undo();
    edits.redo();
    expect(told).toEqual([['restart', false, false], ['amend'], ['amend']]);
    expect(state.shown).toMatchObject({ canUndo: true, canRedo: true });
  });

  it('is nothing where the edit is refused', () => {
    const { state, told, edits } = setUp();
    edits.edit((experiment) => ({ ...experiment, lanes: [] }));
    expect(told).toEqual([]);
    expect(state.shown.notices).toMatchObject([{ kind: 'refused' }]);
  });
});
