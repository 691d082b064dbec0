import type { AnchorHTMLAttributes } from 'react';
import { Icon } from '@/ui/icons/Icon';
import type { IconName } from '@/ui/icons/paths';
import styles from './Button.module.css';

export interface ButtonLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className' | 'style'> {
  readonly href: string;
  readonly variant?: 'primary' | 'default' | 'quiet';
  readonly icon?: IconName;
}

/** Looks like a button, is a link: it goes somewhere. */
export function ButtonLink({ variant = 'default', icon, children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} className={`${styles.button} ${styles[variant]}`}>
      {children}
      {icon && <Icon name={icon} />}
    </a>
  );
}
