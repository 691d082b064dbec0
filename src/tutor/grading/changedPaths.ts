/**
 * Where two plain values differ, as paths: `lanes.0.optimizer.learningRate`. A list that has changed its length, or the kind
 * of a member, is reported as a whole: adding a layer moves all that follow. Fields that come or go with another `kind`
 * (Adam's β₂) or another function (the α of ELU) are part of that one change.
 */
export function changedPaths(before: unknown, after: unknown, path = ''): readonly string[] {
  if (Object.is(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length !== after.length || before.some((item, index) => kindOf(item) !== kindOf(after[index]))) return [path];
    return before.flatMap((item, index) => changedPaths(item, after[index], join(path, String(index))));
  }
  if (!isPlain(before) || !isPlain(after)) return [path];
  const shared = Object.keys(before).filter((key) => Object.hasOwn(after, key));
  const sameForm = kindOf(before) === kindOf(after) && own(before, 'fn') === own(after, 'fn');
  const keys = new Set(sameForm ? [...Object.keys(before), ...Object.keys(after)] : ['kind', ...shared]);
  return [...keys].flatMap((key) => changedPaths(own(before, key), own(after, key), join(path, key)));
}

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (value: Plain, key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);
const kindOf = (value: unknown): unknown => (isPlain(value) ? own(value, 'kind') : undefined);
const join = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** Whether a pattern covers a path: `*` stands for one part, and a pattern covers all that lies below it. */
export function covers(pattern: string, path: string): boolean {
  return pattern.split('.').length <= path.split('.').length && touches(pattern, path);
}

/** Whether one of them lies at or below the other: a changed list touches everything inside it. */
export function touches(pattern: string, path: string): boolean {
  const parts = path.split('.');
  return pattern.split('.').slice(0, parts.length).every((part, index) => part === '*' || part === parts[index]);
}
