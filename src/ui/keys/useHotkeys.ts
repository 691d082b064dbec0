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

/**
 * Page-wide keys: `key` as in KeyboardEvent.key, letters in lower case. Never with Ctrl, Alt or Meta, which belong to
 * the browser, and never from inside a control that uses the key itself.
 */
export function useHotkeys(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || event.repeat) return;
      const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const act = Object.hasOwn(current.current, name) ? current.current[name] : undefined;
      if (!act || isForControl(event)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
