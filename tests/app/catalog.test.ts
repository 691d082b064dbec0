import { describe, expect, it } from 'vitest';
import { catalogProblems } from '@/app/catalogProblems';
import { incompleteLessons, lessons } from '@/app/catalog';
import type { LessonMeta } from '@/lesson-kit/types';

const good: LessonMeta = {
  title: { en: 'One', zh: '一' },
  summary: { en: 'First.', zh: '第一。' },
  chapter: 'descent',
  order: 1,
  minutes: 10,
  prerequisites: [],
  goals: { en: ['See.'], zh: ['看。'] },
  outOfScope: { en: [], zh: [] },
};

describe('the lessons of this tree', () => {
  it('exist and fit together', () => {
    expect(lessons.length).toBeGreaterThan(0);
    expect(incompleteLessons).toEqual([]);
    expect(catalogProblems(lessons)).toEqual([]);
  });
});

describe('catalogProblems', () => {
  it('accepts a course in order', () => {
    const next = { ...good, order: 2, prerequisites: ['one'] };
    expect(catalogProblems([{ slug: 'one', meta: good }, { slug: 'two-a', meta: next }])).toEqual([]);
  });

  it.each([
    ['Bad_Name', good, 'src/lessons/Bad_Name/lesson.ts: folder: the name is not kebab-case'],
    ['two', { ...good, order: 2, title: { en: ' ', zh: '二' } }, 'src/lessons/two/lesson.ts: title.en: is empty'],
    ['two', { ...good, order: 2, prerequisites: ['none'] }, 'src/lessons/two/lesson.ts: prerequisites: there is no lesson "none"'],
    ['two', { ...good, order: 1, prerequisites: [] }, 'src/lessons/two/lesson.ts: order: 1 is also the order of one'],
    ['two', { ...good, chapter: 'data', prerequisites: ['one'] }, 'src/lessons/two/lesson.ts: prerequisites: "one" does not come earlier'],
  ] as const)('names file and key of %s', (slug, meta, message) => {
    const first = slug === 'two' ? [{ slug: 'one', meta: good }] : [];
    expect(catalogProblems([...first, { slug, meta }])).toContain(message);
  });

  it('notices a chapter that does not exist', () => {
    const meta = { ...good, chapter: 'magic' } as unknown as LessonMeta;
    expect(catalogProblems([{ slug: 'one', meta }])).toEqual(['src/lessons/one/lesson.ts: chapter: there is no chapter "magic"']);
  });
});
