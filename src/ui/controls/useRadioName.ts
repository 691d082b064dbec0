import { useState, useSyncExternalStore } from 'react';

const taken = new Set<number>();

/** A name from the first effect on until the component goes: what a render takes could not be given back. */
function buildSlot() {
  let name: string | undefined;
  return {
    name: () => name,
    take(changed: () => void): () => void {
      let number = 1;
      while (taken.has(number)) number += 1;
      taken.add(number);
      name = `choice-${number}`;
      changed();
      return () => void taken.delete(number);
    },
  };
}

/**
 * The name of one group of radio buttons, unlike every other on the page. Given back when the group goes: a document in
 * Chromium remembers every name a radio button ever had, so new ones for every visit would pile up.
 */
export function useRadioName(): string | undefined {
  const [slot] = useState(buildSlot);
  return useSyncExternalStore(slot.take, slot.name);
}
