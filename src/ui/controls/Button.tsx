import type { ButtonHTMLAttributes, Ref } from 'react';
import { Icon } from '@/ui/icons/Icon';
import type { IconName } from '@/ui/icons/paths';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'> {
  /** primary: the one thing to do here · default · quiet: text only */
  readonly variant?: 'primary' | 'default' | 'quiet';
  readonly icon?: IconName;
  /** key that does the same, drawn behind the label */
  readonly shortcut?: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ variant = 'default', icon, shortcut, children, ...rest }: ButtonProps) {
  return (
    <button type="button" aria-keyshortcuts={shortcut} {...rest} className={`${styles.button} ${styles[variant]}`}>
      {icon && <Icon name={icon} />}
      {children}
      {shortcut && (
        <kbd className={styles.shortcut} aria-hidden="true">
          {shortcut}
        </kbd>
      )}
    </button>
  );
}
