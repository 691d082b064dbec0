import { useId, useRef, type ReactNode, type ToggleEvent } from 'react';
import { IconButton } from '@/ui/controls/IconButton';
import type { IconName } from '@/ui/icons/paths';
import { place } from './place';
import styles from './Popover.module.css';

export interface PopoverProps {
  readonly icon: IconName;
  /** names the button and what opens */
  readonly label: string;
  readonly children: ReactNode;
}

/** A small panel behind an icon. The platform closes it with Escape or a click elsewhere and gives the focus back. */
export function Popover({ icon, label, children }: PopoverProps) {
  const id = useId();
  const anchor = useRef<HTMLButtonElement>(null);
  const onToggle = (event: ToggleEvent<HTMLDivElement>): void => {
    if (event.newState === 'open' && anchor.current) place(event.currentTarget, anchor.current);
  };
  return (
    <>
      <IconButton ref={anchor} icon={icon} label={label} popoverTarget={id} />
      <div id={id} popover="auto" role="group" aria-label={label} className={styles.panel} onToggle={onToggle}>
        {children}
      </div>
    </>
  );
}
