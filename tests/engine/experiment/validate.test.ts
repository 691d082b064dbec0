import { describe, expect, it } from 'vitest';
import { buildExperiment, buildMlp } from '@/engine/experiment/build';
import { validateExperiment } from '@/engine/experiment/validate';
import type { Experiment } from '@/engine/experiment/types';

const spirals = buildExperiment({
  data: { set: 'spirals', turns: 1.5 },
  base: { layers: buildMlp({ widths: [2, 32, 32, 2], activation: 'relu' }) },
  lanes: [{ optimizer: { kind: 'sgd', learningRate: 0.01 } }, { optimizer: { kind: 'adam' } }],
});

function codes(input: unknown): string[] {
  const result = validateExperiment(input);
  return result.error ? [result.error.code] : result.notices.map(({ code, path }) => `${code} ${path}`);
}
function repaired(input: unknown): Experiment {
  const result = validateExperiment(input);
  if (result.error) throw new Error(result.error.code);
  return result.experiment;
}
const withLane = (patch: object): unknown => ({ ...spirals, lanes: [{ ...spirals.lanes[0], ...patch }] });

describe('validateExperiment', () => {
  it('gives a valid experiment back equal, without notices', () => {
    expect(validateExperiment(spirals)).toEqual({ experiment: spirals, notices: [] });
  });

  it('refuses what cannot be repaired', () => {
    for (const input of [null, undefined, 'text', 7, [], () => 0]) expect(codes(input)).toEqual(['not-an-object']);
    expect(codes({})).toEqual(['unknown-version']);
    expect(codes({ ...spirals, version: '1' })).toEqual(['unknown-version']);
    expect(codes({ ...spirals, version: 2 })).toEqual(['newer-version']);
    for (const lanes of [undefined, [], {}, [1, null]]) expect(codes({ ...spirals, lanes })).toEqual(['no-lanes']);
  });

  it('clamps numbers and says so', () => {
    const input = { ...spirals, seed: -1, batchSize: 1e12, steps: 7.4, data: { ...spirals.data, noise: 99 } };
    expect(codes(input)).toEqual(['clamped seed', 'clamped batchSize', 'clamped steps', 'clamped data.noise']);
    expect(repaired(input)).toMatchObject({ seed: 0, batchSize: 10_000, steps: 7, data: { noise: 5 } });
    const result = validateExperiment({ ...spirals, seed: -1 });
    expect(result.notices?.[0]?.params).toEqual({ given: -1, used: 0 });
  });

  it('lets the learning rate be negative: climbing is a lesson', () => {
    expect(validateExperiment(withLane({ optimizer: { kind: 'sgd', learningRate: -0.1 } }))).toMatchObject({ notices: [], experiment: { lanes: [{ optimizer: { learningRate: -0.1 } }] } });
  });

  it('keeps both ends of the range of seeds', () => {
    for (const seed of [0, 2 ** 32 - 1]) expect(repaired({ ...spirals, seed })).toEqual({ ...spirals, seed });
  });

  it('replaces wrong types by the default', () => {
    expect(codes({ ...spirals, seed: 'one', steps: Number.NaN, evalEvery: Infinity })).toEqual(['wrong-type seed', 'wrong-type steps', 'wrong-type evalEvery']);
    expect(codes(withLane({ optimizer: 'adam' }))).toEqual(['wrong-type lanes.0.optimizer']);
    expect(codes(withLane({ optimizer: { kind: 'constructor' } }))).toEqual(['unknown-choice lanes.0.optimizer.kind']);
    expect(repaired(withLane({ optimizer: { kind: 'toString' } })).lanes[0]?.optimizer.kind).toBe('adam');
  });

  it('fills what is missing silently', () => {
    const result = validateExperiment({ version: 1, lanes: [{ layers: [{ kind: 'dense', units: 2 }] }] });
    expect(result).toMatchObject({ notices: [], experiment: { seed: 1, data: { set: 'spirals' }, lanes: [{ optimizer: { kind: 'adam', epsilon: 1e-8 }, clip: { kind: 'none' } }] } });
  });

  it('ignores unknown keys with a notice, prototype keys among them', () => {
    const hostile: unknown = JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, "seeed": 1}');
    const result = validateExperiment({ ...(hostile as object), ...spirals, data: JSON.parse('{"set":"moons","__proto__":{"noise":1}}') });
    expect(result.notices?.map(({ code }) => code)).toEqual(['unknown-key', 'unknown-key', 'unknown-key', 'unknown-key']);
    expect(result.experiment?.data.noise).toBe(0.2);
    expect(Object.hasOwn({}, 'polluted') || 'polluted' in {}).toBe(false);
  });

  it('reads own keys only', () => {
    const inherited = Object.create({ seed: 5 }) as object;
    expect(repaired(Object.assign(inherited, { version: 1, lanes: spirals.lanes })).seed).toBe(1);
  });

  it('keeps labels printable and short', () => {
    const label = `Adam\u0000\u202e \ud83d\ude00 ${'x'.repeat(100)}`;
    const text = repaired(withLane({ label })).lanes[0]?.label ?? '';
    expect(Array.from(text)).toHaveLength(60);
    expect(text.startsWith('Adam 😀 x')).toBe(true);
    // A label is validated while it is typed: the space between two words must survive.
    expect(repaired(withLane({ label: 'my ' })).lanes[0]?.label).toBe('my ');
    expect(repaired(withLane({ label: 'a\ud800b' })).lanes[0]?.label).toBe('ab');
    expect(repaired(withLane({ label: '<img src=x onerror=alert(1)>' })).lanes[0]?.label).toBe('<img src=x onerror=alert(1)>');
  });

  it('keeps eight lanes and sixty-four layers', () => {
    const lanes = Array.from({ length: 20 }, () => spirals.lanes[0]);
    expect(repaired({ ...spirals, lanes }).lanes).toHaveLength(8);
    const layers = Array.from({ length: 200 }, () => ({ kind: 'activation', fn: 'tanh' }));
    const lane = repaired(withLane({ layers })).lanes[0];
    expect(lane?.layers).toHaveLength(64);
    expect(lane?.layers.at(-1)).toEqual({ kind: 'dense', units: 2 });
  });

  it('counts parameters before anything is allocated', () => {
    const layers = Array.from({ length: 6 }, () => ({ kind: 'dense', units: 1024 }));
    const result = validateExperiment(withLane({ layers }));
    expect(result.error).toMatchObject({ code: 'too-many-parameters', path: 'lanes.0', params: { limit: 4_000_000 } });
  });

  it('lowers batches that would not fit, and refuses networks that cannot', () => {
    const convolutions = (count: number) => [...Array.from({ length: count }, () => ({ kind: 'conv2d', filters: 64, kernel: 1 })), { kind: 'dense', units: 10 }];
    const image = (count: number) => ({ ...spirals, data: { set: 'mnist' }, batchSize: 10_000, lanes: [{ layers: convolutions(count) }] });
    expect(codes(image(2))).toEqual(['batch-reduced lanes.0.batchSize']);
    expect(repaired(image(2)).batchSize).toBeLessThan(100);
    const wide = [...Array.from({ length: 55 }, () => ({ kind: 'conv2d', filters: 256, kernel: 1 })), { kind: 'avgPool', size: 8, stride: 8, padding: 'same' }, { kind: 'dense', units: 10 }];
    expect(codes({ ...spirals, data: { set: 'mnist' }, lanes: [{ layers: wide }] })).toEqual(['too-large']);
  });
});

describe('what has to fit together', () => {
  it('ends every network in one unit per output', () => {
    expect(codes(withLane({ layers: [{ kind: 'dense', units: 5 }] }))).toEqual(['outputs-adjusted lanes.0.layers.0.units']);
    expect(repaired(withLane({ layers: [{ kind: 'dense', units: 5 }] })).lanes[0]?.layers).toEqual([{ kind: 'dense', units: 2 }]);
    expect(codes(withLane({ layers: [] }))).toEqual(['output-layer-added lanes.0.layers']);
    expect(codes({ ...spirals, data: { set: 'spirals', classes: 3 }, lanes: [{ layers: [{ kind: 'dense', units: 3 }] }] })).toEqual([]);
  });

  it('allows one logit for two classes', () => {
    const layers = [{ kind: 'dense', units: 1 }];
    expect(codes(withLane({ layers, loss: { kind: 'binaryCrossEntropy' } }))).toEqual([]);
    expect(codes(withLane({ layers, loss: { kind: 'categoricalCrossEntropy' } }))).toEqual(['outputs-adjusted lanes.0.layers.0.units']);
  });

  it('gives regression and classification their losses', () => {
    expect(codes(withLane({ loss: { kind: 'huber', delta: 1 } }))).toEqual(['loss-adjusted lanes.0.loss.kind']);
    expect(codes(withLane({ loss: { kind: 'mse' } }))).toEqual([]);
    const regression = repaired({ version: 1, data: { set: 'linreg' }, lanes: [{ layers: [{ kind: 'dense', units: 1 }] }] });
    expect(regression.lanes[0]?.loss).toEqual({ kind: 'mse' });
  });

  it('keeps convolutions where there is an image', () => {
    const conv = { kind: 'conv2d', filters: 4, kernel: 3, stride: 1, padding: 'valid' };
    const pool = { kind: 'maxPool', size: 2, stride: 2, padding: 'valid' };
    const dense = { kind: 'dense', units: 10 };
    const digits = (layers: unknown[]) => ({ version: 1, data: { set: 'digits' }, lanes: [{ layers }] });
    expect(codes(digits([conv, pool, { kind: 'flatten' }, dense]))).toEqual([]);
    expect(codes(digits([{ kind: 'flatten' }, conv, dense]))).toEqual(['layer-needs-image lanes.0.layers.1']);
    expect(codes(digits([pool, pool, pool, pool, dense]))).toEqual(['layer-needs-image lanes.0.layers.3']);
    expect(codes(withLane({ layers: [conv, { kind: 'dense', units: 2 }] }))).toEqual(['layer-needs-image lanes.0.layers.0']);
  });

  it('ends sizes where the data end', () => {
    const input = { version: 1, data: { set: 'digits', trainSize: 5000, validationSize: 900 }, lanes: [{ layers: [{ kind: 'dense', units: 10 }] }], batchSize: 5000 };
    expect(codes(input)).toEqual(['clamped data.trainSize', 'clamped data.validationSize']);
    expect(repaired(input)).toMatchObject({ data: { trainSize: 1297, validationSize: 500 }, batchSize: 5000 });
  });

  it('knows the breast cancer data: two classes, 30 features, 400 and 169 samples', () => {
    const input = { version: 1, data: { set: 'cancer', trainSize: 401, validationSize: 170 }, lanes: [{ layers: [{ kind: 'conv2d', filters: 2, kernel: 3 }, { kind: 'dense', units: 10 }] }] };
    expect(codes(input)).toEqual(['clamped data.trainSize', 'clamped data.validationSize', 'layer-needs-image lanes.0.layers.0', 'outputs-adjusted lanes.0.layers.1.units']);
    expect(repaired(input)).toMatchObject({ data: { trainSize: 400, validationSize: 169, preprocess: 'none' }, lanes: [{ layers: [{ units: 2 }] }] });
  });

  it('says which words about copies it does not know, and gives old experiments what they meant', () => {
    const copies = { set: 'digits', copies: 9, copySplit: 'random', validateOn: 3 };
    const input = { version: 1, data: copies, lanes: [{ layers: [{ kind: 'dense', units: 10 }] }] };
    expect(codes(input)).toEqual(['clamped data.copies', 'unknown-choice data.copySplit', 'wrong-type data.validateOn']);
    expect(repaired(input).data).toMatchObject({ copies: 8, copySplit: 'original', validateOn: 'held-out' });
    const { copies: _copies, copySplit: _split, validateOn: _on, ...before } = spirals.data;
    expect(validateExperiment({ ...spirals, data: before })).toEqual({ experiment: spirals, notices: [] });
  });

  it('lets a lane have its own data and batch', () => {
    const input = { ...spirals, lanes: [spirals.lanes[0], { ...spirals.lanes[1], overrides: { batchSize: 8, data: { labelNoise: 0.2 } } }] };
    expect(validateExperiment(input)).toEqual({ experiment: input, notices: [] });
    const other = repaired({ ...spirals, data: { set: 'mnist' }, lanes: [{ layers: [], overrides: { data: { set: 'digits' } } }] });
    expect(other.lanes[0]).toMatchObject({ overrides: { data: { set: 'digits', trainSize: 1297, validationSize: 500 } }, layers: [{ units: 10 }] });
  });
});

describe('buildExperiment', () => {
  it('throws where a reader would get a notice', () => {
    expect(() => buildExperiment({ data: { set: 'moons' }, lanes: [{ layers: [{ kind: 'dense', units: 3 }] }] })).toThrow('outputs-adjusted at "lanes.0.layers.0.units"');
    expect(() => buildExperiment({ data: { set: 'moons' }, lanes: [] })).toThrow('no-lanes');
  });

  it('builds the curriculum\'s notation', () => {
    expect(buildMlp({ widths: [2, 8, 4, 2], activation: 'elu', alpha: 0.5, dropout: 0.3, batchNorm: true }).map(({ kind }) => kind)).toEqual(['dense', 'batchNorm', 'activation', 'dropout', 'dense', 'batchNorm', 'activation', 'dropout', 'dense']);
  });
});
