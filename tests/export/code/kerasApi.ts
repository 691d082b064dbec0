/** A name of Keras 3 that the programs use, its arguments as documented, and where that is written. */
interface KerasName {
  /** positional and keyword arguments, in order */
  readonly parameters: readonly string[];
  readonly source: string;
}

const site = 'https://keras.io/api';
const code = 'https://github.com/keras-team/keras/blob/master/keras/src';
const entry = (source: string, ...parameters: readonly string[]): KerasName => ({ parameters, source });
const activation = (name: string): string => `${site}/layers/activations/#${name}-function`;
const layer = `${site}/layers`;
const optimizer = ['learning_rate', 'weight_decay', 'clipnorm', 'clipvalue', 'global_clipnorm', 'use_ema', 'ema_momentum', 'ema_overwrite_frequency', 'loss_scale_factor', 'gradient_accumulation_steps', 'name'];
const kernel = ['use_bias', 'kernel_initializer', 'bias_initializer', 'kernel_regularizer', 'bias_regularizer', 'activity_regularizer', 'kernel_constraint', 'bias_constraint'];

/** Calls: keras.layers.Dense(…). */
export const kerasCalls: Readonly<Record<string, KerasName>> = {
  'keras.Sequential': entry(`${site}/models/sequential/`, 'layers', 'trainable', 'name'),
  'keras.Input': entry(`${layer}/core_layers/input/`, 'shape', 'batch_size', 'dtype', 'sparse', 'batch_shape', 'name', 'tensor'),
  'keras.layers.Dense': entry(`${layer}/core_layers/dense/`, 'units', 'activation', ...kernel),
  'keras.layers.Conv2D': entry(`${layer}/convolution_layers/convolution2d/`, 'filters', 'kernel_size', 'strides', 'padding', 'data_format', 'dilation_rate', 'groups', 'activation', ...kernel),
  'keras.layers.MaxPooling2D': entry(`${layer}/pooling_layers/max_pooling2d/`, 'pool_size', 'strides', 'padding', 'data_format', 'name'),
  'keras.layers.AveragePooling2D': entry(`${layer}/pooling_layers/average_pooling2d/`, 'pool_size', 'strides', 'padding', 'data_format', 'name'),
  'keras.layers.Flatten': entry(`${layer}/reshaping_layers/flatten/`, 'data_format'),
  'keras.layers.Dropout': entry(`${layer}/regularization_layers/dropout/`, 'rate', 'noise_shape', 'seed'),
  'keras.layers.AlphaDropout': entry(`${layer}/regularization_layers/alpha_dropout/`, 'rate', 'noise_shape', 'seed'),
  'keras.layers.BatchNormalization': entry(`${layer}/normalization_layers/batch_normalization/`, 'axis', 'momentum', 'epsilon', 'center', 'scale'),
  'keras.layers.Activation': entry(`${layer}/core_layers/activation/`, 'activation'),
  'keras.layers.LeakyReLU': entry(`${code}/layers/activations/leaky_relu.py`, 'negative_slope'),
  'keras.layers.ELU': entry(`${layer}/activation_layers/elu/`, 'alpha'),
  'keras.activations.gelu': entry(activation('gelu'), 'x', 'approximate'),
  'keras.initializers.Constant': entry(`${layer}/initializers/#constant-class`, 'value'),
  'keras.initializers.RandomNormal': entry(`${layer}/initializers/#randomnormal-class`, 'mean', 'stddev', 'seed'),
  'keras.initializers.RandomUniform': entry(`${layer}/initializers/#randomuniform-class`, 'minval', 'maxval', 'seed'),
  'keras.initializers.VarianceScaling': entry(`${layer}/initializers/#variancescaling-class`, 'scale', 'mode', 'distribution', 'seed'),
  'keras.initializers.Orthogonal': entry(`${layer}/initializers/#orthogonal-class`, 'gain', 'seed'),
  'keras.regularizers.L1L2': entry(`${layer}/regularizers/#l1l2-class`, 'l1', 'l2'),
  'keras.constraints.MaxNorm': entry(`${code}/constraints/constraints.py`, 'max_value', 'axis'),
  'keras.optimizers.SGD': entry(`${code}/optimizers/sgd.py`, 'learning_rate', 'momentum', 'nesterov', ...optimizer.slice(1)),
  'keras.losses.mean_squared_error': entry(`${site}/losses/regression_losses/`, 'y_true', 'y_pred'),
  'keras.losses.mean_absolute_error': entry(`${site}/losses/regression_losses/`, 'y_true', 'y_pred'),
  'keras.losses.huber': entry(`${code}/losses/losses.py`, 'y_true', 'y_pred', 'delta'),
  'keras.losses.binary_crossentropy': entry(`${site}/losses/probabilistic_losses/`, 'y_true', 'y_pred', 'from_logits', 'label_smoothing', 'axis'),
  'keras.losses.categorical_crossentropy': entry(`${site}/losses/probabilistic_losses/`, 'y_true', 'y_pred', 'from_logits', 'label_smoothing', 'axis'),
  'keras.metrics.categorical_accuracy': entry(`${code}/metrics/accuracy_metrics.py`, 'y_true', 'y_pred'),
  'keras.utils.set_random_seed': entry(`${site}/utils/python_utils/#set_random_seed-function`, 'seed'),
  'keras.utils.to_categorical': entry(`${site}/utils/python_utils/#to_categorical-function`, 'x', 'num_classes'),
  'keras.datasets.mnist.load_data': entry(`${site}/datasets/mnist/`, 'path'),
  'keras.ops.cast': entry(`${site}/ops/core/#cast-function`, 'x', 'dtype'),
  'keras.ops.clip': entry(`${site}/ops/numpy/#clip-function`, 'x', 'x_min', 'x_max'),
  'keras.ops.convert_to_tensor': entry(`${site}/ops/core/#convert_to_tensor-function`, 'x', 'dtype', 'sparse'),
  'keras.ops.equal': entry(`${site}/ops/numpy/#equal-function`, 'x1', 'x2'),
  'keras.ops.expm1': entry(`${site}/ops/numpy/#expm1-function`, 'x'),
  'keras.ops.maximum': entry(`${site}/ops/numpy/#maximum-function`, 'x1', 'x2'),
  'keras.ops.mean': entry(`${site}/ops/numpy/#mean-function`, 'x', 'axis', 'keepdims'),
  'keras.ops.moments': entry(`${site}/ops/nn/#moments-function`, 'x', 'axes', 'keepdims', 'synchronized'),
  'keras.ops.sqrt': entry(`${site}/ops/numpy/#sqrt-function`, 'x'),
  'keras.ops.square': entry(`${site}/ops/numpy/#square-function`, 'x'),
  'keras.ops.sum': entry(`${site}/ops/numpy/#sum-function`, 'x', 'axis', 'keepdims'),
  'keras.ops.where': entry(`${site}/ops/numpy/#where-function`, 'condition', 'x1', 'x2'),
  'model.compile': entry(`${site}/models/model_training_apis/#compile-method`, 'optimizer', 'loss', 'loss_weights', 'metrics', 'weighted_metrics', 'run_eagerly', 'steps_per_execution', 'jit_compile'),
  'model.evaluate': entry(`${site}/models/model_training_apis/#evaluate-method`, 'x', 'y', 'batch_size', 'verbose', 'sample_weight', 'steps', 'callbacks', 'return_dict'),
  'model.train_on_batch': entry(`${site}/models/model_training_apis/#train_on_batch-method`, 'x', 'y', 'sample_weight', 'class_weight', 'return_dict'),
  'model.reset_metrics': entry(`${code}/trainers/trainer.py`),
  'self.add_variable_from_reference': entry(`${code}/optimizers/base_optimizer.py`, 'reference_variable', 'name', 'initializer'),
  'self.add_variable': entry(`${code}/optimizers/base_optimizer.py`, 'shape', 'initializer', 'dtype', 'aggregation', 'name'),
  'self.add_weight': entry(`${layer}/base_layer/#add_weight-method`, 'shape', 'initializer', 'dtype', 'trainable', 'autocast', 'regularizer', 'constraint', 'aggregation', 'name'),
  'self.assign': entry(`${code}/optimizers/base_optimizer.py`, 'variable', 'value'),
  'self.assign_add': entry(`${code}/optimizers/base_optimizer.py`, 'variable', 'value'),
  'self.assign_sub': entry(`${code}/optimizers/base_optimizer.py`, 'variable', 'value'),
  'self._get_variable_index': entry(`${code}/optimizers/base_optimizer.py`, 'variable'),
};

/** Classes that programs derive from, and what is only named. */
export const kerasBases: Readonly<Record<string, string>> = {
  'keras.layers.Layer': `${layer}/base_layer/#layer-class`,
  'keras.layers.BatchNormalization': `${layer}/normalization_layers/batch_normalization/`,
  'keras.layers.PReLU': `${code}/layers/activations/prelu.py`,
  'keras.optimizers.Optimizer': `${site}/optimizers/#optimizer-class`,
  'keras.optimizers.SGD': `${code}/optimizers/sgd.py`,
};

/** Names that Keras knows as text. */
export const kerasStrings: Readonly<Record<string, readonly string[]>> = {
  'activation': ['linear', 'sigmoid', 'tanh', 'relu', 'selu', 'gelu', 'silu', 'softplus', 'softsign', 'mish'],
  'kernel_initializer': ['zeros'],
  'padding': ['same', 'valid'],
  'mode': ['fan_in', 'fan_out', 'fan_avg'],
  'distribution': ['untruncated_normal', 'uniform'],
};
