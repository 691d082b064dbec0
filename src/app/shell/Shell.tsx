import { useRef, type ReactNode } from 'react';
import { defineMessages } from '@/lib/messages';
import { useProgressStatus } from '@/session/progress/ProgressContext';
import { UpdateNotice } from '@/app/offline/UpdateNotice';
import { StorageNotice } from '@/ui/preferences/StorageNotice';
import { useMessages } from '@/ui/preferences/language';
import { Footer } from './Footer';
import { Header } from './Header';
import { ProgressNotice } from './ProgressNotice';
import styles from './Shell.module.css';
import { useArrival } from './useArrival';
import { useDocumentHead } from './useDocumentHead';

const messages = defineMessages({ en: { skip: 'Skip to the content' }, zh: { skip: '跳到正文' } });

/** What stays while pages change. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const text = useMessages(messages);
  const main = useRef<HTMLElement>(null);
  useArrival(main);
  const { keeping } = useProgressStatus();
  useDocumentHead();
  return (
    <div className={styles.shell}>
      {/* Not a link to #main: the fragment of the address holds the experiment. */}
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        {text.skip}
      </button>
      <Header />
      <div className={styles.notice}>
        <StorageNotice others={keeping === 'newer' ? 'kept' : keeping} />
        <ProgressNotice />
      </div>
      <main ref={main} tabIndex={-1} className={styles.main}>
        {children}
      </main>
      <Footer />
      <UpdateNotice />
    </div>
  );
}
