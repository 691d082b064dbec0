import { useEffect, useRef } from 'react';
import { defineMessages } from '@/lib/messages';
import { sameValue } from '@/session/experiments';
import { useLab } from '@/session/LabContext';
import { Button } from '@/ui/controls/Button';
import { IconButton } from '@/ui/controls/IconButton';
import { VisuallyHidden } from '@/ui/feedback/VisuallyHidden';
import { Icon } from '@/ui/icons/Icon';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import type { Setting } from '@/lesson-kit/types';
import { pointOut } from './pointOut';
import { tour, tourSteps, useTour, useTourNote, type TourStep } from './tour';
import styles from './TourCard.module.css';

const messages = defineMessages({
  en: {
    title: 'First steps',
    run: 'Press Run',
    runHow: 'The networks train while you watch. The space bar does the same.',
    chart: 'Read a value off a curve',
    chartHow: 'Point at a chart or touch it; or move to it with Tab and press ← →.',
    lane: 'Open a lane and change one thing in it',
    laneHow: (setting: string) => `Choose a lane’s name in the table; for example “${setting}”.`,
    inside: 'Look inside the networks',
    insideHow: 'Below the lanes, choose another view: layers or gradients.',
    claim: 'Check a statement of the text',
    claimHow: 'The button beside it runs it over several seeds.',
    finished: 'Those were the first steps',
    finishedHow: 'The key ? lists all keys, and brings these steps back.',
    show: 'Show me',
    close: 'Close',
    dismiss: 'Do not show this again',
    done: 'done',
    open: 'to do',
  },
  zh: {
    title: '第一步',
    run: '点击“运行”',
    runHow: '网络当场开始训练。按空格键也一样。',
    chart: '在曲线上读一个数',
    chartHow: '把指针移到图上，或点一下图；也可用 Tab 选中图后按 ← →。',
    lane: '打开一个通道，改动其中一项',
    laneHow: (setting: string) => `点击表中通道的名字，例如改“${setting}”。`,
    inside: '看看网络内部',
    insideHow: '在通道下方换一个视图：各层分布或梯度。',
    claim: '验证正文里的一个结论',
    claimHow: '点击它旁边的按钮，就会用几个随机种子实际跑一遍。',
    finished: '第一步就到这里',
    finishedHow: '按 ? 可查看全部快捷键，也能再次打开这份引导。',
    show: '指给我看',
    close: '关闭',
    dismiss: '不再显示',
    done: '已完成',
    open: '未完成',
  },
});

/** Ticks what can be seen in the lab's state: that it trains, and that a lane was changed (not added, removed or loaded). */
function useLabNotes(): void {
  const trains = useLab((state) => state.status === 'running' || (state.status === 'done' && state.step > 0));
  useTourNote('run', trains);
  const experiment = useLab((state) => state.experiment);
  const origin = useLab((state) => state.origin);
  const before = useRef({ experiment, origin });
  useEffect(() => {
    const { experiment: old, origin: oldOrigin } = before.current;
    before.current = { experiment, origin };
    if (origin === oldOrigin && old.lanes.length === experiment.lanes.length && !sameValue(old.lanes, experiment.lanes)) tour.note('lane');
  }, [experiment, origin]);
}

interface TourCardProps {
  readonly settings: readonly Setting[];
  readonly hasClaims: boolean;
}

/** The first steps, one at a time, at the lower edge of the lab; each ticks itself when the reader has done it. */
export function TourCard({ settings, hasClaims }: TourCardProps) {
  const { shown, done } = useTour();
  useEffect(() => tour.enter(), []);
  useLabNotes();
  const { language } = useLanguage();
  const experiment = useLab((state) => state.experiment);
  const offered = settings.filter(({ scope, applies }) => scope === 'lane' && (applies?.(experiment, 0) ?? true));
  // The best known of them, and one that does not restart the run.
  const setting = (offered.find(({ id }) => id === 'learningRate') ?? offered[0])?.label[language];
  const steps = tourSteps.filter((step) => (step === 'claim' ? hasClaims : step === 'lane' ? setting !== undefined : true));
  const next = steps.find((step) => !done.includes(step));
  useEffect(() => {
    if (shown && next === undefined) tour.finish();
  }, [shown, next]);
  return shown ? <Card steps={steps} done={done} next={next} setting={setting ?? ''} /> : null;
}

function Card({ steps, done, next, setting }: { readonly steps: readonly TourStep[]; readonly done: readonly TourStep[]; readonly next: TourStep | undefined; readonly setting: string }) {
  const text = useMessages(messages);
  const how = { run: text.runHow, chart: text.chartHow, lane: text.laneHow(setting), inside: text.insideHow, claim: text.claimHow };
  return (
    <section className={styles.card} aria-label={text.title} data-print="no">
      <ol className={styles.marks} aria-label={text.title}>
        {steps.map((step, index) => (
          <li key={step} className={styles.mark} data-state={done.includes(step) ? 'done' : step === next ? 'next' : 'open'}>
            <span aria-hidden="true">{done.includes(step) ? <Icon name="check" /> : index + 1}</span>
            <VisuallyHidden>{`${text[step]}: ${done.includes(step) ? text.done : text.open}`}</VisuallyHidden>
          </li>
        ))}
      </ol>
      <p role="status" className={styles.text}>
        <strong>{next ? text[next] : text.finished}</strong> <span>{next ? how[next] : text.finishedHow}</span>
      </p>
      {next ? (
        <Button onClick={() => pointOut(next)}>{text.show}</Button>
      ) : (
        <Button onClick={tour.dismiss}>{text.close}</Button>
      )}
      {next && <IconButton icon="close" label={text.dismiss} onClick={tour.dismiss} />}
    </section>
  );
}
