import type { ReactNode } from 'react';
import { defineMessages } from '@/lib/messages';
import { IconButton } from '@/ui/controls/IconButton';
import { Icon } from '@/ui/icons/Icon';
import type { IconName } from '@/ui/icons/paths';
import { useMessages } from '@/ui/preferences/language';
import styles from './Notice.module.css';

const messages = defineMessages({ en: { dismiss: 'Dismiss' }, zh: { dismiss: '知道了' } });

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger';
const icons: Readonly<Record<NoticeTone, IconName>> = { info: 'info', success: 'check', warning: 'warning', danger: 'warning' };

export interface NoticeProps {
  readonly tone?: NoticeTone;
  readonly title?: string;
  readonly children?: ReactNode;
  /** buttons or links that mend what is reported */
  readonly actions?: ReactNode;
  readonly onDismiss?: () => void;
}

/** Something the reader should know. A danger interrupts a screen reader, the rest waits. */
export function Notice({ tone = 'info', title, children, actions, onDismiss }: NoticeProps) {
  const text = useMessages(messages);
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <Icon name={icons[tone]} />
      <div className={styles.content}>
        {title && <p className={styles.title}>{title}</p>}
        {children && <div className={styles.text}>{children}</div>}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {onDismiss && <IconButton icon="close" label={text.dismiss} onClick={onDismiss} />}
    </div>
  );
}
