import { useEffect, useId, useRef, type MouseEvent, type ReactNode } from 'react';
import { defineMessages } from '@/lib/messages';
import { IconButton } from '@/ui/controls/IconButton';
import { useMessages } from '@/ui/preferences/language';
import styles from './Dialog.module.css';

const messages = defineMessages({ en: { close: 'Close' }, zh: { close: '关闭' } });

export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** buttons below the content */
  readonly actions?: ReactNode;
  /** takes the room there is: something to be seen from far away */
  readonly large?: boolean;
}

/** The platform's modal dialog: focus stays inside, Escape and a click beside it close it, focus returns. */
export function Dialog({ open, title, onClose, children, actions, large = false }: DialogProps) {
  const text = useMessages(messages);
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    if (!open && element.open) element.close();
  }, [open]);

  const closeOnBackdrop = (event: MouseEvent<HTMLDialogElement>): void => {
    if (event.target === dialog.current) dialog.current.close();
  };

  return (
    // The key that does what this click does is Escape, and it is built in.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog ref={dialog} className={`${styles.dialog} ${large ? styles.large : ''}`} aria-labelledby={titleId} onClose={onClose} onClick={closeOnBackdrop}>
      <div className={styles.body}>
        <header className={styles.header}>
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
          <IconButton icon="close" label={text.close} onClick={() => dialog.current?.close()} />
        </header>
        {open && children}
        {actions && <footer className={styles.actions}>{actions}</footer>}
      </div>
    </dialog>
  );
}
