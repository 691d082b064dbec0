import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../src/lessons', import.meta.url));

/** Every lesson of the tree, found as the catalog finds them. */
export const lessonPaths = readdirSync(folder)
  .filter((slug) => existsSync(`${folder}/${slug}/lesson.ts`))
  .map((slug) => `/lessons/${slug}`);

const otherPaths = ['/', '/map', '/glossary', '/progress', '/lecture', '/credits', '/lessons/unknown'];

/** The shell's pages and one lesson: where every combination is tried. */
const samplePaths = [...otherPaths, '/lessons/adaptive-optimizers'];

export const allPaths = [...otherPaths, ...lessonPaths];

/** `npm run test:full` tries every page in every combination. */
export const thoroughPaths = process.env['TEST_FULL'] ? allPaths : samplePaths;
