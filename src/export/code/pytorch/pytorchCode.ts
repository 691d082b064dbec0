import { hasLayer, type Program } from '@/export/code/program';
import { headline, pythonBatches, pythonMasks, pythonRunFile } from '@/export/code/python/pythonFiles';
import { pythonData, sklearnLoader } from '@/export/code/python/pythonData';
import { pythonSchedule } from '@/export/code/python/pythonSchedule';
import { code, lines, pythonSections } from '@/export/code/template';
import { torchInit, torchLoad } from './torchInit';
import { torchClasses, torchModel, torchModules } from './torchModel';
import { torchOptimizer, torchOptimizerClass } from './torchOptimizer';
import { torchTensors, torchTraining } from './torchTraining';

const mnist = code`
  mnist_train = torchvision.datasets.MNIST("data", train=True, download=True)
  mnist_test = torchvision.datasets.MNIST("data", train=False, download=True)
  train_images, train_labels = mnist_train.data.numpy(), mnist_train.targets.numpy()
  test_images, test_labels = mnist_test.data.numpy(), mnist_test.targets.numpy()`;

function differences(program: Program): string[] {
  const { optimizer, clip, regularisation, layers } = program;
  const notes: [boolean, string][] = [
    [hasLayer(program, 'batchNorm'), 'momentum of nn.BatchNorm weighs the new value, here the old one: 1 - m. Both take the unbiased variance into the running one.'],
    [layers.some(({ kind }) => kind === 'flatten'), 'images are stored channels first, so they are flattened by a module that puts channels last again.'],
    [optimizer.kind === 'nadam', 'torch.optim.NAdam moves its momentum (momentum_decay); a class of its own keeps it constant.'],
    [optimizer.kind === 'adamw', 'torch.optim.AdamW decays biases and batch normalisation too: parameter groups spare them.'],
    [regularisation.l2 > 0, 'weight_decay of an optimizer also shrinks biases and acts after clipping; the penalty is part of the loss instead.'],
    [clip.kind === 'norm' || clip.kind === 'globalNorm', 'clip_grad_norm_ adds 1e-6 to the norm; written out without it.'],
  ];
  return notes.filter(([applies]) => applies).map(([, note]) => note);
}

/** The modules that the text below needs. */
function imports(program: Program, body: string): string {
  const { data, fromFiles } = program;
  const loader = sklearnLoader(program);
  const standard = lines(fromFiles && 'import base64', fromFiles && 'import json', body.includes('math.') && 'import math');
  const installed = lines(
    'import numpy as np',
    loader !== null && `from sklearn.datasets import ${loader}`,
    'import torch',
    body.includes('F.') && 'import torch.nn.functional as F',
    !fromFiles && data.set === 'mnist' && 'import torchvision',
    'from torch import nn');
  return pythonSections(standard, installed);
}

function packages(program: Program): string {
  if (sklearnLoader(program) !== null) return ' scikit-learn';
  return !program.fromFiles && program.data.set === 'mnist' ? ' torchvision' : '';
}

export function pytorchCode(program: Program): string {
  const { seed, steps, evalEvery, batchSize, fromFiles } = program;
  const modules = torchModules(program);
  const constants = lines(`SEED = ${seed}`, `STEPS = ${steps}`, `EVAL_EVERY = ${evalEvery}`, `BATCH_SIZE = ${batchSize}`);
  const seeds = lines('torch.manual_seed(SEED)', !fromFiles && 'rng = np.random.default_rng(SEED)');
  const body = pythonSections(
    constants,
    seeds,
    '# -- data',
    fromFiles ? pythonRunFile(program) : pythonData(program, mnist),
    torchTensors(program),
    pythonMasks(program),
    torchClasses(modules),
    torchOptimizerClass(program),
    pythonSchedule(program),
    pythonBatches(program),
    '# -- model',
    torchModel(modules),
    fromFiles ? torchLoad(program) : torchInit(modules),
    '# -- training',
    torchOptimizer(program),
    torchTraining(program),
  );
  return `${pythonSections(headline(program, '#', `PyTorch 1.13 or newer: pip install numpy torch${packages(program)}`, differences(program)), imports(program, body), body)}\n`;
}
