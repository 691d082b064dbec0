import type { BatchMetrics } from '@/engine/executor/executor';
import type { Lane } from '@/engine/experiment/types';
import type { LaneState } from '@/engine/model/plan';
import type { EvaluationPoint, LaneProgress } from '@/engine/worker/protocol';
import { initialSchedule, nextSchedule, type ScheduleState } from './hyper';

interface Entry {
  progress: LaneProgress;
  schedule: ScheduleState;
  /** what a diverged lane goes back to */
  kept: { readonly step: number; readonly state: LaneState };
}

/** What is known about each lane beside its numbers: does it still train, what does its schedule remember, what was finite. */
export class LaneBook {
  readonly #entries: Entry[];

  constructor(initial: readonly LaneState[]) {
    this.#entries = initial.map((state) => ({ progress: active, schedule: initialSchedule, kept: { step: 0, state } }));
  }

  get progress(): readonly LaneProgress[] {
    return this.#entries.map((entry) => entry.progress);
  }

  get schedules(): readonly ScheduleState[] {
    return this.#entries.map((entry) => entry.schedule);
  }

  get allDiverged(): boolean {
    return this.#entries.every((entry) => entry.progress.status === 'diverged');
  }

  /** step of the newest divergence; −1 when there is none */
  get lastDivergence(): number {
    return Math.max(...this.#entries.map((entry) => entry.progress.divergedAt ?? -1));
  }

  isActive(lane: number): boolean {
    return this.#entries[lane]!.progress.status === 'active';
  }

  resume(progress: readonly LaneProgress[], schedules: readonly unknown[]): void {
    this.#entries.forEach((entry, lane) => {
      entry.progress = progress[lane] ?? active;
      entry.schedule = (schedules[lane] as ScheduleState | null | undefined) ?? initialSchedule;
    });
  }

  /** Remembers the states that consist of finite numbers only. */
  keep(step: number, states: readonly LaneState[]): void {
    this.#entries.forEach((entry, lane) => {
      const state = states[lane]!;
      if (entry.progress.status === 'active' && isFiniteState(state)) entry.kept = { step, state };
    });
  }

  keptState(lane: number): LaneState {
    return this.#entries[lane]!.kept.state;
  }

  /**
   * Marks the lanes whose first non-finite loss is among these, and blanks what a diverged lane reports from that step on:
   * a number of the kept state would not belong to the curve. Returns the lanes that are new among the diverged.
   */
  judgeBatches(metrics: BatchMetrics): number[] {
    return this.#judge((entry, lane, lanes) => {
      let diverged = false;
      for (let row = 0; row < metrics.count; row += 1) {
        const at = row * lanes + lane;
        if (entry.progress.status === 'active' && !Number.isFinite(metrics.loss[at])) diverged = markDiverged(entry, metrics.firstStep + row);
        if (entry.progress.status === 'diverged') metrics.loss[at] = metrics.accuracy[at] = NaN;
      }
      return diverged;
    });
  }

  /** The same for an evaluation before update `step`; schedules that watch the validation loss take note. */
  judgeEvaluation(step: number, results: EvaluationPoint['lanes'], lanes: readonly Lane[]): number[] {
    return this.#judge((entry, lane) => {
      if (entry.progress.status === 'diverged') return false;
      const { trainLoss, validationLoss } = results[lane]!;
      if (!Number.isFinite(trainLoss) || !Number.isFinite(validationLoss)) return markDiverged(entry, step);
      entry.schedule = nextSchedule(lanes[lane]!, entry.schedule, validationLoss);
      return false;
    });
  }

  #judge(diverges: (entry: Entry, lane: number, lanes: number) => boolean): number[] {
    const found: number[] = [];
    this.#entries.forEach((entry, lane) => {
      if (diverges(entry, lane, this.#entries.length)) found.push(lane);
    });
    return found;
  }
}

const active: LaneProgress = { status: 'active', divergedAt: null, keptStep: null };

function markDiverged(entry: Entry, step: number): true {
  entry.progress = { status: 'diverged', divergedAt: step, keptStep: entry.kept.step };
  return true;
}

function isFiniteState(state: LaneState): boolean {
  return [state.parameters, state.first, state.second, state.running].every((values) => {
    // Millions of numbers, several times a second: no call per number.
    for (let index = 0; index < values.length; index += 1) if (!Number.isFinite(values[index])) return false;
    return true;
  });
}
