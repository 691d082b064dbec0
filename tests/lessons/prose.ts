import { readFileSync } from 'node:fs';
import type { Language } from '@/lib/messages';

/** What the two languages of a lesson must have in common, in order. */
export interface ProseOutline {
  readonly headings: readonly number[];
  readonly formulas: readonly string[];
  /** components with the attributes that are not words: `Claim id="first-step"` */
  readonly components: readonly string[];
  readonly lines: number;
}

const withoutCode = (text: string): string => text.replaceAll(/```[\s\S]*?```|`[^`]*`/g, '');

/** The file itself: what MDX makes of it is the build's affair. */
export function readProse(slug: string, language: Language): string {
  return readFileSync(new URL(`../../src/lessons/${slug}/${language}.mdx`, import.meta.url), 'utf8');
}

export function outline(text: string): ProseOutline {
  const plain = withoutCode(text);
  return {
    headings: [...plain.matchAll(/^(#{1,6}) /gm)].map(([, marks = '']) => marks.length),
    formulas: [...plain.matchAll(/\$\$([\s\S]+?)\$\$|\$([^$\n]+)\$/g)].map(([, block, inline]) => (block ?? inline ?? '').trim()),
    components: [...plain.matchAll(/<([A-Z]\w*)((?:\s+[\w-]+(?:="[^"]*"|=\{[^}]*\})?)*)\s*\/?>/g)].map(([, name = '', attributes = '']) => [name, ...(attributes.match(/\b(?:id|name)="[^"]*"/g) ?? [])].join(' ')),
    // Cards are not prose.
    lines: text.trimEnd().replaceAll(/^<(?:Predict|Challenge|Claim)\b[^>]*\/>\n+/gm, '').split('\n').length,
  };
}

export const idsOf = (component: string, { components }: ProseOutline): readonly string[] =>
  components.flatMap((entry) => (entry.startsWith(`${component} `) ? [/id="([^"]*)"/.exec(entry)?.[1] ?? ''] : []));
