import { lazy, Suspense, useEffect, useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { ErrorBoundary } from '@/ui/feedback/ErrorBoundary';
import { useMessages } from '@/ui/preferences/language';
import { useTitle } from '@/app/pages/useTitle';
import { Contents } from './Contents';
import styles from './HomePage.module.css';
import { LivePlaceholder } from './LivePlaceholder';
import { Principles } from './Principles';

const LiveRun = lazy(() => import('./live/LiveRun'));

const messages = defineMessages({
  en: {
    tab: 'Descent: deep learning you can run',
    title: 'Deep learning you can watch happen',
    lead: 'Every lesson holds a real neural network. It trains in this browser, on your own graphics card or processor, while you change it and look inside.',
  },
  zh: {
    tab: 'Descent：跑得起来的深度学习课',
    title: '亲眼看着网络学会',
    lead: '每一课里都有一个真实的神经网络：就在这个浏览器里、用你自己的显卡或处理器训练，你可以一边改设置，一边看它的内部。',
  },
});

export function HomePage() {
  const text = useMessages(messages);
  useTitle(text.tab);
  return (
    <div className={styles.page}>
      <div className={styles.columns}>
        <div className={styles.words}>
          <h1 tabIndex={-1} className={styles.title}>
            {text.title}
          </h1>
          <p className={styles.lead}>{text.lead}</p>
        </div>
        <div className={styles.live}>
          <Live />
        </div>
        <div className={styles.contents}>
          <Contents />
        </div>
      </div>
      <Principles />
    </div>
  );
}

/** The run comes after the words are on screen: its code is not part of what the first page waits for. */
function Live() {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setPainted(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <ErrorBoundary fallback={() => <LivePlaceholder state="failed" />}>
      <Suspense fallback={<LivePlaceholder state="loading" />}>{painted ? <LiveRun /> : <LivePlaceholder state="loading" />}</Suspense>
    </ErrorBoundary>
  );
}
