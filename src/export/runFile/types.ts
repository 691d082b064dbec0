import type { Experiment } from '@/engine/experiment/types';
import type { Checkpoint, MeasuredRun } from '@/engine/worker/protocol';

export const runFileVersion = 1;

/** What was achieved or answered on this run: a prediction, a challenge, or a kind that comes later. Plain text, never markup. */
export interface Mark {
  readonly kind: string;
  readonly lesson: string;
  readonly id: string;
  readonly result: string;
}

/** Weights before the first step: the flat views of engine/model/plan. */
export interface InitialWeights {
  readonly parameters: Float32Array;
  readonly running: Float32Array;
}

/** The data of a lane as it was trained on, row-major: inputs [size, features], targets [size, outputs of the set]. */
export interface LaneSamples {
  readonly trainInputs: Float32Array;
  readonly trainTargets: Float32Array;
  readonly validationInputs: Float32Array;
  readonly validationTargets: Float32Array;
}

/** A run as a file holds it. The parts that are lists of lanes follow experiment.lanes. */
export interface RunFile {
  readonly experiment: Experiment;
  /** version of the program that trained */
  readonly product: string;
  /** name of the graphics device, '' on the CPU */
  readonly renderer: string;
  readonly run: MeasuredRun;
  readonly marks: readonly Mark[];
  readonly initial?: readonly InitialWeights[];
  /** Everything needed to train on from where the run stands. */
  readonly checkpoint?: Checkpoint;
  /** Sample index of every row of every mini-batch: [run.steps, batch]. */
  readonly batches?: readonly Int32Array[];
  readonly samples?: readonly LaneSamples[];
}

export type RunFileErrorCode =
  /** params: bytes, limit */
  | 'too-large'
  /** params: line, column */
  | 'syntax'
  | 'not-a-run-file'
  /** params: given, known */
  | 'newer-version' | 'unknown-version'
  | 'missing' | 'unknown-key'
  /** params: given, expected */
  | 'wrong-type' | 'wrong-length' | 'out-of-range'
  /** params: reason, a code of engine/experiment */
  | 'invalid-experiment'
  /** a number that must be finite is not; params: index */
  | 'not-finite'
  | 'bad-base64'
  /** The content is not what was written: edited by hand or damaged. */
  | 'digest-mismatch'
  /** what nobody thought of */
  | 'unreadable';

export interface RunFileError {
  readonly code: RunFileErrorCode;
  /** Where in the file, keys joined by dots: `curves.batchLoss.0.17`; '' is the file itself. */
  readonly path: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export type RunFileReading = { readonly file: RunFile; readonly error?: never } | { readonly error: RunFileError; readonly file?: never };

/** The digest of a file's content; not a signature: whoever edits a file can compute it again. */
export const digestPrefix = 'sha256:';

export const fileCaps = {
  /** characters of the text, checked before parsing: weights of a run of eight large lanes do not fit */
  characters: 128 * 1024 * 1024,
  marks: 500,
  textLength: 200,
} as const;
