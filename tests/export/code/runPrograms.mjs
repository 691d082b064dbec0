// Runs the programs in the given folders one after the other, as they are: one start of TensorFlow.js for all of them.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

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
