// Writes THIRD_PARTY_NOTICES.txt: the build strips licence comments from the scripts, so they are kept here, once each.
// npm run notices, after every change of the dependencies.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/binary.mjs';
import { licenceText, productionPackages } from './lib/productionPackages.mjs';

const rule = '-'.repeat(80);
const byText = new Map();
for (const each of productionPackages()) {
  const text = licenceText(each);
  byText.set(text, [...(byText.get(text) ?? []), each]);
}

const sections = [...byText].map(([text, packages]) =>
  [rule, ...packages.map(({ name, version, license }) => `${name} ${version} (${license})`), '', text, ''].join('\n'),
);
const head = `Descent is built with the following packages. Each is listed with its version and declared licence,
followed by the licence and notice texts it comes with.
`;
writeFileSync(join(root, 'THIRD_PARTY_NOTICES.txt'), `${head}\n${sections.join('\n')}`);
console.log(`THIRD_PARTY_NOTICES.txt: ${[...byText.values()].flat().length} packages, ${byText.size} texts.`);
