import type { OptimizerSpec } from '@/engine/experiment/types';
import { arraysPerLayer, hasPenalty, isImage, movesMomentum, targetKind, type Program } from '@/export/code/program';
import { code, lines, number, operand, sections } from '@/export/code/template';

/** Inputs and targets of a split as tensors. */
export function tfjsTensors(program: Program): string {
  const { inputShape, facts } = program;
  const kind = targetKind(program);
  const inputs = isImage(inputShape) ? `tf.tensor2d(x).reshape([-1, ${inputShape.join(', ')}])` : 'tf.tensor2d(x)';
  const targets = kind === 'number' || kind === 'oneLogit' ? 'tf.tensor2d(y, [y.length, 1])' : `tf.oneHot(tf.tensor1d(y, 'int32'), ${facts.classes}).toFloat()`;
  const most = Number.isFinite(facts.evaluated) ? facts.evaluated : null;
  const head = most === null ? 'train' : `{ x: train.x.slice(0, ${most}), y: train.y.slice(0, ${most}) }`;
  return lines(
    `const tensors = ({ x, y }) => ({ x: ${inputs}, y: ${targets} });`,
    'const training = tensors(train);',
    most !== null && `// of large images the first ${most} of a split are enough for a curve`,
    `const evaluated = [${most === null ? 'training' : `tensors(${head})`}, tensors(validation)];`);
}

function lossText({ loss }: Program): string {
  switch (loss.kind) {
    case 'mse': return 'tf.losses.meanSquaredError(y, z)';
    // tf.losses.absoluteDifference would pull exact hits down: its slope at 0 is -1.
    case 'mae': return 'z.sub(y).mul(z.sub(y).sign()).mean() /* slope 0 at an exact hit, where tf.abs has -1 */';
    case 'huber': return `tf.losses.huberLoss(y, z, undefined, ${number(loss.delta)})`;
    case 'binaryCrossEntropy': return 'tf.losses.sigmoidCrossEntropy(y, z)';
    case 'categoricalCrossEntropy': return 'tf.losses.softmaxCrossEntropy(y, z)';
  }
}

/** v̂ and m̂ are corrected by numbers, so no power is taken in float32. */
function adam(spec: Extract<OptimizerSpec, { readonly kind: 'adam' | 'nadam' | 'adamw' }>): string {
  const { beta1, beta2, epsilon, biasCorrection, kind } = spec;
  const correction = (beta: number, t: string): string => (biasCorrection ? `.div(1 - ${number(beta)} ** ${t})` : '');
  const u = kind === 'nadam'
    ? `m.mul(${number(beta1)})${correction(beta1, '(t + 1)')}.add(g.mul(1 - ${number(beta1)})${correction(beta1, 't')})`
    : `m${correction(beta1, 't')}`;
  return lines(
    `m = m.mul(${number(beta1)}).add(g.mul(1 - ${number(beta1)}));`,
    `v = v.mul(${number(beta2)}).add(g.square().mul(1 - ${number(beta2)}));`,
    kind === 'adamw' && `if (isKernel(w)) w = w.mul(1 - rate * ${number(spec.weightDecay)}); // decoupled decay of kernels only`,
    `w = w.sub(${u}.div(v${correction(beta2, 't')}.sqrt().add(${number(epsilon)})).mul(rate));`);
}

/** Lines that change w, m and v of one variable by its gradient g at learning rate `rate`. */
function updateText(program: Program): string {
  const { optimizer: spec } = program;
  switch (spec.kind) {
    case 'sgd': return 'w = w.sub(g.mul(rate));';
    case 'momentum':
    case 'nesterov': {
      const beta = movesMomentum(program) ? 'momentum(step)' : number(spec.momentum);
      return lines(`m = m.mul(${beta}).add(g);`, `w = w.sub(${spec.kind === 'nesterov' ? `g.add(m.mul(${beta}))` : 'm'}.mul(rate));`);
    }
    case 'adagrad': return lines('v = v.add(g.square());', `w = w.sub(g.div(v.sqrt().add(${number(spec.epsilon)})).mul(rate));`);
    case 'rmsprop': return lines(`v = v.mul(${number(spec.rho)}).add(g.square().mul(1 - ${number(spec.rho)}));`, `w = w.sub(g.div(v.sqrt().add(${number(spec.epsilon)})).mul(rate));`);
    case 'adam':
    case 'nadam':
    case 'adamw': return adam(spec);
  }
}

function clipText(program: Program): string {
  const { clip } = program;
  const limit = clip.kind === 'none' ? '' : number(clip.threshold);
  const norm = `const factor = (gradients) => tf.scalar(${limit}).div(tf.addN(gradients.map((g) => g.square().sum())).sqrt().maximum(${limit}));`;
  switch (clip.kind) {
    case 'none': return '';
    case 'value': return `gradients = gradients.map((g) => g.clipByValue(${operand(-clip.threshold)}, ${limit}));`;
    case 'globalNorm': return lines(norm, 'const all = factor(gradients);', 'gradients = gradients.map((g) => g.mul(all));');
    case 'norm': return lines('// a norm of its own for every layer, kernel and bias (or gamma and beta) together', norm,
      `const layerOf = [${arraysPerLayer(program).flatMap((arrays, layer) => Array.from({ length: arrays }, () => layer)).join(', ')}];`,
      'gradients = gradients.map((g, i) => g.mul(factor(gradients.filter((_, j) => layerOf[j] === layerOf[i]))));');
  }
}

function penaltyText({ regularisation: { l1, l2 } }: Program): string {
  const terms = [
    // tf.abs has the slope -1 at 0 and would push exact zeros away.
    ...(l1 > 0 ? [`w.mul(w.sign()).sum().mul(${number(l1)})`] : []),
    ...(l2 > 0 ? [`w.square().sum().mul(${number(l2)} / 2)`] : []),
  ];
  return code`
    const penalties = () => tf.addN(variables.filter(isKernel).map((w) => ${terms.join('.add(')}${terms.length > 1 ? ')' : ''}));`;
}

function maxNormText({ regularisation: { maxNorm } }: Program): string {
  if (maxNorm <= 0) return '';
  return lines(
    `// max-norm: no unit's incoming weights are longer than ${number(maxNorm)}`,
    `if (isKernel(w)) w = w.mul(tf.scalar(${number(maxNorm)}).div(w.square().sum([...w.shape.keys()].slice(0, -1)).sqrt().maximum(${number(maxNorm)})));`);
}

const usesKernels = (program: Program): boolean => program.optimizer.kind === 'adamw' || hasPenalty(program) || program.regularisation.maxNorm > 0;

/** One optimizer update, written out: gradients, clipping, rule, max-norm. */
export function tfjsStep(program: Program): string {
  const { optimizer, schedule } = program;
  const penalised = hasPenalty(program);
  const update = updateText(program);
  const slots = [...(/\bm = /.test(update) ? ['m'] : []), ...(/\bv = /.test(update) ? ['v'] : [])];
  return sections(
    code`
      const variables = model.trainableWeights.map((weight) => weight.val);
      ${slots.map((slot) => `const ${slot}s = variables.map((w) => tf.variable(tf.zerosLike(w), false));`).join('\n')}
      ${usesKernels(program) ? 'const isKernel = (w) => w.rank === 2 || w.rank === 4; // of a dense or convolutional layer' : ''}
      const lossOf = (y, z) => ${lossText(program)};
      ${penalised ? penaltyText(program) : ''}`,
    code`
      // One update by ${optimizer.kind}; gives back the loss of the batch in front of it.
      function update(x, y, step) {
        return tf.tidy(() => {
          let loss;
          const { grads } = tf.variableGrads(() => {
            loss = tf.keep(lossOf(y, model.apply(x, { training: true })));
            return ${penalised ? 'loss.add(penalties())' : 'loss'};
          }, variables);
          ${clipText(program) === '' ? 'const' : 'let'} gradients = variables.map((w) => grads[w.name]);
          ${clipText(program)}
          const rate = ${schedule.kind === 'constant' ? number(optimizer.learningRate) : 'learningRate(step)'};
          ${update.includes(' t)') || update.includes('** t') || update.includes('(t + 1)') ? 'const t = step + 1;' : ''}
          variables.forEach((variable, i) => {
            const g = gradients[i];
            let w = variable;
            ${slots.map((slot) => `let ${slot} = ${slot}s[i];`).join('\n')}
            ${update}
            ${maxNormText(program)}
            variable.assign(w);
            ${slots.map((slot) => `${slot}s[i].assign(${slot});`).join('\n')}
          });
          const value = loss.dataSync()[0];
          loss.dispose();
          return value;
        });
      }`);
}

function accuracyText(program: Program): string {
  const correct = targetKind(program) === 'oneLogit' ? 'z.greater(0).equal(y.greater(0.5))' : 'z.argMax(-1).equal(y.argMax(-1))';
  return `${correct}.mean().dataSync()[0]`;
}

const comparison = code`
  let worst = 0;
  batchLosses.forEach((loss, step) => {
    const recorded = run.curves.batchLoss[lane][step];
    if (recorded !== null) worst = Math.max(worst, Math.abs(loss - recorded));
  });
  console.log(${'`largest difference from the recorded batch losses: ${worst.toPrecision(3)} over ${batchLosses.length} steps`'});
  worst = 0;
  evaluations.forEach((pair, i) => {
    const recorded = run.curves.evaluations[i].lanes[lane];
    [recorded.trainLoss, recorded.validationLoss].forEach((loss, k) => {
      if (loss !== null) worst = Math.max(worst, Math.abs(pair[k] - loss));
    });
  });
  console.log(${'`largest difference from the recorded evaluations: ${worst.toPrecision(3)} over ${evaluations.length} points`'});`;

export function tfjsLoop(program: Program): string {
  const { fromFiles, batchSize, data, schedule } = program;
  const regression = targetKind(program) === 'number';
  const full = batchSize >= data.trainSize;
  const evaluation = code`
    // evaluation mode: running statistics, no dropout
    function evaluate({ x, y }) {
      return tf.tidy(() => {
        const z = model.predict(x);
        return { loss: lossOf(y, z).dataSync()[0]${regression ? '' : `, accuracy: ${accuracyText(program)}`} };
      });
    }`;
  const text = (name: string): string => `${name} loss \${${name}.loss.toFixed(4)}${regression ? '' : ` accuracy \${${name}.accuracy.toFixed(3)}`}`;
  const report = code`
    function report(step) {
      const [train, validation] = evaluated.map(evaluate);
      console.log(${`\`step \${String(step).padStart(5)}  ${text('train')}  ${text('validation')}\``});
      ${schedule.kind === 'performance' ? 'watchPlateau(validation.loss);' : ''}
      ${fromFiles ? 'evaluations.push([train.loss, validation.loss]);' : ''}
    }`;
  const order = fromFiles || full ? '' : code`
    // a new order every epoch; the last incomplete batch is dropped
    let order = [];
    function nextRows() {
      if (order.length < BATCH_SIZE) order = permutation(train.x.length);
      return order.splice(0, BATCH_SIZE);
    }`;
  const rows = fromFiles ? 'batches[step]' : 'nextRows()';
  const gather = full && !fromFiles
    ? 'const loss = update(training.x, training.y, step);'
    : lines(`const rows = tf.tensor1d(${rows}, 'int32');`, 'const [x, y] = [training.x.gather(rows), training.y.gather(rows)];', 'const loss = update(x, y, step);', 'tf.dispose([rows, x, y]);');
  const loop = code`
    for (${fromFiles ? '' : 'let '}step = 0; step <= STEPS; step += 1) {
      if (step % EVAL_EVERY === 0 || step === STEPS) report(step);
      if (step === STEPS) break;
      ${gather}
      if (!Number.isFinite(loss)) {
        console.log(${'`diverged at step ${step}`'});
        break;
      }
      ${fromFiles ? 'batchLosses.push(loss);' : ''}
    }`;
  return sections(evaluation, fromFiles ? 'const batchLosses = [];\nconst evaluations = [];' : '', report, order, loop, fromFiles ? comparison : '');
}
