import { falseAlarms, shareRight, type HalfResult } from './examine';

const short = (code: string): string => code.split('-').map((word) => word.slice(0, 5)).join('-').slice(0, 9);

/** Rows: what was built in. Columns: what the doctor said first. `right` counts names that are as true. */
export function confusionTable(result: HalfResult): string {
  const { verdicts } = result;
  const faults = [...new Set(verdicts.map(({ labelled }) => labelled.fault))];
  const said = [...new Set([...faults, ...verdicts.map(({ main }) => main.code)])];
  const line = (name: string, cells: readonly (string | number)[]) => `${name.padEnd(21)}${cells.map((cell) => String(cell === 0 ? '·' : cell).padStart(10)).join('')}`;
  const rows = faults.map((fault) => {
    const own = verdicts.filter(({ labelled }) => labelled.fault === fault);
    return line(fault, [...said.map((code) => own.filter(({ main }) => main.code === code).length), `${own.filter(({ right }) => right).length}/${own.length}`]);
  });
  const share = (list: HalfResult['verdicts']) => `${list.filter((verdict) => verdict.right).length} of ${list.length} (${(100 * shareRight({ ...result, verdicts: list })).toFixed(1)} %)`;
  const wave = (wanted: number) => share(verdicts.filter(({ labelled }) => Number(/\/([234])-/.exec(labelled.id)?.[1] ?? 1) === wanted));
  return [
    line('', [...said.map(short), 'right']),
    ...rows,
    `right: ${share(verdicts)}; of the four waves ${[1, 2, 3, 4].map(wave).join(', ')}; well, but called sick: ${falseAlarms(result).length}; left out, fault did not come out: ${result.withoutFault.length}`,
  ].join('\n');
}

/** Every wrong verdict with its evidence, a line each: for the half that may be looked at. */
export function wrongVerdicts({ verdicts }: HalfResult): readonly string[] {
  return verdicts
    .filter(({ right }) => !right)
    .map(({ labelled, main }) => `${labelled.id} #${labelled.seed}: ${main.code}, ${main.remedy?.kind ?? 'no remedy'}; ${main.evidence.map(({ name, value, comparator, threshold }) => `${name} ${value.toPrecision(3)} ${comparator} ${threshold}`).join(', ')}`);
}
