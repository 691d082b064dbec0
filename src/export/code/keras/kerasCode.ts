import { hasLayer, type Program } from '@/export/code/program';
import { headline, pythonBatches, pythonMasks, pythonRunFile } from '@/export/code/python/pythonFiles';
import { pythonData, sklearnLoader } from '@/export/code/python/pythonData';
import { pythonSchedule } from '@/export/code/python/pythonSchedule';
import { lines, pythonSections } from '@/export/code/template';
import { kerasModel } from './kerasModel';
import { kerasOptimizer } from './kerasOptimizer';
import { kerasArrays, kerasLoad, kerasTraining } from './kerasTraining';

const mnist = '(train_images, train_labels), (test_images, test_labels) = keras.datasets.mnist.load_data()';

function differences(program: Program): string[] {
  const { optimizer, schedule, clip, regularisation, layers } = program;
  const isMomentum = optimizer.kind === 'momentum' || optimizer.kind === 'nesterov';
  const notes: [boolean, string][] = [
    [hasLayer(program, 'batchNorm'), 'BatchNormalization moves the running variance by the biased variance of a batch; a subclass takes the unbiased one.'],
    [['adagrad', 'rmsprop', 'adam', 'adamw'].includes(optimizer.kind), 'its adaptive optimizers put epsilon elsewhere (inside the root, or before the bias correction): written out here.'],
    [optimizer.kind === 'nadam', 'its Nadam moves the momentum from step to step: written out here with a constant one.'],
    [optimizer.kind === 'adamw', 'its AdamW decays biases and batch normalisation too: here only arrays with more than one axis.'],
    [isMomentum && schedule.kind !== 'constant', 'its velocity contains the learning rate, which matters once a schedule changes it: written out here.'],
    [clip.kind === 'norm', 'clipnorm takes the norm of every variable; here kernel and bias of a layer share one.'],
    [regularisation.l2 > 0, 'L2 adds λ·Σw² where the lab adds (λ/2)·Σw².'],
    [regularisation.maxNorm > 0, 'MaxNorm divides by the norm plus 1e-7: equal to seven digits.'],
    [hasLayer(program, 'prelu'), 'its PReLU has the slope 0 at exactly 0, where the lab has the learned one: a subclass.'],
    [layers.some((layer) => layer.kind === 'activation' && layer.fn === 'hardSigmoid'), 'its hard_sigmoid has another slope than the original: written out here.'],
  ];
  return notes.filter(([applies]) => applies).map(([, note]) => note);
}

function imports(program: Program): string {
  const { fromFiles } = program;
  const loader = sklearnLoader(program);
  return pythonSections(
    lines(fromFiles && 'import base64', fromFiles && 'import json', 'import math'),
    lines('import keras', 'import numpy as np', loader !== null && `from sklearn.datasets import ${loader}`));
}

export function kerasCode(program: Program): string {
  const { seed, steps, evalEvery, batchSize, fromFiles } = program;
  const model = kerasModel(program);
  const optimizer = kerasOptimizer(program);
  const extra = sklearnLoader(program) === null ? '' : ' scikit-learn';
  return `${pythonSections(
    headline(program, '#', `Keras 3 on TensorFlow or JAX: pip install keras tensorflow numpy${extra}`, differences(program)),
    imports(program),
    lines(`SEED = ${seed}`, `STEPS = ${steps}`, `EVAL_EVERY = ${evalEvery}`, `BATCH_SIZE = ${batchSize}`),
    lines('keras.utils.set_random_seed(SEED)', 'rng = np.random.default_rng(SEED)'),
    '# -- data',
    fromFiles ? pythonRunFile(program) : pythonData(program, mnist),
    kerasArrays(program),
    pythonMasks(program),
    ...model.helpers,
    optimizer.classes,
    pythonSchedule(program),
    pythonBatches(program),
    '# -- model',
    model.text,
    fromFiles ? kerasLoad(program) : '',
    '# -- training',
    optimizer.text,
    kerasTraining(program),
  )}\n`;
}
