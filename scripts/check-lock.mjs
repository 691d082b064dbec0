// Fails when the lock file cannot be installed somewhere else. A registry that lags for some platforms, or an
// incremental `npm install`, leaves optional platform packages out of the lock; `npm ci` then fails on other systems,
// which nobody notices on the machine where the lock was written.
import { readFileSync } from 'node:fs';

const read = (name) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const { packages } = read('package-lock.json');
const manifest = read('package.json');
const problems = [];

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const locked = new Set(Object.keys(packages).map(nameOf));

for (const [path, entry] of Object.entries(packages)) {
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (!locked.has(name)) problems.push(`${name} is missing (wanted by ${path || 'package.json'})`);
  }
  if (!path || entry.link) continue;
  if (!entry.integrity && !entry.inBundle) problems.push(`${path} has no integrity hash`);
  if (entry.resolved && !entry.resolved.startsWith('https://registry.npmjs.org/')) {
    problems.push(`${path} comes from ${entry.resolved}, not from the public registry`);
  }
}

// The lock must describe this package.json, and package.json must pin exact versions.
for (const group of ['dependencies', 'devDependencies']) {
  for (const [name, wanted] of Object.entries(manifest[group])) {
    if (!/^\d+\.\d+\.\d+$/.test(wanted)) problems.push(`${name}: "${wanted}" is not an exact version`);
    const found = packages[`node_modules/${name}`]?.version;
    if (found !== wanted) problems.push(`${name}: package.json says ${wanted}, the lock says ${found ?? 'nothing'}`);
  }
}

if (problems.length > 0) {
  console.error('package-lock.json is not complete:');
  for (const problem of problems) console.error(`  ${problem}`);
  console.error('Mend it with: rm -rf node_modules package-lock.json && npm install && npm run check-lock && npm ci');
  process.exit(1);
}
console.log(`package-lock.json is complete (${locked.size} packages).`);
