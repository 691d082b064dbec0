import type { HalfResult } from './examine';

export { confusionTable } from './confusionTable';
export { examineHalf } from './examine';

/** Every wrong verdict with its evidence, a line each: for the half that may be looked at. */
export function wrongVerdicts({ verdicts }: HalfResult): readonly string[] {
  return verdicts
    .filter(({ right }) => !right)
    .map(({ labelled, main }) => `${labelled.id} #${labelled.seed}: ${main.code}, ${main.remedy?.kind ?? 'no remedy'}; ${main.evidence.map(({ name, value, comparator, threshold }) => `${name} ${value.toPrecision(3)} ${comparator} ${threshold}`).join(', ')}`);
}
