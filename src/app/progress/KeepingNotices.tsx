import { useProgressCommands, useProgressStatus } from '@/session/progress/ProgressContext';
import { saveText } from '@/lesson-kit/lab/handOver';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { Notice } from '@/ui/feedback/Notice';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { refusal } from './refusal';

const messages = defineMessages({
  en: {
    unavailable: 'This browser does not let the page store anything: what you do now is shown here, and forgotten when you close the page. Save it as a file to keep it.',
    full: 'The storage of this site is full: what you do now is shown here, and forgotten when you close the page. Save it as a file to keep it.',
    newer: 'The progress on this device was written by a newer version of Descent. It is left as it is. Reload the page to get that version; what you do until then is not kept.',
    damaged: 'The progress on this device could not be read',
    aside: 'It has been put aside as it was, and a new record was begun. You can save the damaged text and look whether something in it can be mended.',
    download: 'Save the damaged text',
    discard: 'Delete it',
  },
  zh: {
    unavailable: '浏览器不允许本页保存数据：你现在的进度会显示在这里，关闭页面后就没有了。要保留，请存成文件。',
    full: '本站的存储空间已满：你现在的进度会显示在这里，关闭页面后就没有了。要保留，请存成文件。',
    newer: '这台设备上的进度由更新版本的 Descent 写出，本页不会改动它。刷新页面即可换到新版；在此之前的进度不会保存。',
    damaged: '这台设备上的进度无法读取',
    aside: '原文已原样另存，并开始了新的记录。你可以把损坏的原文存下来，看看能否修复。',
    download: '保存损坏的原文',
    discard: '删除它',
  },
});

/** What is wrong with keeping, if anything, and what can be done. */
export function KeepingNotices() {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const { keeping, damaged } = useProgressStatus();
  const { discardDamaged } = useProgressCommands();
  return (
    <>
      {keeping !== 'kept' && <Notice tone="warning">{text[keeping]}</Notice>}
      {damaged && (
        <Notice
          tone="warning"
          title={text.damaged}
          actions={
            <>
              <Button icon="download" onClick={() => saveText('descent-progress-damaged.txt', damaged.text, 'text/plain')}>{text.download}</Button>
              <Button onClick={discardDamaged}>{text.discard}</Button>
            </>
          }
        >
          {refusal(damaged.error, damaged.text, language).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p>{text.aside}</p>
        </Notice>
      )}
    </>
  );
}
