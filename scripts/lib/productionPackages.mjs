import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './binary.mjs';

/** Every package that what we ship may contain: the lock's tree without what only development needs. Sorted. */
export function productionPackages() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const found = new Map();
  for (const [path, entry] of Object.entries(packages)) {
    // Optional ones are native builds for single platforms; nothing native runs in a browser.
    if (!path || entry.dev || entry.devOptional || entry.optional) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    // Declarations only: none of it is shipped.
    if (name.startsWith('@types/')) continue;
    found.set(`${name} ${entry.version}`, { name, version: entry.version, license: entry.license, folder: join(root, path) });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}

/** The licence and notice files a package brings along, joined; what it declares when it has none. */
export function licenceText({ folder, license }) {
  if (!existsSync(folder)) throw new Error(`${folder} is not installed: run npm ci first.`);
  const text = readdirSync(folder)
    .filter((name) => /^(licen[cs]e|notice|copying)/i.test(name) && !/\.(js|ts|json)$/.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n');
  if (text) return text;
  const { author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const by = typeof author === 'object' ? author.name : author;
  const apache = license.includes('Apache-2.0') ? ' The Apache License 2.0 stands in the file LICENSE.' : '';
  return `Declares the licence ${license}${by ? `, by ${by}` : ''}; the package has no licence file.${apache}`;
}
