import { lessons } from '@/app/catalog';
import type { LessonFolder } from '@/lesson-kit/types';

const terms = import.meta.glob<readonly string[]>('../../lessons/*/en.mdx', { query: '?ids', import: 'terms', eager: true });

/** The lessons that mark a term, in the order of the course. Both languages mark the same ones. */
export const lessonsWith = (id: string): readonly LessonFolder[] => lessons.filter(({ slug }) => terms[`../../lessons/${slug}/en.mdx`]?.includes(id));
