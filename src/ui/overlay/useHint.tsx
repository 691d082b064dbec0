import { useCallback, useEffect, useId, useRef, type FocusEvent, type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode } from 'react';
import { place } from './place';
import styles from './Hint.module.css';

export interface Hint {
  /** spread on the focusable element it belongs to */
  readonly trigger: {
    readonly 'aria-describedby'?: string;
    readonly onPointerEnter: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
    readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
  readonly bubble: ReactNode;
  readonly show: (anchor: HTMLElement) => void;
  /** the focus goes to the link in the bubble; Escape takes it back */
  readonly enter: () => void;
  readonly hide: () => void;
}

const isInside = (container: HTMLElement | null, target: EventTarget | null): boolean => target instanceof Node && container !== null && container.contains(target);

/** Long enough not to flicker while the pointer crosses a toolbar, and to let it reach the bubble. */
const openDelayMs = 350;
const closeDelayMs = 120;

export interface HintOptions {
  /** false when the text only repeats the element's accessible name */
  readonly describes?: boolean;
  /** the content holds a link, not one of the tab stops: `enter` leads to it, and the bubble stays while the focus is there */
  readonly holdsLink?: boolean;
}

/**
 * A bubble in the top layer for the element that spreads `trigger`: on hover after a moment, on keyboard focus at once,
 * gone with Escape.
 */
export function useHint(content: ReactNode, { describes = true, holdsLink = false }: HintOptions = {}): Hint {
  const id = useId();
  const bubble = useRef<HTMLSpanElement>(null);
  const timer = useRef<number | undefined>(undefined);
  /** the element that the bubble stands beside now */
  const anchored = useRef<HTMLElement | null>(null);

  const hide = useCallback(() => {
    window.clearTimeout(timer.current);
    if (bubble.current?.matches(':popover-open')) bubble.current.hidePopover();
  }, []);

  const show = useCallback((anchor: HTMLElement) => {
    window.clearTimeout(timer.current);
    const element = bubble.current;
    if (!element || element.matches(':popover-open')) return;
    anchored.current = anchor;
    element.showPopover();
    place(element, anchor);
  }, []);

  const enter = useCallback(() => bubble.current?.querySelector('a')?.focus(), []);

  useEffect(() => () => window.clearTimeout(timer.current), []);

  const whileInside = {
    // A finger on the link must not take the focus off the element first: the bubble would be gone before the click.
    onMouseDown: (event: MouseEvent<HTMLElement>) => event.preventDefault(),
    onBlur: (event: FocusEvent<HTMLElement>) => {
      if (!isInside(bubble.current, event.relatedTarget)) hide();
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key !== 'Escape') return;
      anchored.current?.focus();
      hide();
    },
  };

  const hideSoon = (): void => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(hide, closeDelayMs);
  };

  return {
    show,
    enter,
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
      onBlur: (event) => {
        if (!(holdsLink && isInside(bubble.current, event.relatedTarget))) hide();
      },
      onKeyDown: (event) => {
        if (event.key === 'Escape') hide();
      },
    },
    bubble: (
      // A span: hints also stand inside paragraphs.
      <span
        ref={bubble}
        id={id}
        // A tooltip may hold nothing to be operated.
        role={holdsLink ? undefined : 'tooltip'}
        popover="manual"
        className={styles.bubble}
        aria-hidden={describes ? undefined : true}
        onPointerEnter={() => window.clearTimeout(timer.current)}
        onPointerLeave={hideSoon}
        {...(holdsLink ? whileInside : {})}
      >
        {content}
      </span>
    ),
  };
}
