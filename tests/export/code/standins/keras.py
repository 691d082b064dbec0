"""Stands in for Keras 3, which cannot be installed everywhere: the documented behaviour of what the programs use, on PyTorch.

It is written from Keras' documentation and source (tests/export/code/kerasApi.ts names the places), not from the programs:
momentum inside the velocity, biased running variances, L2 without the half, MaxNorm with its epsilon, floats demanded.
It shows that the programs' own classes, their order of weights and their loop are right; it is not Keras.
"""
import inspect
import math
from types import SimpleNamespace

import numpy as np
import torch
import torch.nn.functional as F


def _variable(value, trainable=True):
    tensor = torch.tensor(np.asarray(value), dtype=torch.float32, requires_grad=trainable)

    def assign(new):
        tensor.data = torch.as_tensor(np.asarray(new) if not torch.is_tensor(new) else new.detach(), dtype=torch.float32).reshape(tensor.shape).clone()

    tensor.assign = assign
    tensor.assign_add = lambda new: assign(tensor.detach() + new)
    return tensor


def _axes(axis):
    return tuple(axis) if isinstance(axis, (list, tuple)) else axis


ops = SimpleNamespace(
    cast=lambda x, dtype: torch.as_tensor(x).to(torch.float32),
    clip=lambda x, low, high: torch.clamp(x, low, high),
    convert_to_tensor=lambda x, dtype=None: torch.as_tensor(np.asarray(x), dtype=torch.float32),
    equal=lambda a, b: a == b,
    expm1=torch.expm1,
    maximum=lambda a, b: torch.maximum(a, torch.as_tensor(b, dtype=torch.float32)),
    mean=lambda x, axis=None: x.mean() if axis is None else x.mean(_axes(axis)),
    moments=lambda x, axes: (x.mean(_axes(axes)), x.var(_axes(axes), unbiased=False)),
    sqrt=torch.sqrt,
    square=torch.square,
    sum=lambda x, axis=None, keepdims=False: x.sum() if axis is None else x.sum(_axes(axis), keepdim=keepdims),
    where=lambda condition, a, b: torch.where(condition, a, torch.as_tensor(b, dtype=torch.float32)),
)
activations = SimpleNamespace(gelu=lambda x, approximate=False: F.gelu(x, approximate="tanh" if approximate else "none"))
utils = SimpleNamespace(
    set_random_seed=torch.manual_seed,
    to_categorical=lambda y, num_classes: np.eye(num_classes)[np.asarray(y, int)],
)
losses = SimpleNamespace(
    mean_squared_error=lambda y, z: ((z - y) ** 2).mean(-1),
    mean_absolute_error=lambda y, z: (z - y).abs().mean(-1),
    huber=lambda y, z, delta=1.0: F.huber_loss(z, y, reduction="none", delta=delta).mean(-1),
    binary_crossentropy=lambda y, z, from_logits: F.binary_cross_entropy_with_logits(z, y, reduction="none").mean(-1),
    categorical_crossentropy=lambda y, z, from_logits: -(y * F.log_softmax(z, -1)).sum(-1),
)
metrics = SimpleNamespace(categorical_accuracy=lambda y, z: (y.argmax(-1) == z.argmax(-1)).float())
regularizers = SimpleNamespace(L1L2=lambda l1=0.0, l2=0.0: lambda w: l1 * w.abs().sum() + l2 * (w * w).sum())


def _max_norm(max_value, axis):
    def project(w):
        norms = torch.sqrt((w * w).sum(_axes(axis), keepdim=True))
        return w * (norms.clamp(0, max_value) / (1e-7 + norms))

    return project


constraints = SimpleNamespace(MaxNorm=_max_norm)


def _normal(**_):
    return lambda shape, dtype=None: 0.1 * torch.randn(*shape)


initializers = SimpleNamespace(
    Constant=lambda value: lambda shape, dtype=None: torch.full(tuple(shape), value),
    RandomNormal=_normal, RandomUniform=_normal, Orthogonal=_normal, VarianceScaling=lambda scale, mode, distribution: _normal(),
)


def _initial(initializer, shape):
    if callable(initializer):
        return initializer(tuple(shape))
    return {"zeros": np.zeros, "ones": np.ones}[initializer](tuple(shape))


class Layer:
    def __init__(self):
        self.built, self.trainable_variables, self.penalties = False, [], []

    def add_weight(self, shape, initializer, trainable=True):
        variable = _variable(_initial(initializer, shape), trainable)
        if trainable:
            self.trainable_variables.append(variable)
        return variable

    def build(self, shape):
        pass

    def __call__(self, x, training=None):
        if not self.built:
            self.build(tuple(x.shape))
            self.built = True
        return self.call(x, training=training) if "training" in inspect.signature(self.call).parameters else self.call(x)


class _Kernel(Layer):
    def weights(self, shape, units, kernel_initializer, bias_initializer="zeros", kernel_regularizer=None, kernel_constraint=None):
        self.kernel = self.add_weight(shape, kernel_initializer)
        self.bias = self.add_weight((units,), bias_initializer)
        self.kernel.constraint = kernel_constraint
        if kernel_regularizer:
            self.penalties.append(lambda: kernel_regularizer(self.kernel))


class Dense(_Kernel):
    def __init__(self, units, **kwargs):
        super().__init__()
        self.units, self.kwargs = units, kwargs

    def build(self, shape):
        self.weights((shape[-1], self.units), self.units, **self.kwargs)

    def call(self, x):
        return x @ self.kernel + self.bias


def _pad(x, size, strides, padding, value=0.0):
    if padding == "valid":
        return x
    missing = [max(0, (math.ceil(n / strides) - 1) * strides + size - n) for n in x.shape[1:3]]
    (top, bottom), (left, right) = [(m // 2, m - m // 2) for m in missing]
    return F.pad(x, (0, 0, left, right, top, bottom), value=value)


class Conv2D(_Kernel):
    def __init__(self, filters, kernel_size, strides, padding, **kwargs):
        super().__init__()
        self.filters, self.size, self.strides, self.padding, self.kwargs = filters, kernel_size, strides, padding, kwargs

    def build(self, shape):
        self.weights((self.size, self.size, shape[-1], self.filters), self.filters, **self.kwargs)

    def call(self, x):
        x = _pad(x, self.size, self.strides, self.padding).permute(0, 3, 1, 2)
        return F.conv2d(x, self.kernel.permute(3, 2, 0, 1), stride=self.strides).permute(0, 2, 3, 1) + self.bias


class _Pool(Layer):
    def __init__(self, pool_size, strides, padding):
        super().__init__()
        self.window = (pool_size, strides, padding)


class MaxPooling2D(_Pool):
    def call(self, x):
        size, strides, _ = self.window
        return F.max_pool2d(_pad(x, *self.window, value=float("-inf")).permute(0, 3, 1, 2), size, strides).permute(0, 2, 3, 1)


class AveragePooling2D(_Pool):
    def call(self, x):
        size, strides, _ = self.window
        mean = lambda values: F.avg_pool2d(_pad(values, *self.window).permute(0, 3, 1, 2), size, strides).permute(0, 2, 3, 1)
        return mean(x) / mean(torch.ones_like(x))


class Flatten(Layer):
    def call(self, x):
        return x.flatten(1)


class Activation(Layer):
    def __init__(self, fn):
        super().__init__()
        self.fn = fn if callable(fn) else {"linear": lambda x: x}.get(fn) or getattr(F, fn, None) or getattr(torch, fn)

    def call(self, x):
        return self.fn(x)


class LeakyReLU(Layer):
    def __init__(self, negative_slope):
        super().__init__()
        if negative_slope < 0:
            raise ValueError("negative_slope")
        self.slope = negative_slope

    def call(self, x):
        return F.leaky_relu(x, self.slope)


class ELU(Layer):
    def __init__(self, alpha):
        super().__init__()
        self.alpha = alpha

    def call(self, x):
        return F.elu(x, self.alpha)


class PReLU(Layer):
    def __init__(self, alpha_initializer, shared_axes=()):
        super().__init__()
        self.initializer, self.shared = alpha_initializer, shared_axes

    def build(self, shape):
        self.alpha = self.add_weight([1 if axis in self.shared else shape[axis] for axis in range(1, len(shape))], self.initializer)

    def call(self, x):
        return F.relu(x) - self.alpha * F.relu(-x)


class BatchNormalization(Layer):
    def __init__(self, momentum, epsilon):
        super().__init__()
        self.momentum, self.epsilon = momentum, epsilon

    def build(self, shape):
        self.gamma = self.add_weight(shape[-1:], "ones")
        self.beta = self.add_weight(shape[-1:], "zeros")
        self.moving_mean = self.add_weight(shape[-1:], "zeros", trainable=False)
        self.moving_variance = self.add_weight(shape[-1:], "ones", trainable=False)

    def call(self, inputs, training=None, mask=None):
        mean, variance = self.moving_mean, self.moving_variance
        if training:
            mean, variance = ops.moments(inputs, axes=list(range(inputs.dim() - 1)))
            self.moving_mean.assign(self.moving_mean * self.momentum + mean * (1 - self.momentum))
            self.moving_variance.assign(self.moving_variance * self.momentum + variance * (1 - self.momentum))
        return (inputs - mean) / torch.sqrt(variance + self.epsilon) * self.gamma + self.beta


layers = SimpleNamespace(**{c.__name__: c for c in (Layer, Dense, Conv2D, MaxPooling2D, AveragePooling2D, Flatten, Activation, LeakyReLU, ELU, PReLU, BatchNormalization)})


class Optimizer:
    def __init__(self, learning_rate, clipvalue=None, global_clipnorm=None):
        if not isinstance(learning_rate, float):
            raise ValueError("Argument `learning_rate` should be float")
        self.learning_rate, self.clipvalue, self.global_clipnorm = learning_rate, clipvalue, global_clipnorm
        self.built, self.iterations, self.indices = False, 0, {}

    def build(self, variables):
        self.indices = {id(v): index for index, v in enumerate(variables)}
        self.built = True

    def _get_variable_index(self, variable):
        return self.indices[id(variable)]

    def add_variable(self, shape, name=None):
        return _variable(np.zeros(shape), False)

    def add_variable_from_reference(self, reference_variable, name=None):
        return _variable(np.zeros(tuple(reference_variable.shape)), False)

    def assign(self, variable, value):
        variable.assign(value)

    def assign_add(self, variable, value):
        variable.assign(variable.detach() + value)

    def assign_sub(self, variable, value):
        variable.assign(variable.detach() - value)

    def apply(self, grads, trainable_variables=None):
        if not self.built:
            self.build(trainable_variables)
        if self.clipvalue:
            grads = [g.clamp(-self.clipvalue, self.clipvalue) for g in grads]
        if self.global_clipnorm:
            norm = torch.sqrt(sum((g * g).sum() for g in grads))
            grads = [g * self.global_clipnorm * torch.minimum(1 / norm, torch.tensor(1 / self.global_clipnorm)) for g in grads]
        for g, w in zip(grads, trainable_variables):
            self.update_step(g, w, self.learning_rate)
            if getattr(w, "constraint", None):
                w.assign(w.constraint(w.detach()))
        self.iterations += 1


class SGD(Optimizer):
    def __init__(self, learning_rate, momentum=0.0, nesterov=False, **kwargs):
        super().__init__(learning_rate=learning_rate, **kwargs)
        if not isinstance(momentum, float) or not 0 <= momentum <= 1:
            raise ValueError("`momentum` must be a float between [0, 1].")
        self.momentum, self.nesterov, self.velocity = momentum, nesterov, {}

    def update_step(self, g, w, rate):
        velocity = self.momentum * self.velocity.get(id(w), torch.zeros_like(w)) - rate * g
        self.velocity[id(w)] = velocity.detach()
        self.assign(w, w.detach() + (self.momentum * velocity - rate * g if self.nesterov and self.momentum else velocity))


optimizers = SimpleNamespace(Optimizer=Optimizer, SGD=SGD)


def Input(shape):
    return shape


class Sequential:
    def __init__(self, stack):
        self.shape, self.layers = stack[0], stack[1:]
        self.forward(torch.zeros(1, *self.shape), training=False)

    @property
    def trainable_variables(self):
        return [v for layer in self.layers for v in layer.trainable_variables]

    def forward(self, x, training):
        for layer in self.layers:
            x = layer(x, training=training)
        return x

    def compile(self, optimizer, loss, metrics):
        self.optimizer, self.loss, self.metrics = optimizer, loss, metrics
        self.reset_metrics()

    def reset_metrics(self):
        self.sums, self.count = {}, 0

    def _record(self, y, z):
        self.count += len(y)
        for metric in self.metrics:
            self.sums[metric.__name__] = self.sums.get(metric.__name__, 0.0) + float(metric(y, z).double().sum())
        return {name: total / self.count for name, total in self.sums.items()}

    def evaluate(self, x, y, batch_size, verbose, return_dict):
        self.reset_metrics()
        with torch.no_grad():
            for start in range(0, len(x), batch_size):
                part = slice(start, start + batch_size)
                logs = self._record(torch.as_tensor(np.float32(y[part])), self.forward(torch.as_tensor(x[part]), training=False))
        return logs

    def train_on_batch(self, x, y, return_dict):
        y = torch.as_tensor(np.float32(y))
        z = self.forward(torch.as_tensor(x), training=True)
        total = self.loss(y, z).mean() + sum(penalty() for layer in self.layers for penalty in layer.penalties)
        grads = torch.autograd.grad(total, self.trainable_variables)
        with torch.no_grad():
            self.optimizer.apply(grads, self.trainable_variables)
        return self._record(y, z.detach())
