import type { ReactNode } from 'react';
import { defineMessages } from '@/lib/messages';
import { Icon } from '@/ui/icons/Icon';
import { useMessages } from '@/ui/preferences/language';
import styles from './prose.module.css';

const messages = defineMessages({
  en: { pitfall: 'Often heard', recap: 'Recap', references: 'References' },
  zh: { pitfall: '常见说法', recap: '小结', references: '参考文献' },
});

/** A popular sentence that is wrong or half true, and what is true. */
export function Pitfall({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const text = useMessages(messages);
  return (
    <aside className={styles.pitfall}>
      <p className={styles.pitfallTitle}>
        <Icon name="warning" />
        <span>
          <span className={styles.kicker}>{text.pitfall}</span> {title}
        </span>
      </p>
      {children}
    </aside>
  );
}

export function Recap({ children }: { readonly children: ReactNode }) {
  const text = useMessages(messages);
  return (
    <section className={styles.recap}>
      <h2>{text.recap}</h2>
      {children}
    </section>
  );
}

export function References({ children }: { readonly children: ReactNode }) {
  const text = useMessages(messages);
  return (
    <section className={styles.references}>
      <h2>{text.references}</h2>
      {children}
    </section>
  );
}
