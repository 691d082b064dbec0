import fc from 'fast-check';
import { limits, type Field, type Fields } from '@/engine/experiment/limits';
import type { Experiment } from '@/engine/experiment/types';
import { validateExperiment } from '@/engine/experiment/validate';

function fieldValue(field: Field): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'number': return field.integer ? fc.integer({ min: field.min, max: field.max }) : fc.oneof(fc.double({ min: field.min, max: field.max, noNaN: true }), fc.constant(field.default));
    case 'choice': return fc.constantFrom(...field.options);
    case 'switch': return fc.boolean();
    case 'init': return fc.constant(undefined);
  }
}
const fieldsValue = (fields: Fields): fc.Arbitrary<Record<string, unknown>> => fc.record(Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, fieldValue(field)])));
const anyOf = (tables: Readonly<Record<string, Fields>>): fc.Arbitrary<Record<string, unknown>> =>
  fc.oneof(...Object.entries(tables).map(([kind, fields]) => fieldsValue(fields).map((values) => ({ kind, ...values }))));

const small = { units: fc.integer({ min: 1, max: 12 }), filters: fc.integer({ min: 1, max: 4 }) };
const layer = fc.tuple(anyOf(limits.layer), fc.record(small), fc.option(anyOf(limits.init), { nil: undefined })).map(([spec, { units, filters }, init]) => ({
  ...spec,
  ...('units' in spec ? { units } : {}),
  ...('filters' in spec ? { filters } : {}),
  ...(init === undefined || !('units' in spec || 'filters' in spec) ? {} : { init }),
}));

const lane = fc.record({
  label: fc.string({ unit: 'binary', maxLength: 40 }),
  layers: fc.array(layer, { maxLength: 7 }),
  init: anyOf(limits.init),
  loss: anyOf(limits.loss),
  optimizer: anyOf(limits.optimizer),
  schedule: anyOf(limits.schedule),
  clip: anyOf(limits.clip),
  regularisation: fieldsValue(limits.regularisation),
});

/** Experiments that no slider would reach in a year, inside the limits: what is wrong about a draw is repaired. */
export const arbitraryExperiment: fc.Arbitrary<Experiment> = fc
  .tuple(fieldsValue(limits.experiment), fieldsValue(limits.data), fc.array(lane, { minLength: 1, maxLength: 3 }))
  .map(([numbers, data, lanes]) => validateExperiment({ version: 1, ...numbers, data, lanes }))
  .filter((result) => result.error === undefined)
  .map(({ experiment }) => experiment!);
