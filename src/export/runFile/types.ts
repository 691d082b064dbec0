import type { Experiment } from '@/engine/experiment/types';
import type { MeasuredRun, RunBelongings } from '@/engine/worker/protocol';

/** 2 added `lesson`, and to marks when and after how many attempts and hints. Version 1 is read as well. */
export const runFileVersion = 2;

/**
 * What the reader answered or achieved in a lesson: a prediction, a challenge, a claim, or a kind that comes later. Plain
 * text, never markup, and nothing but the reader's word: replay checks challenges itself.
 */
export interface Mark {
  readonly kind: string;
  readonly lesson: string;
  readonly id: string;
  readonly result: string;
  /** milliseconds since 1970: of the answer, the first success or else the latest attempt; null: not known */
  readonly at: number | null;
  /** null for kinds that do not count them */
  readonly attempts: number | null;
  readonly hints: number | null;
}

/** A run as a file holds it. The parts that are lists of lanes follow experiment.lanes. */
export interface RunFile extends Partial<RunBelongings> {
  readonly experiment: Experiment;
  /** version of the program that trained */
  readonly product: string;
  /** name of the graphics device, '' on the CPU */
  readonly renderer: string;
  readonly run: MeasuredRun;
  /** slug of the lesson in whose lab it was trained; '' where none is known */
  readonly lesson: string;
  readonly marks: readonly Mark[];
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
