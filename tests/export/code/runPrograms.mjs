// Runs the programs in the given folders one after the other, as they are: one start of TensorFlow.js for all of them.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// The data sets would come over the network: numbers of the same form stand in for them.
const digit = (index, pixels, most) => Array.from({ length: pixels }, (_, pixel) => ((index % 10) * 7 + pixel * 3) % (most + 1));
globalThis.fetch = (url) => {
  if (url.endsWith('optdigits.tes')) return Promise.resolve(new Response(Array.from({ length: 1797 }, (_, index) => [...digit(index, 64, 16), index % 10].join(',')).join('\n')));
  if (url.endsWith('wdbc.data')) return Promise.resolve(new Response(Array.from({ length: 569 }, (_, index) => [index, index % 2 ? 'B' : 'M', ...Array.from({ length: 30 }, (_, feature) => 10 ** (feature / 5 - 3) * (2 - (index % 2) + Math.abs(Math.sin(index + feature))))].join(',')).join('\n')));
  const [header, numbers] = url.includes('images') ? [16, (index) => digit(index, 784, 255)] : [8, (index) => [index % 10]];
  const bytes = Uint8Array.from([...new Array(header).fill(0), ...Array.from({ length: 400 }, (_, index) => numbers(index)).flat()]);
  return Promise.resolve(new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))));
};

const print = console.log;
for (const folder of process.argv.slice(2)) {
  const lines = [];
  console.log = (line) => lines.push(line);
  let error = '';
  try {
    await import(pathToFileURL(join(folder, 'program.mjs')).href);
  } catch (problem) {
    error = problem.stack;
  }
  console.log = print;
  print(JSON.stringify({ folder, output: lines.join('\n'), error }));
}
