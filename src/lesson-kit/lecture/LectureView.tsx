import { useMemo, useState, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { defineMessages } from '@/lib/messages';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { KeyList } from '@/lesson-kit/lab/KeyList';
import { LabFailure } from '@/lesson-kit/lab/LabFailure';
import { LabInside } from '@/lesson-kit/lab/LabInside';
import { LabNotices } from '@/lesson-kit/lab/LabNotices';
import { useLabView } from '@/lesson-kit/lab/labView';
import { useSlowMotion } from '@/lesson-kit/lab/phases/useSlowMotion';
import { presetOf } from '@/lesson-kit/lab/presetOf';
import { useLabKeys } from '@/lesson-kit/lab/useLabKeys';
import { LazyPart } from '@/lesson-kit/lab/tools/LazyPart';
import type { LessonFolder, LessonLab } from '@/lesson-kit/types';
import { useLab, useLabCommands } from '@/session/LabContext';
import type { DeckPosition } from './deckPosition';
import styles from './Lecture.module.css';
import { LectureBar } from './LectureBar';
import { LectureChart } from './LectureChart';
import { useReveal } from './reveal';
import { useLectureKeys } from './useLectureKeys';
import { useLectureTurn } from './useLectureTurn';
import { useRootMark } from './useRootMark';
import { wordsIn } from './words';

const messages = defineMessages({
  en: { lab: 'Lab', black: 'The screen is black. B brings it back.', answer: 'Answer', notes: 'Notes' },
  zh: { lab: '实验台', black: '黑屏中，按 B 恢复。', answer: '答案', notes: '备注' },
});

const loadPhases = () => import('@/lesson-kit/lab/phases/PhaseBoard');

interface LectureViewProps {
  readonly lesson: LessonFolder;
  readonly lab: LessonLab;
  /** where the text of the lesson is, for its sections and drawings */
  readonly article: RefObject<HTMLElement | null>;
  /** null: the lesson itself is projected */
  readonly deck: DeckPosition | null;
}

/** The lab as it is projected: one thing in the spotlight, in type for the last row. */
export function LectureView({ lesson, lab, article, deck }: LectureViewProps) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const commands = useLabCommands();
  const origin = useLab((state) => state.origin);
  const training = useLab((state) => state.status === 'running' || state.status === 'warming');
  const { view, change } = useLabView();
  const reveal = useReveal();
  const [keysOpen, setKeysOpen] = useState(false);
  const [black, setBlack] = useState(false);
  const [notesShown, setNotesShown] = useState(false);
  const { spotlight } = view;
  const slowly = spotlight === 'phases';
  const motion = useSlowMotion(slowly);
  const turn = useLectureTurn(article, motion, deck);

  // Drawings bring controls of their own and are meant to be seen whole: they get a size between desk and projector.
  useRootMark('data-drawing', spotlight === 'picture');

  const choose = (index: number): void => {
    const chosen = lab.presets[index];
    if (chosen) commands.load(chosen.experiment);
  };
  const reading = spotlight === 'section' || spotlight === 'picture';
  useLabKeys({
    presets: lab.presets.length,
    choose,
    slow: slowly ? motion : null,
    toggleSlow: () => change({ spotlight: slowly ? 'training' : 'phases', place: 0 }),
    showKeys: () => setKeysOpen(true),
    // A clicker may send arrows; where no step would be seen they turn the page.
    pages: reading ? turn : null,
  });
  useLectureKeys({ article, turn, deck, black, setBlack, toggleNotes: () => setNotesShown(!notesShown) });

  const preset = useMemo(() => presetOf(lab, origin), [lab, origin]);
  const shownPreset = preset === null ? undefined : lab.presets[preset];
  const title = deck ? wordsIn(deck.item.title, language) : `${lesson.meta.title[language]}${shownPreset && !reading ? ` · ${shownPreset.title[language]}` : ''}`;
  const ask = deck ? deck.item.ask && wordsIn(deck.item.ask, language) : reading || slowly ? undefined : shownPreset?.hint[language];
  const answer = deck?.item.reveal !== undefined && reveal.shown ? wordsIn(deck.item.reveal, language) : null;
  const playing = slowly && !motion.over ? motion.playing : training;
  return (
    <section className={styles.lecture} aria-label={text.lab}>
      <LectureBar title={title} place={deck} running={playing} onToggle={slowly && !motion.over ? motion.togglePlaying : commands.toggle} onKeys={() => setKeysOpen(true)} />
      <div className={styles.asked}>
        <LabFailure />
        <LabNotices />
        {ask && <p className={styles.ask}>{ask}</p>}
      </div>
      {!reading && (
        <div className={styles.spot} data-spot={spotlight}>
          {(spotlight === 'training' || spotlight === 'validation') && <LectureChart split={spotlight} />}
          {spotlight === 'inside' && <LabInside />}
          {slowly && <LazyPart load={loadPhases}>{({ PhaseBoard }) => <PhaseBoard slow={motion} />}</LazyPart>}
        </div>
      )}
      <div className={styles.foot}>
        <div role="status">{answer !== null && <p role="note" className={styles.answer} aria-label={text.answer}>{answer}</p>}</div>
        {notesShown && deck?.item.notes !== undefined && (
          <aside className={styles.notes} aria-label={text.notes}>
            {wordsIn(deck.item.notes, language)}
          </aside>
        )}
      </div>
      <KeyList open={keysOpen} onClose={() => setKeysOpen(false)} />
      {black && createPortal(<div className={styles.black} role="alert">{text.black}</div>, document.body)}
    </section>
  );
}
