import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const prefix = '\0descent:prose-ids:';

/** What each exported list collects: the ids of one component of the prose. */
const components = { claims: 'Claim', predictions: 'Predict', challenges: 'Challenge', terms: 'Term' } as const;

/** The ids of a lesson's text, each once, in the order of the text. What stands in code is an example, not a component. */
export function proseIds(text: string): Readonly<Record<keyof typeof components, readonly string[]>> {
  const plain = text.replaceAll(/```[\s\S]*?```|`[^`]*`/g, '');
  const ids = (component: string): readonly string[] => [...new Set([...plain.matchAll(new RegExp(`<${component}\\s[^>]*?\\bid="([^"]+)"`, 'g'))].map(([, id = '']) => id))];
  return { claims: ids(components.claims), predictions: ids(components.predictions), challenges: ids(components.challenges), terms: ids(components.terms) };
}

/**
 * `import { claims } from './en.mdx?ids'`: which claims, predictions, challenges and terms a lesson holds, without its
 * text. The home page counts with them, and the glossary says where a term appears.
 */
export function proseIdsModule(): Plugin {
  return {
    name: 'descent:prose-ids',
    enforce: 'pre',
    resolveId: {
      filter: { id: /\.mdx\?ids$/ },
      async handler(source, importer) {
        const file = await this.resolve(source.replace(/\?ids$/, ''), importer, { skipSelf: true });
        // Without the ending, which would make it prose again for the plugin that compiles it.
        return file && prefix + file.id.replace(/\.mdx$/, '');
      },
    },
    load: {
      filter: { id: /^\0descent:prose-ids:/ },
      handler(id) {
        const file = `${id.slice(prefix.length)}.mdx`;
        this.addWatchFile(file);
        const lists = Object.entries(proseIds(readFileSync(file, 'utf8')));
        return lists.map(([name, ids]) => `export const ${name} = ${JSON.stringify(ids)};`).join('\n');
      },
    },
  };
}
