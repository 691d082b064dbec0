import type { ExperimentError } from './notices';
import { own, type Source } from './read';
import { experimentVersion } from './types';

/** `migrations[i]` turns version i + 1 into version i + 2; append only, each with a test on a saved example. */
const migrations: readonly ((old: Source) => Source)[] = [];

/** An experiment of this version from one of any earlier version; newer ones are refused, not guessed at. */
export function migrate(source: Source): { readonly source: Source } | { readonly error: ExperimentError } {
  const version = own(source, 'version');
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { error: { code: 'unknown-version', path: 'version', params: {} } };
  if (version > experimentVersion) return { error: { code: 'newer-version', path: 'version', params: { given: version, known: experimentVersion } } };
  return { source: migrations.slice(version - 1).reduce((older, step) => step(older), source) };
}
