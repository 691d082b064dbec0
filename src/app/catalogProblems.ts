import { chapters } from '@/lesson-kit/chapters';
import type { LessonFolder } from '@/lesson-kit/types';

type Entry = Pick<LessonFolder, 'slug' | 'meta'>;

const place = ({ meta }: Entry): number => chapters.findIndex((chapter) => chapter.id === meta.chapter) * 1000 + meta.order;

function problemsOf(entry: Entry, all: readonly Entry[]): readonly string[] {
  const { slug, meta } = entry;
  const found: string[] = [];
  const report = (key: string, problem: string): unknown => found.push(`src/lessons/${slug}/lesson.ts: ${key}: ${problem}`);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug)) report('folder', 'the name is not kebab-case');
  if (!chapters.some((chapter) => chapter.id === meta.chapter)) report('chapter', `there is no chapter "${meta.chapter}"`);
  for (const key of ['title', 'summary'] as const) {
    for (const language of ['en', 'zh'] as const) if (!meta[key][language].trim()) report(`${key}.${language}`, 'is empty');
  }
  const twin = all.find((other) => other.slug !== slug && other.meta.chapter === meta.chapter && other.meta.order === meta.order);
  if (twin) report('order', `${meta.order} is also the order of ${twin.slug}`);
  for (const needed of meta.prerequisites) {
    const lesson = all.find((other) => other.slug === needed);
    if (!lesson) report('prerequisites', `there is no lesson "${needed}"`);
    else if (place(lesson) >= place(entry)) report('prerequisites', `"${needed}" does not come earlier`);
  }
  return found;
}

/** What is wrong with the lessons as a whole: each line names the file and the key. Empty when all is well. */
export const catalogProblems = (lessons: readonly Entry[]): readonly string[] => lessons.flatMap((lesson) => problemsOf(lesson, lessons));
