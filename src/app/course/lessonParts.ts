import type { LessonParts } from '@/tutor/progress/standing';

const parts = {
  claims: import.meta.glob<readonly string[]>('../../lessons/*/en.mdx', { query: '?ids', import: 'claims', eager: true }),
  predictions: import.meta.glob<readonly string[]>('../../lessons/*/en.mdx', { query: '?ids', import: 'predictions', eager: true }),
  challenges: import.meta.glob<readonly string[]>('../../lessons/*/en.mdx', { query: '?ids', import: 'challenges', eager: true }),
};

/** What a lesson's text holds; known without loading it. */
export function partsOf(slug: string): LessonParts {
  const path = `../../lessons/${slug}/en.mdx`;
  return { claims: parts.claims[path] ?? [], predictions: parts.predictions[path] ?? [], challenges: parts.challenges[path] ?? [] };
}
