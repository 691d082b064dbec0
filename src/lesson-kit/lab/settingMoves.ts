import type { Experiment } from '@/engine/experiment/types';
import { changesInFlight } from '@/session/experiments';
import { violations } from '@/tutor/grading/challenge';
import type { Challenge, Setting } from '@/lesson-kit/types';

/** The experiments that this control could make of the present one: tried out, so that no table can say otherwise. */
export function movesOf({ control }: Setting, experiment: Experiment, lane: number): readonly Experiment[] {
  if (control.kind === 'number') {
    const value = control.read(experiment, lane);
    return [control.write(experiment, lane, value === control.max ? control.min : control.max)];
  }
  if (control.kind === 'switch') return [control.write(experiment, lane, !control.read(experiment, lane))];
  const others = control.options.filter(({ value }) => value !== control.read(experiment, lane));
  return others.map(({ value }) => control.write(experiment, lane, value));
}

/** Whether moving this control lets the run go on. */
export function isLive(setting: Setting, experiment: Experiment, lane: number): boolean {
  return movesOf(setting, experiment, lane).every((moved) => changesInFlight(experiment, moved) !== 'restart');
}

/** Whether a challenge forbids every move of this control, judged from its start: what was moved before does not count against it. */
export function isOffLimits(setting: Setting, { rules }: Challenge, lane: number): boolean {
  const forbidden = (moved: Experiment): boolean => violations(rules, moved).some(({ kind }) => kind === 'forbidden' || kind === 'not-allowed');
  const moves = lane < rules.start.lanes.length ? movesOf(setting, rules.start, lane) : [];
  return moves.length > 0 && moves.every(forbidden);
}
