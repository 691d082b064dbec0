import { describe, expect, it } from 'vitest';
import { NoticeBoard } from '@/session/noticeBoard';
import { StateOnTest } from './stateOnTest';

function setUp() {
  const state = new StateOnTest();
  return { state, board: new NoticeBoard(state.store), kinds: () => state.shown.notices.map(({ kind }) => kind) };
}

describe('the notice board', () => {
  it('answers the reader at once, and brings what the engine says with the next frame', () => {
    const { state, board, kinds } = setUp();
    board.show({ kind: 'restarted' });
    board.gather({ kind: 'recovered' });
    board.gather({ kind: 'diverged', lane: 0, step: 3 });
    expect(kinds()).toEqual(['restarted']);
    state.frame();
    expect(kinds()).toEqual(['restarted', 'recovered', 'diverged']);
  });

  it('says nothing twice: the newest of a kind replaces the one before', () => {
    const { state, board, kinds } = setUp();
    board.show({ kind: 'restarted' });
    board.show({ kind: 'recovered' });
    const { id } = state.shown.notices[0]!;
    board.show({ kind: 'restarted' });
    expect(kinds()).toEqual(['recovered', 'restarted']);
    expect(state.shown.notices[1]!.id).not.toBe(id);
  });

  it('names each lane that diverged', () => {
    const { state, board } = setUp();
    for (const [lane, step] of [[0, 3], [1, 4], [0, 9]] as const) board.show({ kind: 'diverged', lane, step });
    expect(state.shown.notices).toMatchObject([{ lane: 1, step: 4 }, { lane: 0, step: 9 }]);
  });

  it('has room for twelve', () => {
    const { state, board } = setUp();
    for (let lane = 0; lane < 15; lane += 1) board.show({ kind: 'diverged', lane, step: 1 });
    expect(state.shown.notices).toHaveLength(12);
    expect(state.shown.notices[0]).toMatchObject({ lane: 3 });
  });

  it('takes down what was dismissed, and what is no longer true', () => {
    const { state, board, kinds } = setUp();
    board.show({ kind: 'restarted' });
    board.show({ kind: 'recovered' });
    board.show({ kind: 'storage-full' });
    board.dismiss(state.shown.notices[2]!.id);
    board.withdraw('restarted');
    expect(kinds()).toEqual(['recovered']);
  });
});
