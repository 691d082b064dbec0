// npm start: builds the site and serves the build, which is what a reader gets: minified, and under the strict policy.
// npm start -- --port 5000 --host 0.0.0.0 --open
import { parseArgs } from 'node:util';
import { build, preview } from 'vite';
import { root } from './lib/binary.mjs';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '4173' }, host: { type: 'string' }, open: { type: 'boolean', default: false } },
});

console.log('Building Descent …');
await build({ root, logLevel: 'warn' });
const server = await preview({
  root,
  // vite goes on to the next free port by itself.
  preview: { port: Number(values.port), ...(values.host ? { host: values.host } : {}), open: values.open },
});

const addresses = [...(server.resolvedUrls?.local ?? []), ...(server.resolvedUrls?.network ?? [])];
console.log(`\n  Descent is at ${addresses.join('  and  ')}\n\n  Ctrl+C stops it.\n`);
