import { describe, expect, it } from 'vitest';
import { isTraining, nextStatus, type RunEvent } from '@/engine/training/lifecycle';
import type { RunStatus } from '@/engine/worker/protocol';

const events: readonly RunEvent[] = ['start', 'warmed', 'stepped', 'pause', 'finish', 'diverge', 'extended', 'fail'];

/** Every status with what each event makes of it, in the order of `events`; '·' changes nothing. */
const table: Readonly<Record<RunStatus, string>> = {
  idle: 'warming · paused · done diverged · failed',
  warming: '· running · paused done diverged · failed',
  running: '· · · paused done diverged · failed',
  paused: 'running · paused · done diverged · failed',
  done: '· · · · · · paused failed',
  diverged: '· · · · · · · failed',
  failed: '· · · · · · · ·',
};

describe('the life of a run', () => {
  for (const [status, row] of Object.entries(table) as [RunStatus, string][]) {
    it.each(row.split(' ').map((next, index) => [events[index]!, next === '·' ? status : next] as const))(`${status} + %s = %s`, (event, next) => {
      expect(nextStatus(status, event)).toBe(next);
    });
  }

  it('trains while warming and running only', () => {
    expect((Object.keys(table) as RunStatus[]).filter(isTraining)).toEqual(['warming', 'running']);
  });
});
