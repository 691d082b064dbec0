import { describe, expect, it } from 'vitest';
import { Ghosts } from '@/session/ghosts';
import { RunHistory } from '@/session/runHistory';
import { StateOnTest } from './stateOnTest';

function setUp() {
  const state = new StateOnTest();
  const ghosts = new Ghosts(state.store);
  /** The run on screen ends after so many steps, and the next takes its place. */
  const end = (steps: number): void => {
    state.train(steps);
    state.store.show({ ghosts: ghosts.withRunOnScreen(), history: new RunHistory(2) });
  };
  return { state, ghosts, end, kept: () => state.shown.ghosts.map(({ history, pinned }) => [history.steps, pinned]) };
}

describe('ghosts', () => {
  it('are the newest three of the runs that ended', () => {
    const { end, kept } = setUp();
    for (let steps = 1; steps <= 5; steps += 1) end(steps);
    expect(kept()).toEqual([[3, false], [4, false], [5, false]]);
  });

  it('do not count the pinned ones, which stay until they are removed', () => {
    const { state, ghosts, end, kept } = setUp();
    state.train(9);
    ghosts.pin();
    for (let steps = 1; steps <= 4; steps += 1) end(steps);
    expect(kept()).toEqual([[9, true], [2, false], [3, false], [4, false]]);
    ghosts.remove(state.shown.ghosts[0]!.id);
    expect(kept()).toEqual([[2, false], [3, false], [4, false]]);
  });

  it('that are pinned stay as they were while the run trains on', () => {
    const { state, ghosts, kept } = setUp();
    state.train(2);
    ghosts.pin();
    state.train(3);
    expect(kept()).toEqual([[2, true]]);
  });

  it('take over the history of the run that ended', () => {
    const { state, ghosts } = setUp();
    const history = state.train(2);
    expect(ghosts.withRunOnScreen()[0]).toMatchObject({ experiment: state.shown.experiment, pinned: false });
    expect(ghosts.withRunOnScreen()[0]!.history).toBe(history);
  });

  it('do not come of a run without a step', () => {
    const { state, ghosts } = setUp();
    ghosts.pin();
    expect(state.shown.ghosts).toEqual([]);
    expect(ghosts.withRunOnScreen()).toEqual([]);
  });

  it('of files are pinned and know their name', () => {
    const { state, ghosts } = setUp();
    ghosts.pinFile('mine.json', state.shown.experiment, new RunHistory(2));
    expect(state.shown.ghosts).toMatchObject([{ file: 'mine.json', pinned: true }]);
  });

  it('never share an id, even with one that was removed', () => {
    const { state, ghosts, end } = setUp();
    end(1);
    const [first] = state.shown.ghosts;
    ghosts.remove(first!.id);
    end(2);
    expect(state.shown.ghosts[0]!.id).not.toBe(first!.id);
  });
});
