import fc, { type Arbitrary } from 'fast-check';
import { limits, type Field, type Fields } from '@/engine/experiment/limits';
import type { Experiment } from '@/engine/experiment/types';
import { validateExperiment } from '@/engine/experiment/validate';

/** A value somewhere in the field's range, often at an end or at the default. */
function valueOf(field: Field): Arbitrary<unknown> {
  switch (field.type) {
    case 'number': {
      const { min, max, integer, default: byDefault } = field;
      const inside = integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
      return fc.oneof(fc.constantFrom(byDefault, min, max), inside);
    }
    case 'choice': return fc.constantFrom(...field.options);
    case 'switch': return fc.boolean();
    case 'init': return initSpec;
  }
}

function fieldsOf(fields: Fields): Arbitrary<object> {
  const optional = new Set(Object.entries(fields).filter(([, field]) => field.type === 'init' || (field.type === 'number' && field.optional)).map(([key]) => key));
  const required = Object.keys(fields).filter((key) => !optional.has(key));
  return fc.record(Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, valueOf(field)])), { requiredKeys: required, noNullPrototype: true });
}

function specOf(tables: Readonly<Record<string, Fields>>): Arbitrary<object> {
  return fc.oneof(...Object.entries(tables).map(([kind, fields]) => fieldsOf(fields).map((values) => ({ kind, ...values }))));
}

const initSpec: Arbitrary<unknown> = fc.constant(null).chain(() => specOf(limits.init));

const lane = fc.record(
  {
    label: fc.string({ unit: 'binary', maxLength: 70 }),
    layers: fc.array(specOf(limits.layer), { maxLength: 9 }),
    init: initSpec,
    loss: specOf(limits.loss),
    optimizer: specOf(limits.optimizer),
    schedule: specOf(limits.schedule),
    clip: specOf(limits.clip),
    regularisation: fieldsOf(limits.regularisation),
    overrides: fc.record({ batchSize: valueOf(limits.experiment.batchSize), data: fc.record({ noise: valueOf(limits.data.noise), labelNoise: valueOf(limits.data.labelNoise), set: valueOf(limits.data.set) }, { requiredKeys: [], noNullPrototype: true }) }, { requiredKeys: [], noNullPrototype: true }),
  },
  { requiredKeys: ['layers'], noNullPrototype: true },
);

/** Drafts whose single values are allowed; what does not fit together is left to validation. */
const draft = fc.record(
  {
    version: fc.constant(1),
    seed: valueOf(limits.experiment.seed),
    batchSize: valueOf(limits.experiment.batchSize),
    steps: valueOf(limits.experiment.steps),
    evalEvery: valueOf(limits.experiment.evalEvery),
    data: fieldsOf(limits.data),
    lanes: fc.array(lane, { minLength: 1, maxLength: 8 }),
  },
  { noNullPrototype: true },
);

/** Valid experiments of every kind. */
export const experiments: Arbitrary<Experiment> = draft.map((value) => validateExperiment(value).experiment).filter((experiment) => experiment !== undefined);
