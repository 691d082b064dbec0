import { useId, useRef, type ReactNode, type RefObject, type ToggleEvent } from 'react';
import { IconButton } from '@/ui/controls/IconButton';
import type { IconName } from '@/ui/icons/paths';
import { place } from './place';
import styles from './Popover.module.css';

export interface PopoverTrigger {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly popoverTarget: string;
}

export interface PopoverPanelProps {
  /** names what opens */
  readonly label: string;
  /** a button that spreads what it is given */
  readonly trigger: (props: PopoverTrigger) => ReactNode;
  readonly children: ReactNode;
}

/** A small panel behind a button. The platform closes it with Escape or a click elsewhere and gives the focus back. */
export function PopoverPanel({ label, trigger, children }: PopoverPanelProps) {
  const id = useId();
  const anchor = useRef<HTMLButtonElement>(null);
  const onToggle = (event: ToggleEvent<HTMLDivElement>): void => {
    if (event.newState === 'open' && anchor.current) place(event.currentTarget, anchor.current);
  };
  return (
    <>
      {trigger({ ref: anchor, popoverTarget: id })}
      <div id={id} popover="auto" role="group" aria-label={label} className={styles.panel} onToggle={onToggle}>
        {children}
      </div>
    </>
  );
}

export interface PopoverProps {
  readonly icon: IconName;
  /** names the button and what opens */
  readonly label: string;
  readonly children: ReactNode;
}

/** The same behind an icon. */
export function Popover({ icon, label, children }: PopoverProps) {
  return (
    <PopoverPanel label={label} trigger={(props) => <IconButton {...props} icon={icon} label={label} />}>
      {children}
    </PopoverPanel>
  );
}
