import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../src/lessons', import.meta.url));

/** Every lesson of the tree, found as the catalog finds them. */
export const lessonPaths = readdirSync(folder)
  .filter((slug) => existsSync(`${folder}/${slug}/lesson.ts`))
  .map((slug) => `/lessons/${slug}`);

export const otherPaths = ['/', '/credits', '/lessons/unknown'];
