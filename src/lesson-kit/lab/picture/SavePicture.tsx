import { use, useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { Button } from '@/ui/controls/Button';
import { Popover } from '@/ui/overlay/Popover';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { useLabSnapshot } from '@/session/LabContext';
import { LessonContext } from '@/lesson-kit/LessonContext';
import type { Panel } from '@/widgets/charts/curves/picture/buildPanel';
import type { PictureFormat } from './pictureFile';
import styles from './SavePicture.module.css';

const messages = defineMessages({
  en: {
    save: 'Save as a picture',
    both: 'Both charts',
    asShown: 'As they are on screen: axes, smoothing, zoom and faint curves.',
    step: 'step',
    saved: (name: string) => `Saved as ${name}.`,
    failed: 'The browser could not draw the picture. SVG works without drawing.',
    unavailable: 'The part of the page that draws pictures could not be fetched. Try again when the connection is back.',
  },
  zh: {
    save: '存为图片',
    both: '两张图',
    asShown: '与屏幕上一致：坐标轴、平滑、缩放和淡色曲线。',
    step: '步',
    saved: (name: string) => `已保存为 ${name}。`,
    failed: '浏览器没能画出图片。SVG 无需绘制，可以改存 SVG。',
    unavailable: '没有取到绘制图片的部分。网络恢复后请再试。',
  },
});

const formats: readonly PictureFormat[] = ['png', 'svg'];
type Outcome = { readonly kind: 'failed' | 'unavailable' } | { readonly kind: 'saved'; readonly name: string };

/** The charts, together or alone, as PNG or SVG. */
export function SavePicture({ panels }: { readonly panels: readonly [Panel, Panel] }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const snapshot = useLabSnapshot();
  const slug = use(LessonContext)?.slug ?? 'descent';
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const choices = [
    { id: 'charts', label: text.both, panels },
    { id: 'training', label: panels[0].title, panels: [panels[0]] },
    { id: 'validation', label: panels[1].title, panels: [panels[1]] },
  ] as const;

  const save = async ({ id, panels: chosen }: (typeof choices)[number], format: PictureFormat): Promise<void> => {
    const state = snapshot();
    const part = await Promise.all([import('./pictureFile'), import('./pictureNotes')]).catch(() => null);
    if (!part) return setOutcome({ kind: 'unavailable' });
    const [{ savePicture }, { pictureNotes }] = part;
    const notes = pictureNotes(state, `${location.host}${location.pathname}`, language);
    try {
      const name = await savePicture(`${slug}-${state.experiment.seed}-${id}-${chosen[0].kind}`, format, { panels: chosen, stepName: text.step, notes });
      setOutcome({ kind: 'saved', name });
    } catch {
      setOutcome({ kind: 'failed' });
    }
  };
  return (
    <Popover icon="picture" label={text.save}>
      <div className={styles.choices}>
        {choices.map((choice) => (
          <div key={choice.id} className={styles.choice} role="group" aria-label={choice.label}>
            <span>{choice.label}</span>
            {formats.map((format) => (
              <Button key={format} onClick={() => void save(choice, format)}>
                {format.toUpperCase()}
              </Button>
            ))}
          </div>
        ))}
        <p className={styles.note} role="status">
          {outcome === null ? text.asShown : outcome.kind === 'saved' ? text.saved(outcome.name) : text[outcome.kind]}
        </p>
      </div>
    </Popover>
  );
}
