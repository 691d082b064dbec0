import { useLayoutEffect, useRef, useState } from 'react';
import { defineMessages } from '@/lib/messages';
import { Notice } from '@/ui/feedback/Notice';
import { useMessages } from '@/ui/preferences/language';
import { useLecture } from '@/ui/preferences/lecture';
import { useLabView } from '@/lesson-kit/lab/labView';

const messages = defineMessages({
  en: {
    picture: (place: number, count: number) => `The deck asks for drawing ${place} of this lesson, which has ${count}.`,
    section: (place: number, count: number) => `The deck asks for section ${place} of this text, which has ${count}.`,
  },
  zh: {
    picture: (place: number, count: number) => `讲稿要展示本课的第 ${place} 幅图，而本课只有 ${count} 幅。`,
    section: (place: number, count: number) => `讲稿要展示课文的第 ${place} 节，而课文只有 ${count} 节。`,
  },
});

/** Stands behind the text and says so when a deck asks for a part of it that is not there: a black hole explains nothing. */
export function MissingPlace() {
  const text = useMessages(messages);
  const { on } = useLecture();
  const { spotlight, place = 0 } = useLabView().view;
  const here = useRef<HTMLDivElement>(null);
  const [counts, setCounts] = useState<{ readonly picture: number; readonly section: number } | null>(null);
  useLayoutEffect(() => {
    const prose = here.current?.parentElement;
    if (prose) setCounts({ picture: prose.querySelectorAll('[data-picture]').length, section: prose.querySelectorAll('section[data-place]').length });
  }, []);
  const asked = on && (spotlight === 'picture' || spotlight === 'section') ? spotlight : null;
  return (
    <div ref={here} data-place="">
      {asked && counts && place >= counts[asked] && <Notice tone="warning">{text[asked](place + 1, counts[asked])}</Notice>}
    </div>
  );
}
