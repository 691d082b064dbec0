import { defineMessages } from '@/lib/messages';
import { Kbd } from '@/ui/feedback/Kbd';
import { Dialog } from '@/ui/overlay/Dialog';
import { useMessages } from '@/ui/preferences/language';
import styles from './KeyList.module.css';

const messages = defineMessages({
  en: {
    title: 'Keys',
    Space: 'run, pause',
    '→': 'one step',
    R: 'reset, same seed',
    S: 'new seed',
    '1 – 9': 'presets',
    Z: 'undo the last change of a setting',
    P: 'lecture mode',
    '?': 'this list',
    chart: 'On a chart: ← → move the crosshair, with Shift in large steps; + − zoom; Esc shows the whole run.',
  },
  zh: {
    title: '快捷键',
    Space: '运行、暂停',
    '→': '走一步',
    R: '重置（种子不变）',
    S: '换一个种子',
    '1 – 9': '预设',
    Z: '撤销上一次设置改动',
    P: '讲课模式',
    '?': '打开本列表',
    chart: '在图上：← → 移动十字线，按住 Shift 则大步移动；+ − 缩放；Esc 显示整个过程。',
  },
});

const keys = ['Space', '→', 'R', 'S', '1 – 9', 'Z', 'P', '?'] as const;

export function KeyList({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const text = useMessages(messages);
  return (
    <Dialog open={open} title={text.title} onClose={onClose}>
      <dl className={styles.keys}>
        {keys.map((key) => (
          <div key={key}>
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{text[key]}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.chart}>{text.chart}</p>
    </Dialog>
  );
}
