import { defineMessages } from '@/lib/messages';
import { Notice } from '@/ui/feedback/Notice';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { useLab, useLabCommands } from '@/session/LabContext';
import type { SessionNotice } from '@/session/types';
import { backendReasons, isFallback } from '@/widgets/controls/backendReasons';
import { formatCount } from '@/widgets/format';
import { laneNames } from './laneNames';
import { experimentErrors, experimentNotices } from './noticeText';

const messages = defineMessages({
  en: {
    experiment: 'The experiment was repaired before it was used',
    refused: 'That change was not made',
    place: (path: string) => `Place: ${path}.`,
    'link-refused': 'The experiment in the address could not be opened; the lesson’s own is here instead',
    recovered: 'The graphics device went away and came back. The run continues from its last checkpoint.',
    'storage-unavailable': 'This browser does not let the page store anything. Everything works; nothing is kept when you leave.',
    'storage-full': 'The storage of this site is full. Everything works; nothing new is kept when you leave.',
    fallback: 'Training on the CPU',
    slower: 'Everything works, only slower.',
    diverged: (name: string, step: string) => `${name} diverged: its loss was no longer a finite number at step ${step}. The lane stopped there; a smaller learning rate is the first thing to try.`,
  },
  zh: {
    experiment: '实验已修正后采用',
    refused: '这项改动没有生效',
    place: (path: string) => `位置：${path}。`,
    'link-refused': '地址中的实验无法打开，这里是课程自带的实验',
    recovered: '图形设备曾中断，现已恢复。训练从最近的检查点继续。',
    'storage-unavailable': '浏览器不允许本页保存数据。功能一切正常，只是离开后不会保留。',
    'storage-full': '本站的存储空间已满。功能一切正常，只是新内容离开后不会保留。',
    fallback: '正在用 CPU 训练',
    slower: '一切功能照常，只是慢一些。',
    diverged: (name: string, step: string) => `${name} 发散了：第 ${step} 步的损失不再是有限数。该通道已停在那里；不妨先把学习率调小。`,
  },
});

function NoticeItem({ notice }: { readonly notice: SessionNotice }) {
  const text = useMessages(messages);
  const why = useMessages(backendReasons);
  const repairs = useMessages(experimentNotices);
  const errors = useMessages(experimentErrors);
  const { language } = useLanguage();
  const experiment = useLab((state) => state.experiment);
  const { dismiss } = useLabCommands();
  const close = (): void => dismiss(notice.id);
  switch (notice.kind) {
    case 'experiment':
      return (
        <Notice tone="warning" title={text.experiment} onDismiss={close}>
          {notice.notices.map(({ code, path, params }) => (
            <p key={`${code} ${path}`}>{repairs[code](params, path)}</p>
          ))}
        </Notice>
      );
    case 'refused':
    case 'link-refused':
      return (
        <Notice tone="warning" title={text[notice.kind]} onDismiss={close}>
          {errors[notice.error.code]}
          {notice.error.path !== '' && ` ${text.place(notice.error.path)}`}
        </Notice>
      );
    case 'restarted':
    case 'link-opened':
      // Said where the old curves are listed, and by LinkNotice.
      return null;
    case 'recovered':
    case 'storage-unavailable':
    case 'storage-full':
      return (
        <Notice tone={notice.kind === 'recovered' ? 'info' : 'warning'} onDismiss={close}>
          {text[notice.kind]}
        </Notice>
      );
    case 'fallback':
      return (
        <Notice tone="info" title={text.fallback} onDismiss={close}>
          {isFallback(notice.backend.reason) && why[notice.backend.reason]} {text.slower}
        </Notice>
      );
    case 'diverged':
      return (
        <Notice tone="warning" onDismiss={close}>
          {text.diverged(laneNames(experiment, language)[notice.lane] ?? String(notice.lane + 1), formatCount(notice.step))}
        </Notice>
      );
  }
}

/** What the reader should know that is not an error; each can be dismissed. */
export function LabNotices() {
  const notices = useLab((state) => state.notices);
  return notices.map((notice) => <NoticeItem key={notice.id} notice={notice} />);
}
