import type { OptimizerSpec } from '@/engine/experiment/types';
import { arraysPerLayer, movesMomentum, type Program } from '@/export/code/program';
import { code, lines, pythonFloat, pythonSections, sections } from '@/export/code/template';

/** An update rule that Keras has not in this form. */
interface Rule {
  readonly name: string;
  readonly doc: string;
  /** accumulators per variable */
  readonly slots: readonly string[];
  /** lines of update_step; g is the gradient, w the variable, rate the learning rate, t the step counted from 1 */
  readonly update: string;
  readonly usesStep: boolean;
}

type Adam = Extract<OptimizerSpec, { readonly kind: 'adam' | 'nadam' | 'adamw' }>;

function adamRule(spec: Adam): Rule {
  const beta1 = pythonFloat(spec.beta1);
  const beta2 = pythonFloat(spec.beta2);
  const corrected = (value: string, beta: number, step: string): string => (spec.biasCorrection && beta !== 0 ? `${value} / unbias(${pythonFloat(beta)}, ${step})` : value);
  const names = { adam: 'Adam', nadam: 'Nadam', adamw: 'AdamW' };
  const doc = spec.kind === 'nadam'
    ? 'Dozat 2016 with constant momentum; keras.optimizers.Nadam moves it.'
    : `Epsilon is added to the corrected root; keras.optimizers.${names[spec.kind]} adds it before the correction${spec.biasCorrection ? '' : ', which cannot be switched off there'}.`;
  const u = spec.kind === 'nadam'
    ? `${beta1} * ${corrected('m', spec.beta1, 't + 1')} + (1 - ${beta1}) * ${corrected('g', spec.beta1, 't')}`
    : corrected('m', spec.beta1, 't');
  return {
    name: names[spec.kind],
    doc,
    slots: ['m', 'v'],
    usesStep: spec.biasCorrection,
    update: lines(
      `self.assign(m, ${beta1} * m + (1 - ${beta1}) * g)`,
      `self.assign(v, ${beta2} * v + (1 - ${beta2}) * keras.ops.square(g))`,
      `u = ${u}`,
      spec.kind === 'adamw' && 'if len(w.shape) in (2, 4):  # decoupled decay of kernels only',
      spec.kind === 'adamw' && `    self.assign_sub(w, rate * ${pythonFloat(spec.weightDecay)} * w)`,
      `self.assign_sub(w, rate * u / (keras.ops.sqrt(${corrected('v', spec.beta2, 't')}) + ${pythonFloat(spec.epsilon)}))`),
  };
}

function ruleOf(program: Program): Rule | null {
  const { optimizer: spec, schedule } = program;
  switch (spec.kind) {
    case 'sgd': return null;
    case 'momentum':
    case 'nesterov': {
      if (schedule.kind === 'constant') return null;
      const beta = movesMomentum(program) ? 'self.momentum' : pythonFloat(spec.momentum);
      return {
        name: 'Momentum',
        doc: 'The rate stands outside the velocity; keras.optimizers.SGD keeps it inside, which differs once the rate changes.',
        slots: ['v'],
        usesStep: false,
        update: lines(`self.assign(v, ${beta} * v + g)`, `self.assign_sub(w, rate * ${spec.kind === 'nesterov' ? `(g + ${beta} * v)` : 'v'})`),
      };
    }
    case 'adagrad': return {
      name: 'Adagrad',
      doc: 'Epsilon stands outside the root and sums start at 0; keras.optimizers.Adagrad has it inside and starts at 0.1.',
      slots: ['s'],
      usesStep: false,
      update: lines('self.assign_add(s, keras.ops.square(g))', `self.assign_sub(w, rate * g / (keras.ops.sqrt(s) + ${pythonFloat(spec.epsilon)}))`),
    };
    case 'rmsprop': return {
      name: 'RMSprop',
      doc: 'Epsilon stands outside the root; keras.optimizers.RMSprop has it inside.',
      slots: ['s'],
      usesStep: false,
      update: lines(
        `self.assign(s, ${pythonFloat(spec.rho)} * s + (1 - ${pythonFloat(spec.rho)}) * keras.ops.square(g))`,
        `self.assign_sub(w, rate * g / (keras.ops.sqrt(s) + ${pythonFloat(spec.epsilon)}))`),
    };
    case 'adam':
    case 'nadam':
    case 'adamw': return adamRule(spec);
  }
}

function ruleClass(program: Program, { name, doc, slots, update, usesStep }: Rule): string {
  const moves = movesMomentum(program);
  const slotLines = slots.map((slot) => `self.${slot} = [self.add_variable_from_reference(v, name="${slot}") for v in variables]`).join('\n');
  const unbias = code`
    def unbias(beta, t):
        """1 - beta**t without cancellation."""
        return -keras.ops.expm1(t * math.log(beta))`;
  const methods = sections(
    moves ? code`
      def __init__(self, learning_rate, **kwargs):
          super().__init__(learning_rate=learning_rate, **kwargs)
          self.momentum = self.add_variable(shape=(), name="momentum")` : '',
    code`
      def build(self, variables):
          if self.built:
              return
          super().build(variables)
          ${slotLines}`,
    code`
      def update_step(self, g, w, rate):
          rate = keras.ops.cast(rate, w.dtype)
          ${usesStep ? 't = keras.ops.cast(self.iterations + 1, w.dtype)' : ''}
          index = self._get_variable_index(w)
          ${slots.map((slot) => `${slot} = self.${slot}[index]`).join('\n')}
          ${update}`);
  const definition = code`
    class ${name}(keras.optimizers.Optimizer):
        """${doc}"""

        ${methods}`;
  return pythonSections(update.includes('unbias(') ? unbias : '', definition);
}

/** Kernel and bias (or gamma and beta) of a layer share one norm, where clipnorm would give each variable its own. */
function perLayerClass(base: string, threshold: number, sizes: readonly number[]): string {
  const limit = pythonFloat(threshold);
  return code`
    class ClippedPerLayer(${base}):
        """One norm for all arrays of a layer; clipnorm would clip each of them by itself."""

        def apply(self, grads, trainable_variables=None):
            rest, clipped = list(grads), []
            for size in (${sizes.join(', ')},):  # arrays of each layer: kernel and bias, gamma and beta
                arrays, rest = rest[:size], rest[size:]
                norm = keras.ops.sqrt(sum(keras.ops.sum(keras.ops.square(g)) for g in arrays))
                factor = ${limit} / keras.ops.maximum(norm, ${limit})
                clipped += [g * factor for g in arrays]
            super().apply(clipped, trainable_variables)`;
}

export interface KerasOptimizer {
  readonly classes: string;
  readonly text: string;
}

export function kerasOptimizer(program: Program): KerasOptimizer {
  const { optimizer: spec, clip } = program;
  const rule = ruleOf(program);
  const base = rule?.name ?? 'keras.optimizers.SGD';
  const isMomentum = spec.kind === 'momentum' || spec.kind === 'nesterov';
  const numbers = [
    `learning_rate=${pythonFloat(spec.learningRate)}`,
    ...(rule === null && isMomentum ? [`momentum=${pythonFloat(spec.momentum)}`] : []),
    ...(rule === null && spec.kind === 'nesterov' ? ['nesterov=True'] : []),
    ...(clip.kind === 'value' ? [`clipvalue=${pythonFloat(clip.threshold)}`] : []),
    ...(clip.kind === 'globalNorm' ? [`global_clipnorm=${pythonFloat(clip.threshold)}`] : []),
  ];
  const name = clip.kind === 'norm' ? 'ClippedPerLayer' : base;
  return {
    classes: pythonSections(rule === null ? '' : ruleClass(program, rule), clip.kind === 'norm' ? perLayerClass(base, clip.threshold, arraysPerLayer(program)) : ''),
    text: `optimizer = ${name}(${numbers.join(', ')})`,
  };
}
