import { useMemo, useState, type CSSProperties } from 'react';
import { Link } from 'wouter';
import { lessons as catalog } from '@/app/catalog';
import { StateMark } from '@/app/course/StateMark';
import type { Course, CourseLesson } from '@/app/course/useCourse';
import { chapters } from '@/lesson-kit/chapters';
import { defineMessages } from '@/lib/messages';
import { useLanguage, useMessages } from '@/ui/preferences/language';
import { Arrows } from './Arrows';
import { layOut, sizes, type MapNode } from './layout';
import styles from './LessonMap.module.css';

const messages = defineMessages({
  en: { label: 'Map of lessons', after: (titles: string) => `after ${titles}`, next: 'next for you', minutes: (count: number) => `${count} min` },
  zh: { label: '课程地图', after: (titles: string) => `先修：${titles}`, next: '建议下一课', minutes: (count: number) => `约 ${count} 分钟` },
});

/**
 * The lessons as a graph. It is one list for each chapter, which the stylesheet of a wide window puts in its place beside
 * the arrows; a narrow window and a screen reader have the lists, with the prerequisites in words.
 */
export function LessonMap({ course }: { readonly course: Course }) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const [active, setActive] = useState<string | null>(null);
  const layout = useMemo(() => layOut(chapters.map(({ id }) => id), catalog.map(({ slug, meta }) => ({ slug, chapter: meta.chapter, prerequisites: meta.prerequisites }))), []);
  return (
    <div className={styles.scroll} role="region" aria-label={text.label}>
      <div className={styles.map} style={placed({ width: layout.width, height: layout.height })}>
        <Arrows layout={layout} active={active} />
        {chapters.map((chapter, index) => {
          const top = layout.bands.get(chapter.id);
          if (top === undefined) return null;
          return (
            <section key={chapter.id} className={styles.band} aria-labelledby={`chapter-${chapter.id}`}>
              <h2 id={`chapter-${chapter.id}`} className={styles.chapter} style={placed({ top })}>
                <span className={styles.number}>{index + 1}</span> {chapter.title[language]}
              </h2>
              <ul className={styles.lessons}>
                {course.lessons
                  .filter(({ lesson }) => lesson.meta.chapter === chapter.id)
                  .map((entry) => (
                    <LessonNode key={entry.lesson.slug} {...entry} place={layout.nodes.get(entry.lesson.slug)!} suggested={entry.lesson.slug === course.next} onActive={setActive} />
                  ))}
              </ul>
            </section>
          );
        })}
      </div>
    </div>
  );
}

/** As variables: only a wide window uses them. */
const placed = (numbers: Readonly<Record<string, number>>): CSSProperties => Object.fromEntries(Object.entries(numbers).map(([name, rem]) => [`--${name}`, `${rem}rem`]));

interface LessonNodeProps extends CourseLesson {
  readonly place: MapNode;
  readonly suggested: boolean;
  readonly onActive: (slug: string | null) => void;
}

function LessonNode({ lesson: { slug, meta }, standing, place, suggested, onActive }: LessonNodeProps) {
  const text = useMessages(messages);
  const { language } = useLanguage();
  const needed = catalog.filter((other) => meta.prerequisites.includes(other.slug)).map((other) => other.meta.title[language]);
  return (
    <li
      className={styles.node}
      data-state={standing.state}
      data-suggested={suggested}
      style={placed({ left: place.left, top: place.top, width: sizes.nodeWidth, height: sizes.nodeHeight })}
    >
      <Link
        href={`/lessons/${slug}`}
        className={styles.title}
        onPointerEnter={() => onActive(slug)}
        onPointerLeave={() => onActive(null)}
        onFocus={() => onActive(slug)}
        onBlur={() => onActive(null)}
      >
        {meta.title[language]}
      </Link>
      <span className={styles.facts}>
        <StateMark state={standing.state} />
        {suggested ? <span className={styles.next}>{text.next}</span> : <span className={styles.minutes}>{text.minutes(meta.minutes)}</span>}
      </span>
      {needed.length > 0 && <span className={styles.after}>{text.after(needed.join(' · '))}</span>}
    </li>
  );
}
