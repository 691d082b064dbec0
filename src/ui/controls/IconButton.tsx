import type { ButtonHTMLAttributes, Ref } from 'react';
import { Icon } from '@/ui/icons/Icon';
import type { IconName } from '@/ui/icons/paths';
import { useHint } from '@/ui/overlay/useHint';
import styles from './Button.module.css';

export interface IconButtonProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style' | 'children' | 'aria-label'> {
  readonly icon: IconName;
  /** The name, read aloud and shown as a hint on hover and focus. */
  readonly label: string;
  readonly shortcut?: string;
  readonly variant?: 'default' | 'quiet';
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, shortcut, variant = 'quiet', onClick, ...rest }: IconButtonProps) {
  const hint = useHint(shortcut ? `${label} (${shortcut})` : label, { describes: false });
  return (
    <>
      <button
        type="button"
        aria-label={label}
        aria-keyshortcuts={shortcut}
        {...rest}
        {...hint.trigger}
        onClick={(event) => {
          // What it did is in view now, perhaps in the hint's place.
          hint.hide();
          onClick?.(event);
        }}
        className={`${styles.button} ${styles[variant]} ${styles.icon}`}
      >
        <Icon name={icon} />
      </button>
      {hint.bubble}
    </>
  );
}
