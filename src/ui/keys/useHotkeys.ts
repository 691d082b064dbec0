import { useEffect, useRef } from 'react';

/** A reader who types, moves a slider or chooses from a list means the control, not the page. */
function isForControl(event: KeyboardEvent): boolean {
  const element = event.target instanceof HTMLElement ? event.target : null;
  if (!element) return false;
  if (element.isContentEditable || element.closest('dialog[open]')) return true;
  if (element.matches('textarea, select, input:not([type="checkbox"], [type="radio"], [type="button"])')) return true;
  const usesSpace = event.key === ' ' || event.key === 'Enter';
  if (usesSpace && element.matches('button, a[href], summary, input, [role="tab"]')) return true;
  return event.key.startsWith('Arrow') && element.matches('input, [role="tab"], [role="tablist"] *');
}

/** Letters in lower case, with Shift named; the Shift that a `?` needs on some keyboards is part of the `?`. */
function nameOf({ key, shiftKey }: KeyboardEvent): string {
  if (!/^[a-z]$/i.test(key)) return key;
  return shiftKey ? `Shift+${key.toLowerCase()}` : key.toLowerCase();
}

/** What a key does, for the list of keys too: nothing can be bound without being listed. */
export interface Hotkey {
  /** as KeyboardEvent.key, letters in lower case, with `Shift+` before a letter; several for a row like 1 … 9 */
  readonly keys: readonly string[];
  /** the key as it is printed */
  readonly shown: string;
  readonly label: string;
  readonly act: (key: string) => void;
}

const noHotkeys: readonly Hotkey[] = [];
/** One entry for each component that binds keys, oldest first. */
let bound: readonly { readonly current: readonly Hotkey[] }[] = [];

/** What can be pressed now: the page's own keys first, then those that are there everywhere. */
export const boundHotkeys = (): readonly Hotkey[] => bound.toReversed().flatMap(({ current }) => current);

/**
 * Page-wide keys. Never with Ctrl, Alt or Meta, which belong to the browser, and never from inside a control that uses
 * the key itself.
 */
export function useHotkeys(hotkeys: readonly Hotkey[]): void {
  const current = useRef(noHotkeys);
  useEffect(() => {
    current.current = hotkeys;
  });
  useEffect(() => {
    bound = [...bound, current];
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || event.repeat) return;
      const name = nameOf(event);
      const hotkey = current.current.find(({ keys }) => keys.includes(name));
      if (!hotkey || isForControl(event)) return;
      event.preventDefault();
      hotkey.act(name);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      bound = bound.filter((other) => other !== current);
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
