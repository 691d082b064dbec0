import type { DataSetId } from '@/engine/experiment/types';
import { copyPlan } from '@/export/code/dataFacts';
import type { Program } from '@/export/code/program';
import { code, lines, number, sections } from '@/export/code/template';
import { tfjsCopies } from './tfjsCopies';

const random = code`
  // TensorFlow.js seeds every call by itself, and takes 0 for "no seed"
  let seed = SEED + 1;
  const uniform = (count) => tf.tidy(() => tf.randomUniform([count], 0, 1, 'float32', (seed += 1)).dataSync());
  const normal = (count) => tf.tidy(() => tf.randomNormal([count], 0, 1, 'float32', (seed += 1)).dataSync());`;

const shuffle = code`
  // Fisher and Yates
  function permutation(count) {
    const order = Array.from({ length: count }, (_, index) => index);
    const draws = uniform(count);
    for (let last = count - 1; last > 0; last -= 1) {
      const other = Math.floor(draws[last] * (last + 1));
      [order[last], order[other]] = [order[other], order[last]];
    }
    return order;
  }`;

/** `draw(n)`: inputs as a list of rows, and a class or a number for each. */
function generator({ data, facts }: Program): string {
  const noise = number(data.noise);
  const plane = (point: string): string => code`
    function draw(n) {
      const [u, v, noise] = [uniform(n), uniform(n), normal(2 * n)];
      const x = [];
      const y = [];
      for (let i = 0; i < n; i += 1) {
        ${point}
        x.push([px + ${noise} * noise[2 * i], py + ${noise} * noise[2 * i + 1]]);
        y.push(label);
      }
      return { x, y };
    }`;
  switch (data.set) {
    case 'circles': return plane(lines(
      'const label = Math.floor(2 * u[i]);', 'const radius = label === 0 ? 1 : 0.5;',
      'const [px, py] = [radius * Math.cos(2 * Math.PI * v[i]), radius * Math.sin(2 * Math.PI * v[i])];'));
    case 'moons': return plane(lines(
      'const label = u[i] < 0.5 ? 0 : 1;', 'const sign = label === 0 ? 1 : -1;',
      'const [px, py] = [sign * (Math.cos(Math.PI * v[i]) - 0.5), sign * (Math.sin(Math.PI * v[i]) - 0.25)];'));
    case 'spirals': return plane(lines(
      `const label = Math.floor(${facts.classes} * u[i]);`, 'const t = Math.sqrt(v[i]); // the root spreads the points evenly over the area',
      `const angle = 2 * Math.PI * (${number(data.turns)} * t + label / ${facts.classes});`, 'const [px, py] = [t * Math.cos(angle), t * Math.sin(angle)];'));
    case 'xor': return plane(lines('const [px, py] = [2 * u[i] - 1, 2 * v[i] - 1];', 'const label = px * py > 0 ? 1 : 0;'));
    case 'blobs': return plane(lines(
      `const label = Math.floor(${facts.classes} * u[i]);`, `const angle = (2 * Math.PI * label) / ${facts.classes};`,
      `const [px, py] = [${number(data.separation / 2)} * Math.cos(angle), ${number(data.separation / 2)} * Math.sin(angle)];`));
    case 'linreg': return code`
      const direction = normal(10);
      const length = Math.hypot(...direction);
      const trueWeights = Array.from(direction, (component) => (3 * component) / length);

      function draw(n) {
        const [values, noise] = [normal(10 * n), normal(n)];
        const x = Array.from({ length: n }, (_, i) => Array.from(values.subarray(10 * i, 10 * i + 10)));
        const y = x.map((row, i) => row.reduce((sum, value, k) => sum + value * trueWeights[k], ${noise} * noise[i]));
        return { x, y };
      }`;
    case 'sine': return code`
      // two intervals with a gap between them, where a network cannot know
      function draw(n) {
        const [u, noise] = [uniform(n), normal(n)];
        const x = Array.from(u, (value) => [2 * value < 1 ? 2 * value - 1.5 : 2 * value - 0.5]);
        const y = x.map(([value], i) => Math.sin(3 * value) + ${noise} * noise[i]);
        return { x, y };
      }`;
    case 'digits':
    case 'mnist':
    case 'cancer': throw new RangeError(`${data.set} is not drawn from a formula`);
  }
}

/** TensorFlow.js brings no data sets: the files behind scikit-learn's and Keras' loaders, read in a browser or in Node. */
function samples(program: Program): string {
  const { data, facts } = program;
  const plan = copyPlan(data, facts);
  const isMnist = data.set === 'mnist';
  const known = (count: number): string => (isMnist ? `await pick('train', ${count})` : `pick(0, ${count})`);
  // Always behind the largest training split.
  const fresh = isMnist ? `await pick('t10k', ${data.validationSize})` : `pick(${facts.maxTrain}, ${data.validationSize})`;
  const splits = plan
    ? tfjsCopies(program, plan, known(plan.originals), fresh)
    : lines(`const train = ${known(data.trainSize)};`, `const validation = ${fresh};${isMnist ? '' : ' // always behind the largest training split'}`);
  return sections(picker(data.set), splits);
}

/** `pick`, which gives that many samples in the order of the seed. */
function picker(set: DataSetId): string {
  if (set === 'digits') return code`
    // the 1,797 images of 8 × 8 pixels behind scikit-learn's load_digits: 64 pixels of 0 to 16 and the digit in every line
    const url = 'https://archive.ics.uci.edu/ml/machine-learning-databases/optdigits/optdigits.tes';
    const table = (await (await fetch(url)).text()).trim().split('\\n').map((line) => line.split(',').map(Number));
    const shuffled = permutation(table.length);
    const pick = (from, count) => {
      const rows = shuffled.slice(from, from + count).map((index) => table[index]);
      return { x: rows.map((row) => row.slice(0, 64).map((pixel) => pixel / 16)), y: rows.map((row) => row[64]) };
    };`;
  if (set === 'cancer') return code`
    // the 569 samples behind scikit-learn's load_breast_cancer: a number, M or B, and 30 measurements in every line
    const url = 'https://archive.ics.uci.edu/ml/machine-learning-databases/breast-cancer-wisconsin/wdbc.data';
    const table = (await (await fetch(url)).text()).trim().split('\\n').map((line) => line.trim().split(','));
    const shuffled = permutation(table.length);
    const pick = (from, count) => {
      const rows = shuffled.slice(from, from + count).map((index) => table[index]);
      return { x: rows.map((row) => row.slice(2).map(Number)), y: rows.map((row) => (row[1] === 'M' ? 0 : 1)) }; // 0: malignant, 1: benign
    };`;
  return code`
    async function idx(name, header) {
      const response = await fetch('https://storage.googleapis.com/cvdf-datasets/mnist/' + name + '.gz');
      const inflated = response.body.pipeThrough(new DecompressionStream('gzip'));
      return new Uint8Array(await new Response(inflated).arrayBuffer()).subarray(header);
    }
    async function pick(name, count) {
      const [pixels, labels] = await Promise.all([idx(name + '-images-idx3-ubyte', 16), idx(name + '-labels-idx1-ubyte', 8)]);
      // the lab ships 12,000 of the 70,000 images; here they are drawn from all of them
      const order = permutation(labels.length).slice(0, count);
      const image = (index) => Array.from(pixels.subarray(784 * index, 784 * (index + 1)), (pixel) => pixel / 255);
      return { x: order.map(image), y: order.map((index) => labels[index]) };
    }`;
}

function labelNoise({ data, facts }: Program): string {
  if (data.labelNoise <= 0 || facts.classes === 0 || copyPlan(data, facts)) return '';
  return code`
    // ${number(data.labelNoise * 100)} % of the training labels become a random class, which may be the true one
    const [wrong, other] = [uniform(train.y.length), uniform(train.y.length)];
    train.y = train.y.map((label, i) => (wrong[i] < ${number(data.labelNoise)} ? Math.floor(${facts.classes} * other[i]) : label));`;
}

function standardise({ data }: Program): string {
  if (data.preprocess !== 'standardise') return '';
  return code`
    // statistics of the training split only, or the validation score would be flattered
    const mean = train.x[0].map((_, k) => train.x.reduce((sum, row) => sum + row[k], 0) / train.x.length);
    const scale = mean.map((m, k) => Math.sqrt(train.x.reduce((sum, row) => sum + (row[k] - m) ** 2, 0) / train.x.length) || 1);
    for (const split of [train, validation]) split.x = split.x.map((row) => row.map((value, k) => (value - mean[k]) / scale[k]));`;
}

/** `train` and `validation`, each { x: rows, y: classes or numbers }. */
export function tfjsData(program: Program): string {
  const { data, batchSize } = program;
  const isFile = program.facts.maxTrain > 0;
  const needsOrder = isFile || batchSize < data.trainSize;
  const drawn = isFile ? samples(program) : sections(generator(program), lines(`const train = draw(${data.trainSize});`, `const validation = draw(${data.validationSize});`));
  return sections(random, needsOrder ? shuffle : '', drawn, labelNoise(program), standardise(program));
}

/** Reads the run file: the same two splits, the rows of every batch and the recorded curves. */
export function tfjsRunFile({ lane, facts }: Program): string {
  const target = facts.classes > 0 ? 'row.indexOf(1)' : 'row[0]';
  return code`
    // base64 of little-endian numbers, row by row
    function numbers(entry) {
      const bytes = Uint8Array.from(atob(entry.data), (character) => character.charCodeAt(0));
      return new { float32: Float32Array, int32: Int32Array }[entry.type](bytes.buffer);
    }
    function rows(entry) {
      const width = entry.shape[1];
      const values = numbers(entry);
      return Array.from({ length: entry.shape[0] }, (_, i) => Array.from(values.subarray(i * width, (i + 1) * width)));
    }

    const lane = ${lane};
    const samples = run.samples[lane];
    const split = (name) => ({ x: rows(samples[name + 'Inputs']), y: rows(samples[name + 'Targets']).map((row) => ${target}) });
    const train = split('train');
    const validation = split('validation');
    const batches = rows(run.batches[lane]);`;
}
