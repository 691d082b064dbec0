import { useEffect, useState } from 'react';
import { measurePair, pairingActivations, pairingWeights, type Pair } from './pairing';

/** One slice of work between two frames. */
const sliceMs = 12;
const cells = pairingActivations.flatMap((activation) => pairingWeights.map((weights) => ({ activation, weights })));

/** All pairs at this depth, row by row as they are computed; those still to come show what stood there before. */
export function usePairs(depth: number, seed: number): readonly (Pair | undefined)[] {
  const [pairs, setPairs] = useState<readonly (Pair | undefined)[]>([]);
  useEffect(() => {
    let at = 0;
    let timer = setTimeout(next);
    function next(): void {
      const [first, until] = [at, performance.now() + sliceMs];
      const fresh: Pair[] = [];
      while (at < cells.length && (fresh.length === 0 || performance.now() < until)) {
        const { activation, weights } = cells[at]!;
        fresh.push(measurePair(activation, weights, depth, seed));
        at += 1;
      }
      setPairs((old) => cells.map((_, index) => fresh[index - first] ?? old[index]));
      if (at < cells.length) timer = setTimeout(next);
    }
    return () => clearTimeout(timer);
  }, [depth, seed]);
  return pairs;
}
