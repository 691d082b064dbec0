import type { BatchMetrics } from '@/engine/executor/executor';
import type { Inside } from './insideProtocol';
import type { EvaluationPoint, Snapshot } from './protocol';

/** Collects what happened since the last snapshot. */
export class SnapshotBuffer {
  #batches: BatchMetrics[] = [];
  #evaluations: EvaluationPoint[] = [];
  #inside: Inside | null = null;

  add(batches: BatchMetrics | null, evaluation: EvaluationPoint | null): void {
    if (batches && batches.count > 0) this.#batches.push(batches);
    if (evaluation) this.#evaluations.push(evaluation);
  }

  set inside(inside: Inside) {
    this.#inside = inside;
  }

  /** Everything so far in new arrays; the buffer is empty afterwards. */
  take(step: number): Pick<Snapshot, 'batches' | 'evaluations' | 'inside'> {
    const count = this.#batches.reduce((sum, part) => sum + part.count, 0);
    const taken = {
      batches: { firstStep: this.#batches[0]?.firstStep ?? step, count, loss: finiteOrNaN(this.#batches.map((part) => part.loss)), accuracy: finiteOrNaN(this.#batches.map((part) => part.accuracy)) },
      evaluations: this.#evaluations,
      inside: this.#inside,
    };
    this.#batches = [];
    this.#evaluations = [];
    this.#inside = null;
    return taken;
  }
}

/** Infinity is as little a point of a chart as NaN: one sign for "nothing to draw" is enough. */
function finiteOrNaN(parts: readonly Float32Array[]): Float32Array {
  const result = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) for (const value of part) result[at++] = Number.isFinite(value) ? value : NaN;
  return result;
}
