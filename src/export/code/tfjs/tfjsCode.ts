import { hasDropout, hasLayer, runFileName, type Program } from '@/export/code/program';
import { headline } from '@/export/code/python/pythonFiles';
import { lines, sections } from '@/export/code/template';
import { tfjsData, tfjsRunFile } from './tfjsData';
import { tfjsSetKernels } from './tfjsInit';
import { tfjsClasses, tfjsLoad, tfjsModel } from './tfjsModel';
import { tfjsSchedule } from './tfjsSchedule';
import { tfjsLoop, tfjsStep, tfjsTensors } from './tfjsTraining';

function differences(program: Program): string[] {
  const { optimizer, regularisation, loss, layers } = program;
  const notes: [boolean, string][] = [
    [!program.fromFiles, 'heNormal and its relatives are truncated without correction (0.77 of the variance): standard deviations are given as numbers.'],
    [optimizer.kind === 'adagrad', 'tf.train.adagrad starts its sums at 0.1 and takes no epsilon: written out here.'],
    [optimizer.kind === 'rmsprop', 'tf.train.rmsprop has epsilon inside the root: written out here.'],
    [optimizer.kind === 'adam', 'tf.train.adam takes the epsilon of the device when none is given, and 1e-4 on WebGL: written out here.'],
    [optimizer.kind === 'nadam' || optimizer.kind === 'adamw', `there is no ${optimizer.kind}: written out here.`],
    [hasLayer(program, 'batchNorm'), 'batchNormalization keeps a biased running variance: a layer of our own keeps the unbiased one.'],
    [layers.some((layer) => layer.kind === 'avgPool' && layer.padding === 'same'), 'the gradient of averagePooling2d divides by the whole window where its value divides by the pixels inside the image.'],
    [hasDropout(program), 'a seeded tf.layers.dropout repeats its mask at every step: a layer of our own does not.'],
    [regularisation.l1 > 0 || loss.kind === 'mae', 'tf.abs has the slope -1 at 0: |w| is written as w times sign(w).'],
  ];
  return notes.filter(([applies]) => applies).map(([, note]) => note);
}

export function tfjsCode(program: Program): string {
  const { seed, steps, evalEvery, batchSize, fromFiles } = program;
  return `${sections(
    headline(program, '//', 'TensorFlow.js 4, in a browser or in Node as an ES module: npm install @tensorflow/tfjs', differences(program)),
    lines("import * as tf from '@tensorflow/tfjs';", fromFiles && `import run from './${runFileName}' with { type: 'json' };`),
    lines(`const SEED = ${seed};`, `const STEPS = ${steps};`, `const EVAL_EVERY = ${evalEvery};`, `const BATCH_SIZE = ${batchSize};`),
    fromFiles ? 'let step = 0;' : '',
    '// -- data',
    fromFiles ? tfjsRunFile(program) : tfjsData(program),
    tfjsTensors(program),
    '// -- model',
    tfjsClasses(program),
    tfjsModel(program),
    fromFiles ? tfjsLoad(program) : tfjsSetKernels(program),
    '// -- training',
    tfjsSchedule(program),
    tfjsStep(program),
    tfjsLoop(program),
  )}\n`;
}
