import { use, useMemo, useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { IconButton } from '@/ui/controls/IconButton';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { LessonContext, useStageActions } from '@/lesson-kit/LessonContext';
import { emptyStage } from '@/lesson-kit/stage';
import { tourTarget } from '@/lesson-kit/tour/pointOut';
import { TourCard } from '@/lesson-kit/tour/TourCard';
import type { LessonLab } from '@/lesson-kit/types';
import { useLab, useLabCommands } from '@/session/LabContext';
import type { StepRange } from '@/widgets/charts/curves/StepMark';
import { KeyList } from './KeyList';
import styles from './Lab.module.css';
import { LabCurves } from './LabCurves';
import { LabFailure } from './LabFailure';
import { LabInside } from './LabInside';
import { labId } from './labId';
import { LabLegend } from './LabLegend';
import { LabNotices } from './LabNotices';
import { LabTransport } from './LabTransport';
import { LinkNotice } from './LinkNotice';
import { useSlowMotion } from './phases/useSlowMotion';
import { PresetBar } from './PresetBar';
import { presetOf } from './presetOf';
import { SettingsPanel } from './SettingsPanel';
import { BringBackNotice } from './takeaway/BringBackNotice';
import { useBringBack } from './takeaway/useBringBack';
import { useFileDrop } from './takeaway/useFileDrop';
import { LabTools } from './tools/LabTools';
import { LazyPart } from './tools/LazyPart';
import { useLabKeys } from './useLabKeys';

const messages = defineMessages({
  en: { lab: 'Lab', keys: 'Keys', shared: 'Data, network and length: the same for all lanes' },
  zh: { lab: '实验台', keys: '快捷键', shared: '数据、网络与训练长度：所有通道相同' },
});

const loadPhases = () => import('./phases/PhaseBoard');

/** Transport, presets, curves, lanes and the inside of the networks: the same in every lesson. */
export function Lab({ lab, name }: { readonly lab: LessonLab; /** the lesson's, for names of files */ readonly name: string }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const commands = useLabCommands();
  const { setState: setStage } = useStageActions();
  const lesson = use(LessonContext);
  const origin = useLab((state) => state.origin);
  const preset = useMemo(() => presetOf(lab, origin), [lab, origin]);
  const [keysOpen, setKeysOpen] = useState(false);
  const choose = (index: number): void => {
    const chosen = lab.presets[index];
    if (!chosen) return;
    setStage(emptyStage);
    commands.load(chosen.experiment);
  };
  const [slowly, setSlowly] = useState(false);
  const motion = useSlowMotion(slowly);
  const slow = slowly ? motion : null;
  useLabKeys({ presets: lab.presets.length, choose, slow, toggleSlow: () => setSlowly(!slowly), showKeys: () => setKeysOpen(true) });

  const [mark, setMark] = useState<StepRange | null>(null);
  const { open, ...brought } = useBringBack();
  const onFile = (file: File): void => void open(file);
  const { over, handlers } = useFileDrop(onFile);

  const shared = useMemo(() => lab.settings.filter(({ scope }) => scope === 'experiment'), [lab]);
  return (
    <section id={labId} tabIndex={-1} className={styles.lab} aria-label={text.lab} data-drop={over} {...handlers}>
      <div className={styles.transport} {...tourTarget('run')}>
        <LabTransport slow={slow} onSlow={setSlowly} />
        <div className={styles.keys}>
          <IconButton icon="keyboard" label={text.keys} shortcut="?" onClick={() => setKeysOpen(true)} />
        </div>
      </div>
      <PresetBar presets={lab.presets} current={preset} onChoose={choose} />
      <LabFailure />
      <LabNotices />
      <LinkNotice presets={lab.presets} />
      <BringBackNotice {...brought} />
      {slow && <LazyPart load={loadPhases}>{({ PhaseBoard }) => <PhaseBoard slow={slow} />}</LazyPart>}
      <LabCurves mark={mark} />
      <LabTools name={name} title={(preset === null ? undefined : lab.presets[preset])?.title[language] ?? name} onFile={onFile} onMark={setMark} />
      <div className={styles.part} {...tourTarget('lane')}>
        <LabLegend settings={lab.settings} />
      </div>
      <div className={styles.part} {...tourTarget('inside')}>
        <LabInside />
      </div>
      {shared.length > 0 && (
        <details className={styles.shared}>
          <summary>{text.shared}</summary>
          <SettingsPanel settings={shared} lane={0} />
        </details>
      )}
      <TourCard settings={lab.settings} hasClaims={lesson !== null && lesson.claims.size > 0} />
      <KeyList open={keysOpen} onClose={() => setKeysOpen(false)} />
    </section>
  );
}
