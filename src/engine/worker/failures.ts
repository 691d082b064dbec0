import { DataError } from '@/engine/data/dataError';
import { InvalidExperimentError } from '@/engine/training/invalidExperiment';
import type { Failure } from './protocol';

/** Any error as a code for the page and a detail for the console. */
export function describeFailure(error: unknown): Failure {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: failureCode(error, detail), detail };
}

function failureCode(error: unknown, detail: string): Failure['code'] {
  if (error instanceof DataError) return error.code;
  if (error instanceof InvalidExperimentError) return 'invalid-experiment';
  // Engines say "Array buffer allocation failed" or "Invalid typed array length"; a device, "texture … too large".
  if (error instanceof RangeError || /out of memory|allocation failed/i.test(detail)) return 'out-of-memory';
  return /shader|program/i.test(detail) ? 'shader' : 'internal';
}
