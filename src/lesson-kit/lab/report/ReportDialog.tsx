import { useState } from 'react';
import { createPortal } from 'react-dom';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { Dialog } from '@/ui/overlay/Dialog';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { useLabSnapshot } from '@/session/LabContext';
import { useProgress } from '@/session/progress/ProgressContext';
import { addressOf } from '@/lesson-kit/lab/takeaway/address';
import { marksOf } from '@/lesson-kit/lab/takeaway/marksOf';
import { RunReport, type ReportSource } from './RunReport';

const messages = defineMessages({
  en: { title: 'Report of this run', print: 'Print or save as PDF' },
  zh: { title: '本次训练的报告', print: '打印或存为 PDF' },
});

/**
 * The run as it stood when the report was opened. What is printed stands beside the application, not in the dialog: browsers
 * cut what lies in their top layer off at the first page.
 */
export function ReportDialog({ lesson, onClose }: { readonly lesson: string; readonly onClose: () => void }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const snapshot = useLabSnapshot();
  const progress = useProgress(({ lessons }) => lessons.get(lesson));
  const [source] = useState((): ReportSource => {
    const state = snapshot();
    return { state: { ...state, history: state.history.clone() }, marks: marksOf(lesson, progress), address: addressOf(state.experiment), at: new Date(), title: document.title };
  });
  return (
    <>
      <Dialog open large title={text.title} onClose={onClose} actions={<Button variant="primary" icon="print" onClick={() => window.print()}>{text.print}</Button>}>
        <RunReport source={source} language={language} />
      </Dialog>
      {createPortal(
        <div data-print="only">
          <RunReport source={source} language={language} />
        </div>,
        document.body,
      )}
    </>
  );
}
