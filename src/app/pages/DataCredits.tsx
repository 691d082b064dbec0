import { useEffect, useState } from 'react';
import type { DataCredit } from '@/engine/data/credits';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { Notice } from '@/ui/feedback/Notice';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import styles from './DataCredits.module.css';
import { readCredits } from './readCredits';

const messages = defineMessages({
  en: {
    loading: 'Reading the list of data sets…',
    failed: 'The list of data sets (data/SOURCES.json) could not be read, so sources and licences cannot be shown here.',
    retry: 'Read again',
    licence: 'Licence',
    changes: 'What we did',
    from: 'Taken from',
    size: 'Size',
    samples: (count: string, kilobytes: string) => `${count} samples, ${kilobytes} kB`,
  },
  zh: {
    loading: '正在读取数据集清单……',
    failed: '无法读取数据集清单（data/SOURCES.json），因此这里无法列出来源与许可证。',
    retry: '重新读取',
    licence: '许可证',
    changes: '我们做的处理',
    from: '取自',
    size: '大小',
    samples: (count: string, kilobytes: string) => `${count} 个样本，${kilobytes} kB`,
  },
});

/** undefined while reading, null when that failed */
function useCredits(attempt: number): readonly DataCredit[] | null | undefined {
  const [credits, setCredits] = useState<readonly DataCredit[] | null>();
  useEffect(() => {
    const controller = new AbortController();
    readCredits(controller.signal).then(setCredits, () => {
      if (!controller.signal.aborted) setCredits(null);
    });
    return () => controller.abort();
  }, [attempt]);
  return credits;
}

export function DataCredits() {
  const text = useMessages(messages);
  const [attempt, setAttempt] = useState(0);
  const credits = useCredits(attempt);
  if (credits === undefined) return <p role="status">{text.loading}</p>;
  if (credits === null) {
    return (
      <Notice tone="warning" actions={<Button onClick={() => setAttempt(attempt + 1)}>{text.retry}</Button>}>
        {text.failed}
      </Notice>
    );
  }
  return (
    <ul className={styles.sets}>
      {credits.map((credit) => (
        <Credit key={credit.set} credit={credit} />
      ))}
    </ul>
  );
}

function Credit({ credit }: { readonly credit: DataCredit }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const suffix = language === 'en' ? 'En' : 'Zh';
  const number = new Intl.NumberFormat(language);
  return (
    <li className={styles.set}>
      <h3 className={styles.title}>
        <a href={credit.url}>{credit[`title${suffix}`]}</a>
      </h3>
      <p className={styles.citation} lang="en">
        {credit.citation}
      </p>
      <dl className={styles.facts}>
        <dt>{text.licence}</dt>
        <dd>
          <a href={credit.licenceUrl}>{credit.licence}</a> {credit[`licenceNote${suffix}`]}
        </dd>
        <dt>{text.from}</dt>
        <dd>
          <a href={credit.sourceUrl}>
            {credit.sourceName} {credit.sourceVersion}
          </a>{' '}
          (npm)
        </dd>
        <dt>{text.changes}</dt>
        <dd>{credit[`changes${suffix}`]}</dd>
        <dt>{text.size}</dt>
        <dd>{text.samples(number.format(credit.count), number.format(Math.round(credit.bytes / 1000)))}</dd>
        <dt>SHA-256</dt>
        <dd className={styles.checksum}>{credit.sha256}</dd>
      </dl>
    </li>
  );
}
