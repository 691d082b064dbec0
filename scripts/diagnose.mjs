// Trains the labelled runs of tests/tutor, shows them to the curve doctor, and prints what was built in against what it said.
//
//   npm run diagnose                      both halves
//   npm run diagnose -- development       that half only, with every wrong verdict: what rules may be written with
//   npm run diagnose -- --seeds 5         more runs of every configuration (3 unless said otherwise)
//   npm run diagnose -- --blind           without looks inside the network
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const args = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));
const seedsAt = args.indexOf('--seeds');
const seeds = seedsAt >= 0 ? Number(args[seedsAt + 1]) : 3;
const blind = args.includes('--blind');
const only = args.find((argument) => argument === 'development' || argument === 'held-out');
if (!Number.isInteger(seeds) || seeds < 1) throw new Error('--seeds takes a whole number from 1 on.');

const load = async (name) => {
  const file = `${root}tests/tutor/labelledRuns/${name}.ts`;
  const { module } = await runnerImport(file, { configFile: false, root, logLevel: 'error', resolve: { alias: { '@': `${root}src` } } });
  return module;
};
const { examineHalf } = await load('examine');
const { confusionTable, wrongVerdicts } = await load('confusionTable');

console.log(`CPU executor, Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}; ${seeds} seeds a configuration${blind ? ', without looks inside' : ''}`);
for (const half of only ? [only] : ['development', 'held-out']) {
  const result = await examineHalf(half, seeds, blind);
  console.log(`\n${half} half\n${confusionTable(result)}`);
  // The held-out half stays unseen: only its table is ever printed.
  if (only === 'development') for (const text of wrongVerdicts(result)) console.log(text);
}
