import { hasDropout, hasLayer, movesMomentum, targetKind, type Program } from '@/export/code/program';
import { code, lines, pythonFloat, pythonSections } from '@/export/code/template';
import { pythonComparison, pythonReader } from '@/export/code/python/pythonFiles';

/** Arrays in the types that model and loss want. */
export function kerasArrays(program: Program): string {
  const { facts, inputShape } = program;
  const targets = { number: 'np.float32(y)', class: `keras.utils.to_categorical(y, ${facts.classes})`, oneHot: `keras.utils.to_categorical(y, ${facts.classes})`, oneLogit: 'np.float32(y)[:, None]' }[targetKind(program)];
  const image = inputShape.length === 3 ? `.reshape(-1, ${inputShape.join(', ')})` : '';
  return pythonSections(
    code`
      def arrays(x, y):
          return np.float32(x)${image}, ${targets}`,
    lines(
      'x_train, y_train = arrays(x_train, y_train)',
      'x_validation, y_validation = arrays(x_validation, y_validation)',
      Number.isFinite(facts.evaluated) && `evaluated = ${facts.evaluated}  # of large images the first ${facts.evaluated} of a split are enough for a curve`));
}

function lossText({ loss }: Program): string {
  switch (loss.kind) {
    case 'mse': return 'keras.losses.mean_squared_error(y, z)';
    case 'mae': return 'keras.losses.mean_absolute_error(y, z)';
    case 'huber': return `keras.losses.huber(y, z, delta=${pythonFloat(loss.delta)})`;
    case 'binaryCrossEntropy': return 'keras.losses.binary_crossentropy(y, z, from_logits=True)';
    case 'categoricalCrossEntropy': return 'keras.losses.categorical_crossentropy(y, z, from_logits=True)';
  }
}

function functions(program: Program): string {
  const kind = targetKind(program);
  const accuracy = kind === 'oneLogit'
    ? 'keras.ops.mean(keras.ops.cast(keras.ops.equal(z > 0, y > 0.5), "float32"), axis=-1)'
    : 'keras.metrics.categorical_accuracy(y, z)';
  return pythonSections(
    code`
      def data_loss(y, z):
          """Of every sample, without the penalties that Keras adds to what it calls loss."""
          return ${lossText(program)}`,
    kind === 'number' ? '' : code`
      def accuracy(y, z):
          return ${accuracy}`);
}

function report(program: Program): string {
  const limit = Number.isFinite(program.facts.evaluated) ? '[:evaluated]' : '';
  const accuracy = (name: string): string => (targetKind(program) === 'number' ? '' : ` accuracy {${name}['accuracy']:.3f}`);
  return code`
    def report(step):
        train = model.evaluate(x_train${limit}, y_train${limit}, batch_size=1000, verbose=0, return_dict=True)
        validation = model.evaluate(x_validation${limit}, y_validation${limit}, batch_size=1000, verbose=0, return_dict=True)
        print(
            f"step {step:5d}  train loss {train['data_loss']:.4f}${accuracy('train')}"
            f"  validation loss {validation['data_loss']:.4f}${accuracy('validation')}"
        )
        ${program.schedule.kind === 'performance' ? 'plateau.update(validation["data_loss"])' : ''}
        ${program.fromFiles ? 'evaluations.append((train["data_loss"], validation["data_loss"]))' : ''}`;
}

/** Takes the weights of the run file: Keras' kernels have the lab's own order of axes. */
export function kerasLoad(program: Program): string {
  const norms = hasLayer(program, 'batchNorm');
  return pythonSections(pythonReader, code`
    take = reader(initial["parameters"])
    for variable in model.trainable_variables:  # kernel and bias, or gamma and beta, layer by layer
        variable.assign(take(*variable.shape))
    ${norms ? lines(
      'take_running = reader(initial["running"])',
      'for layer in model.layers:',
      '    if isinstance(layer, keras.layers.BatchNormalization):',
      '        layer.moving_mean.assign(take_running(*layer.moving_mean.shape))',
      '        layer.moving_variance.assign(take_running(*layer.moving_variance.shape))') : ''}`);
}

/** Everything from the loss function to the last line. */
export function kerasTraining(program: Program): string {
  const { fromFiles, schedule } = program;
  const metrics = targetKind(program) === 'number' ? '[data_loss]' : '[data_loss, accuracy]';
  const loop = code`
    ${fromFiles ? 'batch_losses, evaluations = [], []' : 'rows_of_step = batch_rows()'}
    for step in range(STEPS + 1):
        if step % EVAL_EVERY == 0 or step == STEPS:
            report(step)
        if step == STEPS:
            break
        rows = ${fromFiles ? 'batches[step]' : 'next(rows_of_step)'}
        ${schedule.kind === 'constant' ? '' : 'optimizer.learning_rate = learning_rate(step)'}
        ${movesMomentum(program) ? 'optimizer.momentum.assign(momentum(step))' : ''}
        ${fromFiles && hasDropout(program) ? lines('for layer in model.layers:', '    if isinstance(layer, LabDropout):', '        layer.draw(step)') : ''}
        model.reset_metrics()  # or the numbers would be means over all batches so far
        loss = float(model.train_on_batch(x_train[rows], y_train[rows], return_dict=True)["data_loss"])
        if not math.isfinite(loss):
            print(f"diverged at step {step}")
            break
        ${fromFiles ? 'batch_losses.append(loss)' : ''}`;
  return pythonSections(functions(program), report(program), `model.compile(optimizer=optimizer, loss=data_loss, metrics=${metrics})`, loop, fromFiles ? pythonComparison : '');
}
