import { laneBatchSize, laneData } from '@/engine/experiment/defaults';
import { printable } from '@/engine/experiment/notices';
import type { Shape } from '@/engine/experiment/shapes';
import type { ClipSpec, DataSpec, Experiment, LossSpec, OptimizerSpec, RegularisationSpec, ScheduleSpec } from '@/engine/experiment/types';
import { dataFacts, type DataFacts } from './dataFacts';
import { programLayers, type ProgramLayer } from './programLayers';

export interface CodeOptions {
  /**
   * The program does not draw data, weights and batches itself: it takes those of a run file beside it (see docs/run-file.md;
   * the file must hold initial weights, batches and samples), trains exactly these, and says how far its losses are from the recorded ones.
   */
  readonly fromFiles?: boolean;
}

/** One lane of an experiment as what the three libraries have in common: printers add words, not decisions. */
export interface Program {
  readonly lane: number;
  readonly lanes: number;
  /** printable, possibly empty */
  readonly label: string;
  readonly seed: number;
  readonly steps: number;
  readonly evalEvery: number;
  readonly data: DataSpec;
  readonly facts: DataFacts;
  /** samples of one update, at most the training set's size */
  readonly batchSize: number;
  /** [features], or [height, width, channels] when a layer reads images */
  readonly inputShape: Shape;
  readonly layers: readonly ProgramLayer[];
  readonly outputs: number;
  readonly loss: LossSpec;
  readonly optimizer: OptimizerSpec;
  readonly schedule: ScheduleSpec;
  readonly clip: ClipSpec;
  readonly regularisation: RegularisationSpec;
  readonly fromFiles: boolean;
}

/** The name under which programs look for the run file. */
export const runFileName = 'run.descent-run.json';

export function describeProgram(experiment: Experiment, laneIndex: number, { fromFiles = false }: CodeOptions): Program {
  const lane = experiment.lanes[laneIndex];
  if (lane === undefined) throw new RangeError(`no lane ${laneIndex} among ${experiment.lanes.length}`);
  const data = laneData(experiment, lane);
  const facts = dataFacts(data);
  const batchSize = Math.min(laneBatchSize(experiment, lane), data.trainSize);
  const { inputShape, layers, outputs } = programLayers(lane, facts.inputShape, batchSize);
  const { seed, steps, evalEvery, lanes } = experiment;
  const { loss, optimizer, schedule, clip, regularisation } = lane;
  return {
    lane: laneIndex, lanes: lanes.length, label: printable(lane.label, 60), seed, steps, evalEvery, data, facts, batchSize,
    inputShape, layers, outputs, loss, optimizer, schedule, clip, regularisation, fromFiles,
  };
}

/** What kind of targets the loss compares with. */
export function targetKind({ facts, loss, outputs }: Program): 'number' | 'class' | 'oneHot' | 'oneLogit' {
  if (facts.classes === 0) return 'number';
  if (outputs === 1) return 'oneLogit';
  return loss.kind === 'categoricalCrossEntropy' ? 'class' : 'oneHot';
}

export const hasLayer = (program: Program, ...kinds: readonly ProgramLayer['kind'][]): boolean => program.layers.some(({ kind }) => kinds.includes(kind));
export const hasDropout = (program: Program): boolean => hasLayer(program, 'dropout', 'alphaDropout');
export const hasPenalty = ({ regularisation: { l1, l2 } }: Program): boolean => l1 > 0 || l2 > 0;
export const isImage = (shape: Shape): boolean => shape.length === 3;
/** How many trainable arrays each layer with parameters has, in order: kernel and bias, γ and β, or slopes. */
export const arraysPerLayer = ({ layers }: Program): readonly number[] =>
  layers.flatMap(({ kind }) => (kind === 'dense' || kind === 'conv2d' || kind === 'batchNorm' ? [2] : kind === 'prelu' ? [1] : []));
/** Only two optimizers have a momentum that 1cycle can move. */
export const movesMomentum = ({ optimizer, schedule }: Program): boolean => (optimizer.kind === 'momentum' || optimizer.kind === 'nesterov') && schedule.kind === 'oneCycle';
