import { useProgress, useProgressCommands } from '@/session/progress/ProgressContext';
import { joinProgressFile } from '@/tutor/progress/joinProgressFile';
import type { Progress } from '@/tutor/progress/progress';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { Notice } from '@/ui/feedback/Notice';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { gainText } from './gainText';
import type { OpenedText } from './openProgressFile';
import styles from './TakeAlong.module.css';
import { refusal } from './refusal';

const messages = defineMessages({
  en: {
    refused: (name: string) => `${name} was not taken over; nothing has changed`,
    'too-large': 'It is far too large to be a progress file.',
    unreadable: 'The browser could not read it.',
    nothing: (name: string) => `Everything in ${name} is here already`,
    wouldAdd: (name: string) => `${name} would add this`,
    add: 'Add it',
    cancel: 'Cancel',
    added: (name: string) => `${name} has been added`,
    kept: 'What was here before is still here.',
  },
  zh: {
    refused: (name: string) => `没有导入 ${name}，一切保持原样`,
    'too-large': '文件太大，不可能是学习进度文件。',
    unreadable: '浏览器无法读取它。',
    nothing: (name: string) => `${name} 里的内容这里都已经有了`,
    wouldAdd: (name: string) => `${name} 将带来以下内容`,
    add: '加入',
    cancel: '取消',
    added: (name: string) => `已加入 ${name}`,
    kept: '原有的记录都还在。',
  },
});

interface ImportOutcomeProps {
  readonly opened: OpenedText;
  readonly added: boolean;
  readonly onAdded: () => void;
  readonly onDismiss: () => void;
}

const whole = (progress: Progress): Progress => progress;

/** What a file would add, before it does; or why it is refused. */
export function ImportOutcome({ opened, added, onAdded, onDismiss }: ImportOutcomeProps) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const here = useProgress(whole);
  const { importText } = useProgressCommands();
  if ('problem' in opened) {
    return (
      <Notice tone="danger" title={text.refused(opened.name)} onDismiss={onDismiss}>
        {text[opened.problem]}
      </Notice>
    );
  }
  if (added) {
    return (
      <Notice tone="success" title={text.added(opened.name)} onDismiss={onDismiss}>
        {text.kept}
      </Notice>
    );
  }
  const joined = joinProgressFile(here, opened.text);
  if (joined.error) {
    return (
      <Notice tone="danger" title={text.refused(opened.name)} onDismiss={onDismiss}>
        {refusal(joined.error, opened.text, language).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
    );
  }
  if (joined.gains.length === 0) return <Notice title={text.nothing(opened.name)} onDismiss={onDismiss} />;
  const add = (): void => {
    // The same joining as above, so it cannot fail where that did not.
    if (importText(opened.text).merged) onAdded();
  };
  return (
    <Notice
      title={text.wouldAdd(opened.name)}
      actions={
        <>
          <Button variant="primary" onClick={add}>{text.add}</Button>
          <Button onClick={onDismiss}>{text.cancel}</Button>
        </>
      }
    >
      <ul className={styles.gains}>
        {joined.gains.map((gain) => (
          <li key={gain.lesson}>{gainText(gain, language)}</li>
        ))}
      </ul>
    </Notice>
  );
}
