/** The seeds of the tests are small; a reader's are not among them, and short enough for a table. */
const first = 100;
const last = 99_999;

/** Seeds that nobody chose: different ones, drawn anew each time. */
export function freshSeeds(count: number, random: () => number = () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32): readonly number[] {
  const seeds = new Set<number>();
  while (seeds.size < count) seeds.add(first + Math.floor(random() * (last - first + 1)));
  return [...seeds];
}
