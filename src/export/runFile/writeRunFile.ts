import type { EvaluationPoint } from '@/engine/worker/protocol';
import { encodeArray } from './arrays';
import { contentDigest } from './digest';
import { laneLayouts, type LaneLayout } from './layout';
import { fileCaps, runFileVersion, type RunFile } from './types';

/** JSON has no NaN and no infinities: null, and the lane's divergedAt (or a regression's lack of accuracy) says why. */
const orNull = (value: number): number | null => (Number.isFinite(value) ? value + 0 : null);

/** The shortest decimal that float32 reads back as the same number. */
function shortFloat32(value: number): number | null {
  if (!Number.isFinite(value)) return null;
  for (let digits = 6; digits < 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short + 0;
  }
  return Number(value.toPrecision(9)) + 0;
}

const evaluation = ({ step, lanes }: EvaluationPoint) => ({
  step,
  lanes: lanes.map(({ trainLoss, trainAccuracy, validationLoss, validationAccuracy }) => ({
    trainLoss: orNull(trainLoss), trainAccuracy: orNull(trainAccuracy), validationLoss: orNull(validationLoss), validationAccuracy: orNull(validationAccuracy),
  })),
});

const row = (values: Float32Array) => encodeArray(values, [values.length]);

/** The optional parts; what is absent does not appear in the file. */
function parts(file: RunFile, layouts: readonly LaneLayout[]): Record<string, unknown> {
  const { initial, checkpoint, batches, samples, run } = file;
  return {
    ...(initial && { initial: initial.map(({ parameters, running }) => ({ parameters: row(parameters), running: row(running) })) }),
    ...(checkpoint && {
      checkpoint: {
        step: checkpoint.step,
        evaluatedStep: checkpoint.evaluatedStep,
        progress: checkpoint.progress,
        schedules: checkpoint.schedules,
        lanes: checkpoint.lanes.map(({ parameters, first, second, running }) => ({ parameters: row(parameters), first: row(first), second: row(second), running: row(running) })),
      },
    }),
    ...(batches && { batches: batches.map((rows, lane) => encodeArray(rows, [run.steps, layouts[lane]!.batchSize])) }),
    ...(samples && {
      samples: samples.map((lane, index) => {
        const { trainSize, validationSize, features, targets } = layouts[index]!;
        return {
          trainInputs: encodeArray(lane.trainInputs, [trainSize, features]),
          trainTargets: encodeArray(lane.trainTargets, [trainSize, targets]),
          validationInputs: encodeArray(lane.validationInputs, [validationSize, features]),
          validationTargets: encodeArray(lane.validationTargets, [validationSize, targets]),
        };
      }),
    }),
  };
}

/**
 * The text of a `*.descent-run.json`, described in docs/run-file.md. `readRunFile` gives back an equal value. Throws a
 * RangeError when the text would be longer than a reader accepts: leave out weights or samples then.
 */
export function writeRunFile(file: RunFile): string {
  const { experiment, product, renderer, run, lesson, marks } = file;
  const lanes = experiment.lanes.length;
  const content = {
    format: 'descent-run',
    version: runFileVersion,
    product,
    backend: { name: run.backend, renderer },
    lesson,
    experiment,
    progress: run.lanes.map(({ status, divergedAt, keptStep }) => ({ status, divergedAt, keptStep })),
    curves: {
      steps: run.steps,
      batchLoss: experiment.lanes.map((_, lane) => Array.from({ length: run.steps }, (__, step) => shortFloat32(run.batchLoss[step * lanes + lane]!))),
      evaluations: run.evaluations.map(evaluation),
    },
    marks: marks.map(({ kind, lesson: place, id, result, at, attempts, hints }) => ({ kind, lesson: place, id, result, at, attempts, hints })),
    ...parts(file, laneLayouts(experiment)),
  };
  // What the file will say, so that the digest is of what a reader sees.
  const said = JSON.parse(JSON.stringify(content)) as Record<string, unknown>;
  const text = JSON.stringify({ ...said, digest: contentDigest(said) });
  if (text.length > fileCaps.characters) throw new RangeError(`a run file of ${text.length} characters; readers accept ${fileCaps.characters}`);
  return text;
}
