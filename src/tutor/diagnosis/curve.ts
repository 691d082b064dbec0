import type { LossSpec } from '@/engine/experiment/types';
import { centredAverage, deviation, differences, mean, median, typicalDeviation } from './statistics';
import type { DiagnosisInput } from './types';

/** What can be read off the curves of one lane. Shares and ratios: see `EvidenceName`. */
export interface CurveFeatures {
  readonly steps: number;
  readonly evaluations: number;
  readonly lastStep: number;
  /** loss of a network that knows nothing: ln K, or the first loss of a regression */
  readonly guess: number;
  /** training losses: of the first evaluation, the lowest, the last, the median of the last quarter */
  readonly start: number;
  readonly best: number;
  readonly bestStep: number;
  readonly end: number;
  readonly level: number;
  readonly learned: number;
  readonly trainScore: number;
  readonly validationScore: number;
  /** best validation score of the run (middle of three) minus the one of the end */
  readonly scoreDrop: number;
  readonly lateFall: number;
  readonly steadiness: number;
  readonly swing: number;
  readonly swingOfLevel: number;
  readonly relapse: number;
  readonly width: number;
  /** step of the first evaluation that had done 80 % of the fall */
  readonly fallenBy: number;
  readonly validationLowest: number;
  readonly validationLowestStep: number;
  readonly validationEnd: number;
  readonly evaluationToBatch: number;
  readonly peakRatio: number;
  readonly peakStep: number;
}

type Point = DiagnosisInput['evaluations'][number];

/** Mean loss, in the loss's own unit, of giving every class the same probability (squared error: the same output). */
export function guessingLoss({ kind }: LossSpec, classes: number): number {
  if (kind === 'categoricalCrossEntropy') return Math.log(classes);
  const share = 1 / classes;
  if (kind === 'binaryCrossEntropy') return -share * Math.log(share) - (1 - share) * Math.log(1 - share);
  return share * (1 - share);
}

/** null: nothing finite was measured. */
export function readCurve(input: DiagnosisInput): CurveFeatures | null {
  const points = input.evaluations.filter(({ trainLoss, validationLoss }) => Number.isFinite(trainLoss) && Number.isFinite(validationLoss));
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return null;
  const { classes, lane } = input.facts;
  const guess = classes === 0 ? first.trainLoss : guessingLoss(lane.loss, classes);
  const level = median(since(points, last.step * 0.75).map(({ trainLoss }) => trainLoss));
  return {
    steps: input.batchLoss.length,
    evaluations: points.length,
    lastStep: last.step,
    guess,
    start: first.trainLoss,
    end: last.trainLoss,
    level,
    learned: (guess - level) / guess,
    trainScore: aboveChance(atEnd(points, 'trainAccuracy'), classes),
    validationScore: aboveChance(atEnd(points, 'validationAccuracy'), classes),
    scoreDrop: aboveChance(bestOfThree(points), classes) - aboveChance(atEnd(points, 'validationAccuracy'), classes),
    fallenBy: points.find(({ trainLoss }) => trainLoss <= 0.2 * first.trainLoss + 0.8 * level)?.step ?? 0,
    ...trend(points, last.step, guess, level),
    ...extremes(points),
    relapse: relapse(points) / guess,
    ...batches(input.batchLoss, Math.max(first.trainLoss, guess), guess, last.trainLoss),
  };
}

const since = (points: readonly Point[], step: number): readonly Point[] => points.filter((point) => point.step >= step);

/** Of the last three evaluations the middle one: what is still moving is seen soon, one lucky evaluation is not. */
const atEnd = (points: readonly Point[], quantity: Exclude<keyof Point, 'step'>): number => median(points.slice(-3).map((point) => point[quantity]));

/** Best validation accuracy that three evaluations in a row agree on. */
const bestOfThree = (points: readonly Point[]): number => Math.max(...points.map((_, index) => atEnd(points.slice(0, index + 1), 'validationAccuracy')));

/** 0 at chance, 1 when everything is right. */
function aboveChance(accuracy: number, classes: number): number {
  return (accuracy - 1 / classes) / (1 - 1 / classes);
}

function trend(points: readonly Point[], lastStep: number, guess: number, level: number): Pick<CurveFeatures, 'lateFall' | 'steadiness' | 'swing' | 'swingOfLevel'> {
  const losses = (from: number) => since(points, lastStep * from).map(({ trainLoss }) => trainLoss);
  const half = losses(0.5);
  const way = differences(losses(1 / 3));
  const length = way.reduce((sum, change) => sum + Math.abs(change), 0);
  const jumps = differences(half);
  // A change is the difference of two measurements: √2. The trend is the middle change; one spike is no swing.
  const swing = jumps.length > 1 ? typicalDeviation(jumps) / Math.SQRT2 : NaN;
  return {
    lateFall: (half[0]! - level) / half[0]!,
    steadiness: length > 0 ? -way.reduce((sum, change) => sum + change, 0) / length : NaN,
    swing: swing / guess,
    swingOfLevel: swing / level,
  };
}

function extremes(points: readonly Point[]): Pick<CurveFeatures, 'best' | 'bestStep' | 'validationLowest' | 'validationLowestStep' | 'validationEnd'> {
  const best = points.reduce((low, point) => (point.trainLoss < low.trainLoss ? point : low));
  const lowest = points.reduce((low, point) => (point.validationLoss < low.validationLoss ? point : low));
  return {
    best: best.trainLoss,
    bestStep: best.step,
    validationLowest: lowest.validationLoss,
    validationLowestStep: lowest.step,
    validationEnd: atEnd(points, 'validationLoss'),
  };
}

function relapse(points: readonly Point[]): number {
  let lowest = Infinity;
  let highest = 0;
  for (const { trainLoss } of points) {
    lowest = Math.min(lowest, trainLoss);
    highest = Math.max(highest, trainLoss - lowest);
  }
  return highest;
}

const window = 31;

function batches(batchLoss: ArrayLike<number>, highest: number, guess: number, end: number): Pick<CurveFeatures, 'width' | 'evaluationToBatch' | 'peakRatio' | 'peakStep'> {
  const losses = Array.from(batchLoss).filter(Number.isFinite);
  const short = centredAverage(losses, 5);
  // The very first steps of a network that is well may jump.
  const peak = short.slice(3).reduce((high, loss) => Math.max(high, loss), 0);
  const smooth = centredAverage(losses, window);
  const scatter = losses.map((loss, index) => loss - smooth[index]!).slice(Math.max(window, Math.floor(losses.length / 3)), -window);
  return {
    width: scatter.length >= window ? deviation(scatter) / guess : NaN,
    evaluationToBatch: end / mean(losses.slice(-50)),
    peakRatio: peak / highest,
    peakStep: Math.max(0, short.indexOf(peak)),
  };
}
