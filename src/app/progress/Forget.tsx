import { useState } from 'react';
import { useCanRestoreProgress, useProgress, useProgressCommands } from '@/session/progress/ProgressContext';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { Notice } from '@/ui/feedback/Notice';
import { Dialog } from '@/ui/overlay/Dialog';
import { useMessages } from '@/ui/preferences/language';
import styles from './Forget.module.css';

const messages = defineMessages({
  en: {
    heading: 'Forget',
    why: 'Takes every record off this device. Language and theme stay.',
    forget: 'Forget everything …',
    question: 'Forget all progress on this device?',
    consequence: 'Visits, claims, predictions and challenges of every lesson are deleted, also in other tabs of this site. A file that you saved keeps its copy.',
    yes: 'Forget everything',
    no: 'Keep it',
    forgotten: 'Everything has been forgotten',
    until: 'You can take this back until you close or reload the page.',
    undo: 'Bring it back',
    nothing: 'There is nothing to forget yet.',
  },
  zh: {
    heading: '清除',
    why: '删除这台设备上的全部记录，语言和主题设置不受影响。',
    forget: '清除全部记录…',
    question: '清除这台设备上的全部学习进度？',
    consequence: '每一课的学习记录、结论、预测和挑战都会删除，本站的其他标签页也一样。你存过的文件不受影响。',
    yes: '全部清除',
    no: '保留',
    forgotten: '已全部清除',
    until: '在关闭或刷新页面之前，可以撤销。',
    undo: '撤销',
    nothing: '还没有可清除的记录。',
  },
});

/** Off the device after a question, and back again for the rest of the visit. */
export function Forget() {
  const text = useMessages(messages);
  const { forget, restore } = useProgressCommands();
  const canRestore = useCanRestoreProgress();
  const empty = useProgress(({ lessons }) => lessons.size === 0);
  const [asking, setAsking] = useState(false);
  const agree = (): void => {
    setAsking(false);
    forget();
  };
  return (
    <section aria-labelledby="forget" className={styles.section}>
      <h2 id="forget">{text.heading}</h2>
      {canRestore && (
        <Notice title={text.forgotten} actions={<Button icon="undo" onClick={restore}>{text.undo}</Button>}>
          {text.until}
        </Notice>
      )}
      <p>{empty ? text.nothing : text.why}</p>
      <div>
        <Button disabled={empty} onClick={() => setAsking(true)}>{text.forget}</Button>
      </div>
      <Dialog
        open={asking}
        title={text.question}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{text.no}</Button>
            <Button variant="primary" onClick={agree}>{text.yes}</Button>
          </>
        }
      >
        <p>{text.consequence}</p>
      </Dialog>
    </section>
  );
}
