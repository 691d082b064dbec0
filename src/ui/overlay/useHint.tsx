import { useCallback, useEffect, useId, useRef, type FocusEvent, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { place } from './place';
import styles from './Hint.module.css';

export interface Hint {
  /** spread on the focusable element it belongs to */
  readonly trigger: {
    readonly 'aria-describedby'?: string;
    readonly onPointerEnter: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
    readonly onBlur: () => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
  readonly bubble: ReactNode;
  readonly show: (anchor: HTMLElement) => void;
  readonly hide: () => void;
}

/** Long enough not to flicker while the pointer crosses a toolbar, and to let it reach the bubble. */
const openDelayMs = 350;
const closeDelayMs = 120;

/**
 * A bubble in the top layer for the element that spreads `trigger`: on hover after a moment, on keyboard focus at once,
 * gone with Escape. `describes: false` when the text only repeats the element's accessible name.
 */
export function useHint(content: ReactNode, { describes = true }: { readonly describes?: boolean } = {}): Hint {
  const id = useId();
  const bubble = useRef<HTMLSpanElement>(null);
  const timer = useRef<number | undefined>(undefined);

  const hide = useCallback(() => {
    window.clearTimeout(timer.current);
    if (bubble.current?.matches(':popover-open')) bubble.current.hidePopover();
  }, []);

  const show = useCallback((anchor: HTMLElement) => {
    window.clearTimeout(timer.current);
    const element = bubble.current;
    if (!element || element.matches(':popover-open')) return;
    element.showPopover();
    place(element, anchor);
  }, []);

  useEffect(() => () => window.clearTimeout(timer.current), []);

  const hideSoon = (): void => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(hide, closeDelayMs);
  };

  return {
    show,
    hide,
    trigger: {
      ...(describes ? { 'aria-describedby': id } : {}),
      onPointerEnter: (event) => {
        if (event.pointerType === 'touch') return;
        const anchor = event.currentTarget;
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(() => show(anchor), openDelayMs);
      },
      onPointerLeave: hideSoon,
      onFocus: (event) => {
        const anchor = event.currentTarget;
        if (!anchor.matches(':focus-visible')) return;
        // Not in this turn: a popover that closes gives the focus back, and none may open meanwhile.
        window.clearTimeout(timer.current);
        timer.current = window.setTimeout(() => show(anchor));
      },
      onBlur: hide,
      onKeyDown: (event) => {
        if (event.key === 'Escape') hide();
      },
    },
    bubble: (
      // A span: hints also stand inside paragraphs.
      <span
        ref={bubble}
        id={id}
        role="tooltip"
        popover="manual"
        className={styles.bubble}
        aria-hidden={describes ? undefined : true}
        onPointerEnter={() => window.clearTimeout(timer.current)}
        onPointerLeave={hideSoon}
      >
        {content}
      </span>
    ),
  };
}
