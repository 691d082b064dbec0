import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { Notice } from '@/ui/feedback/Notice';
import { useMessages } from '@/ui/preferences/language';
import { useLab, useLabCommands } from '@/session/LabContext';
import styles from './LabFailure.module.css';

const titles = defineMessages({
  en: {
    'data-missing': 'The data of this lab did not arrive',
    'data-damaged': 'The data of this lab is damaged',
    'data-version': 'The data of this lab is of another version',
    'out-of-memory': 'The device has no room for this network',
    shader: 'The graphics device refused a program',
    'invalid-experiment': 'This experiment cannot be trained',
    internal: 'The run stopped on an error',
  },
  zh: {
    'data-missing': '没有取到这个实验的数据',
    'data-damaged': '这个实验的数据已损坏',
    'data-version': '这个实验的数据版本不符',
    'out-of-memory': '设备装不下这个网络',
    shader: '图形设备拒绝了一个程序',
    'invalid-experiment': '这个实验无法训练',
    internal: '训练因错误而停止',
  },
});

const explanations = defineMessages({
  en: {
    'data-missing': 'The file could not be fetched. The lesson can be read; other presets still run.',
    'data-damaged': 'The file arrived, but not as it was published: its checksum is wrong. It will not be trained on.',
    'data-version': 'Page and data come from different versions of Descent. Reloading the page usually brings them together.',
    'out-of-memory': 'Fewer units, fewer lanes or a smaller batch fit.',
    shader: 'The CPU can train instead.',
    'invalid-experiment': 'Return to the lesson’s own, or undo the last change.',
    internal: 'It is a mistake in Descent, not in what you did. The text and the curves so far are still here.',
  },
  zh: {
    'data-missing': '数据文件无法下载。课文照常可读，其他预设仍可运行。',
    'data-damaged': '文件已取到，但校验和与发布时不符，不会用它训练。',
    'data-version': '页面与数据来自 Descent 的不同版本。刷新页面通常即可一致。',
    'out-of-memory': '减少单元、减少通道，或调小批大小即可。',
    shader: '可以不用它，改在 CPU 上训练。',
    'invalid-experiment': '请回到课程自带的实验，或撤销上一步改动。',
    internal: '这是 Descent 的问题，与你的操作无关。课文与已有曲线都还在。',
  },
});

const messages = defineMessages({
  en: { retry: 'Try again', cpu: 'Train on the CPU', original: 'The lesson’s own experiment', details: 'For a bug report' },
  zh: { retry: '再试一次', cpu: '改用 CPU 训练', original: '课程自带的实验', details: '用于反馈问题的信息' },
});

/** Why nothing runs, in words, with what can be done about it. The rest of the page goes on. */
export function LabFailure() {
  const text = useMessages(messages);
  const title = useMessages(titles);
  const explanation = useMessages(explanations);
  const failure = useLab((state) => state.failure);
  const initial = useLab((state) => state.initial);
  const { reset, preferBackend, load } = useLabCommands();
  if (!failure) return null;
  const graphics = failure.code === 'shader' || failure.code === 'out-of-memory';
  return (
    <Notice
      tone="danger"
      title={title[failure.code]}
      actions={
        <>
          <Button variant="primary" onClick={reset}>
            {text.retry}
          </Button>
          {graphics && <Button onClick={() => preferBackend('cpu')}>{text.cpu}</Button>}
          <Button onClick={() => load(initial)}>{text.original}</Button>
        </>
      }
    >
      <p>{explanation[failure.code]}</p>
      <details>
        <summary>{text.details}</summary>
        <pre className={styles.detail}>
          {failure.code}: {failure.detail}
        </pre>
      </details>
    </Notice>
  );
}
