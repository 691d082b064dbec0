import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { Notice } from '@/ui/feedback/Notice';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { useLabCommands } from '@/session/LabContext';
import { formatCount } from '@/widgets/format';
import { continuationOf, type Continuation } from './continuation';
import type { OpenedFile } from './openRunFile';
import { refusalText } from './refusalText';

const messages = defineMessages({
  en: {
    drawn: (name: string) => `${name} is drawn as faint curves`,
    about: (lanes: string, steps: string, seed: string) => `Lanes: ${lanes}. Steps: ${steps}. Seed: ${seed}. Your own run has not changed.`,
    open: 'Open this experiment',
    goOn: (step: string, steps: string) => `Train on from step ${step} (to ${steps})`,
    refused: (name: string) => `${name} was not opened; nothing has changed`,
  },
  zh: {
    drawn: (name: string) => `${name} 已作为淡色曲线画出`,
    about: (lanes: string, steps: string, seed: string) => `通道 ${lanes} 个，共 ${steps} 步，种子 ${seed}。你自己的训练没有改变。`,
    open: '打开此实验',
    goOn: (step: string, steps: string) => `从第 ${step} 步接着训练（到第 ${steps} 步）`,
    refused: (name: string) => `没有打开 ${name}，一切保持原样`,
  },
});

/** What became of a file that was brought back. */
export function RunFileNotice({ opened, onDismiss }: { readonly opened: OpenedFile; readonly onDismiss: () => void }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const { load, continueRun } = useLabCommands();
  const { name, file, error } = opened;
  if (error) {
    return (
      <Notice tone="warning" title={text.refused(name)} onDismiss={onDismiss}>
        {refusalText(error, language).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
    );
  }
  const open = (): void => {
    load(file.experiment);
    onDismiss();
  };
  const further = continuationOf(file);
  const goOn = ({ experiment, history, checkpoint }: Continuation): void => {
    continueRun(experiment, history, { checkpoint, backend: file.run.backend });
    onDismiss();
  };
  const actions = (
    <>
      {further && (
        <Button variant="primary" onClick={() => goOn(further)}>
          {text.goOn(formatCount(further.checkpoint.step), formatCount(further.experiment.steps))}
        </Button>
      )}
      <Button onClick={open}>{text.open}</Button>
    </>
  );
  return (
    <Notice tone="success" title={text.drawn(name)} onDismiss={onDismiss} actions={actions}>
      {text.about(String(file.experiment.lanes.length), formatCount(file.run.steps), String(file.experiment.seed))}
    </Notice>
  );
}
