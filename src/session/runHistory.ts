import type { EvaluationPoint, Snapshot } from '@/engine/worker/protocol';
import { Decimator, type SeriesPoint } from './decimation';
import { GrowableNumbers } from './growable';

export type { SeriesPoint } from './decimation';

export type BatchMetric = 'batchLoss' | 'batchAccuracy';
export type EvaluationMetric = keyof EvaluationPoint['lanes'][number];
export type Metric = BatchMetric | EvaluationMetric;

const batchMetrics = ['batchLoss', 'batchAccuracy'] as const;
const evaluationMetrics = ['trainLoss', 'trainAccuracy', 'validationLoss', 'validationAccuracy'] as const;

const isBatchMetric = (metric: Metric): metric is BatchMetric => metric === 'batchLoss' || metric === 'batchAccuracy';

type LaneRecord = Readonly<Record<Metric, GrowableNumbers>>;

/** A curve that is drawn again and again: what has been taken in, and what comes of it. */
interface Curve {
  readonly beta: number;
  taken: number;
  readonly decimator: Decimator;
  /** corrected exponentially weighted average: Σ of weights·values, and Σ of weights */
  average: number;
  weight: number;
}

/**
 * Everything a run has reported, exactly, and curves of it that cost the same to draw however long it gets. Grows in place.
 * NaN means that nothing was measured: a diverged lane, an accuracy of regression, steps before a resumed run.
 */
export class RunHistory {
  readonly lanes: number;
  /** batches recorded: steps 0 … steps − 1 */
  #steps = 0;
  readonly #evaluationSteps: number[] = [];
  readonly #records: LaneRecord[];
  readonly #curves = new Map<string, Curve>();

  constructor(lanes: number) {
    this.lanes = lanes;
    this.#records = Array.from({ length: lanes }, () => Object.fromEntries([...batchMetrics, ...evaluationMetrics].map((metric) => [metric, new GrowableNumbers()])) as LaneRecord);
  }

  get steps(): number {
    return this.#steps;
  }

  get isEmpty(): boolean {
    return this.#steps === 0;
  }

  /** Steps at which the run was evaluated, ascending. */
  get evaluationSteps(): readonly number[] {
    return this.#evaluationSteps;
  }

  append({ batches, evaluations }: Pick<Snapshot, 'batches' | 'evaluations'>): void {
    const { firstStep, count, loss, accuracy } = batches;
    if (count > 0 && firstStep < this.#steps) this.truncate(firstStep);
    while (count > 0 && this.#steps < firstStep) this.#pushBatch(() => NaN, () => NaN);
    for (let row = 0; row < count; row += 1) this.#pushBatch((lane) => loss[row * this.lanes + lane]!, (lane) => accuracy[row * this.lanes + lane]!);
    for (const point of evaluations) this.#pushEvaluation(point);
  }

  #pushBatch(loss: (lane: number) => number, accuracy: (lane: number) => number): void {
    this.#records.forEach((record, lane) => {
      record.batchLoss.push(loss(lane));
      record.batchAccuracy.push(accuracy(lane));
    });
    this.#steps += 1;
  }

  #pushEvaluation({ step, lanes }: EvaluationPoint): void {
    const last = this.#evaluationSteps.at(-1);
    if (last !== undefined && step <= last) return;
    this.#evaluationSteps.push(step);
    this.#records.forEach((record, lane) => {
      for (const metric of evaluationMetrics) record[metric].push(lanes[lane]?.[metric] ?? NaN);
    });
  }

  /** Forgets what came after `step` updates: a resumed run reports it again. */
  truncate(step: number): void {
    const evaluations = this.#evaluationSteps.filter((at) => at <= step).length;
    this.#steps = Math.min(this.#steps, step);
    this.#evaluationSteps.length = evaluations;
    for (const record of this.#records) {
      for (const metric of batchMetrics) record[metric].truncate(this.#steps);
      for (const metric of evaluationMetrics) record[metric].truncate(evaluations);
    }
    this.#curves.clear();
  }

  /** The exact numbers: of batch metrics one per step, of the others one per entry of `evaluationSteps`. A view, not a copy. */
  exact(lane: number, metric: Metric): Float32Array {
    return this.#records[lane]![metric].values;
  }

  /** The exact value after (evaluations) or of (batches) this step, or of the last one before it; NaN when there is none. */
  valueAt(lane: number, metric: Metric, step: number): number {
    const record = this.#records[lane]?.[metric];
    if (!record) return NaN;
    if (isBatchMetric(metric)) return record.at(Math.min(step, this.#steps - 1));
    return record.at(this.#evaluationSteps.findLastIndex((at) => at <= step));
  }

  /** At most `limit` (≤ 300) points that keep the extremes. */
  series(lane: number, metric: Metric, limit?: number): SeriesPoint[] {
    return this.smoothed(lane, metric, 0, limit);
  }

  /** The same for the corrected moving average v/(1−βᵗ) of the values so far; gaps are passed over. */
  smoothed(lane: number, metric: Metric, beta: number, limit?: number): SeriesPoint[] {
    // One smoothing at a time is remembered: moving its slider leaves nothing behind.
    const key = `${lane} ${metric} ${beta === 0 ? 'raw' : 'smooth'}`;
    const known = this.#curves.get(key);
    const curve = known?.beta === beta ? known : { beta, taken: 0, decimator: new Decimator(), average: 0, weight: 0 };
    this.#curves.set(key, curve);
    extend(curve, this.#records[lane]![metric].values, isBatchMetric(metric) ? null : this.#evaluationSteps);
    return curve.decimator.points(limit);
  }

  /** A copy that stays as it is. */
  clone(): RunHistory {
    const copy = new RunHistory(this.lanes);
    copy.#steps = this.#steps;
    copy.#evaluationSteps.push(...this.#evaluationSteps);
    this.#records.forEach((record, lane) => {
      copy.#records[lane] = Object.fromEntries(Object.entries(record).map(([metric, numbers]) => [metric, numbers.clone()])) as LaneRecord;
    });
    return copy;
  }
}

/** Takes in what the curve has not seen yet. */
function extend(curve: Curve, values: Float32Array, steps: readonly number[] | null): void {
  const { beta, decimator } = curve;
  for (; curve.taken < values.length; curve.taken += 1) {
    const value = values[curve.taken]!;
    const step = steps ? steps[curve.taken]! : curve.taken;
    if (!Number.isFinite(value)) {
      decimator.push(step, NaN);
      continue;
    }
    curve.average = beta * curve.average + (1 - beta) * value;
    curve.weight = beta * curve.weight + (1 - beta);
    // At β = 0 the average is the value itself, bit for bit.
    decimator.push(step, beta === 0 ? value : curve.average / curve.weight);
  }
}
