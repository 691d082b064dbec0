import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { buildExperiment, buildMlp } from '@/engine/experiment/build';
import { datasetFacts } from '@/engine/data/facts';
import { laneData } from '@/engine/experiment/defaults';
import { caps, limits } from '@/engine/experiment/limits';
import { laneSize } from '@/engine/experiment/shapes';
import type { Experiment } from '@/engine/experiment/types';
import { validateExperiment } from '@/engine/experiment/validate';
import { decodeExperiment, encodeExperiment } from '@/export/experimentLink';
import { experiments } from './arbitrary';

const layers = buildMlp({ widths: [2, 32, 32, 2], activation: 'relu' });
const race = buildExperiment({
  data: { set: 'spirals', turns: 1.5 },
  base: { layers },
  lanes: [
    { optimizer: { kind: 'sgd', learningRate: 0.01 } },
    { optimizer: { kind: 'momentum' } },
    { optimizer: { kind: 'adam' } },
    { label: 'Größe 学习', layers: buildMlp({ widths: [2, 32, 32, 2], activation: 'tanh', dropout: 0.5 }) },
  ],
});

const goldenLink = '1.QxS_kCjHFr_AzIgcrdjjkaLIIyNScAQD7lCAByW6irzSnBwsQiBPQ1Kwe9HhbYfnpyo8Xbvsyc4FeNIyaSkTmtkpTN-4TEEOQSAEAA';

/** A link with any content, as a stranger could write it. */
function linkOf(content: string | Uint8Array, version = '1'): string {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const binary = Array.from(deflateSync(bytes, { level: 9 }), (byte) => String.fromCharCode(byte)).join('');
  return `${version}.${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

function expectInsideLimits(experiment: Experiment): void {
  for (const [key, { min, max }] of Object.entries(limits.experiment)) {
    const value = experiment[key as keyof typeof limits.experiment];
    expect(Number.isInteger(value) && value >= min && value <= max, `${key}`).toBe(true);
  }
  expect(experiment.lanes.length).toBeGreaterThan(0);
  expect(experiment.lanes.length).toBeLessThanOrEqual(caps.lanes);
  for (const lane of experiment.lanes) {
    expect(lane.layers.length).toBeLessThanOrEqual(caps.layers);
    expect(laneSize(lane.layers, datasetFacts(laneData(experiment, lane)).inputShape).parameters).toBeLessThanOrEqual(caps.parametersPerLane);
    const { min, max } = limits.optimizer[lane.optimizer.kind].learningRate;
    expect(lane.optimizer.learningRate >= min && lane.optimizer.learningRate <= max).toBe(true);
  }
  // What came out is what validation makes of it: nothing more to repair, and no NaN or Infinity (JSON would drop them).
  expect(validateExperiment(experiment)).toEqual({ experiment, notices: [] });
  expect(JSON.parse(JSON.stringify(experiment))).toEqual(experiment);
}

/** The property of every link: an error with a code, or an experiment inside the limits. */
function expectSafe(text: string): void {
  const { experiment, error } = decodeExperiment(text);
  if (experiment) expectInsideLimits(experiment);
  expect(error?.code ?? 'experiment').toMatch(/^[a-z-]+$/);
  // Only the link itself, or the experiment as a whole, has no name.
  expect(error?.path === '' ? error.code : 'placed').toMatch(/^(?:too-long|not-an-object|placed)$/);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
}

const place = (text: string): string | undefined => decodeExperiment(text).error?.path;
const code = (text: string): string | undefined => decodeExperiment(text).error?.code;

describe('experiment links', () => {
  it('give back the experiment exactly', () => {
    expect(decodeExperiment(encodeExperiment(race))).toEqual({ experiment: race, notices: [] });
    fc.assert(
      fc.property(experiments, (experiment) => {
        const text = encodeExperiment(experiment);
        expect(text).toMatch(/^1\.[\w-]+$/);
        expect(decodeExperiment(text)).toEqual({ experiment, notices: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('are equal for equal experiments, whatever the order of keys', () => {
    const reversed = <Value extends object>(value: Value): Value => Object.fromEntries(Object.entries(value).toReversed()) as Value;
    const shuffled = reversed({ ...race, data: reversed(race.data), lanes: race.lanes.map((lane) => reversed({ ...lane, optimizer: reversed(lane.optimizer) })) });
    expect(Object.keys(shuffled)).not.toEqual(Object.keys(race));
    expect(encodeExperiment(shuffled)).toBe(encodeExperiment(race));
  });

  it('are short', () => {
    expect(encodeExperiment(race).length).toBeLessThan(130);
  });

  it('stay readable: links of version 1 keep their meaning', () => {
    // Never update this text. If it fails, a default or the dictionary has changed and old links would lie.
    expect(decodeExperiment(goldenLink).experiment).toEqual(race);
    expect(encodeExperiment(race)).toBe(goldenLink);
  });

  it('carry features as they are beside standardised ones, and copies on both sides of a split', () => {
    const cancer = buildExperiment({ data: { set: 'cancer' }, base: { layers: buildMlp({ widths: [30, 16, 2], activation: 'relu' }) }, lanes: [{}, { overrides: { data: { preprocess: 'standardise' } } }] });
    const copies = buildExperiment({
      data: { set: 'digits', trainSize: 400, validationSize: 400, copies: 4, copySplit: 'copy', noise: 0.05, labelNoise: 0.6 },
      base: { layers: buildMlp({ widths: [64, 128, 10], activation: 'relu' }) },
      lanes: [{}, { overrides: { data: { validateOn: 'fresh' } } }, { overrides: { data: { copySplit: 'original' } } }],
    });
    for (const experiment of [cancer, copies]) expect(decodeExperiment(encodeExperiment(experiment))).toEqual({ experiment, notices: [] });
    expect(decodeExperiment(linkOf('{"data":{"set":"tumours","copies":0.5},"lanes":[{"layers":[]}]}'))).toMatchObject({
      experiment: { data: { set: 'spirals', copies: 1 } },
      notices: [{ code: 'unknown-choice', path: 'data.set', params: { given: 'tumours', used: 'spirals' } }, { code: 'clamped', path: 'data.copies' }, { code: 'output-layer-added' }],
    });
  });

  it('keep both ends of the range of seeds', () => {
    for (const seed of [0, 2 ** 32 - 1]) expect(decodeExperiment(encodeExperiment({ ...race, seed })).experiment?.seed).toBe(seed);
  });

  it('repair values out of range, with notices', () => {
    const result = decodeExperiment(linkOf('{"seed":1e999,"batchSize":1e9,"lanes":[{"layers":[{"kind":"dense","units":1e9}]}]}'));
    expect(result.experiment).toMatchObject({ seed: 1, batchSize: 10_000, lanes: [{ layers: [{ kind: 'dense', units: 2 }] }] });
    expect('notices' in result && result.notices.map((notice) => notice.code)).toEqual(['wrong-type', 'clamped', 'clamped', 'outputs-adjusted']);
  });
});

describe('hostile links', () => {
  const good = encodeExperiment(race);

  it('are refused with a reason', () => {
    for (const text of ['', '1', '1.', '.', '#', '1.a', '1.%%%%', '-1.abc', '1e3.abc', `1.${good}`, good.slice(2)]) expect(code(text), `${text}`).toBe('damaged');
    expect(code(`2.${good.slice(2)}`)).toBe('newer-version');
    expect(code(`0.${good.slice(2)}`)).toBe('unknown-version');
    expect(code('x'.repeat(100_000))).toBe('too-long');
    expect(code(linkOf('not json'))).toBe('damaged');
    expect(code(linkOf(Uint8Array.from([0xff, 0xfe, 0xc3])))).toBe('damaged');
    for (const json of ['null', '7', '"text"', '[]', '{}', '{"lanes":[]}', '{"lanes":{}}', '{"lanes":[1,2]}']) expect(['not-an-object', 'no-lanes'], `${json}`).toContain(code(linkOf(json)));
    expect(code(linkOf(JSON.stringify({ lanes: [{ layers: Array.from({ length: 9 }, () => ({ kind: 'dense', units: 1024 })) }] })))).toBe('too-many-parameters');
  });

  it('name the layer that is damaged, or the place in the experiment', () => {
    expect(place('1.')).toBe('version.text');
    expect(place('1.a')).toBe('base64');
    expect(place('1.____')).toBe('deflate');
    expect(place(linkOf(Uint8Array.from([0xff, 0xfe, 0xc3])))).toBe('utf-8');
    expect(place(linkOf('{"lanes":['))).toBe('json');
    expect(place(`7.${good.slice(2)}`)).toBe('version');
    expect(place(linkOf('{"lanes":[]}'))).toBe('lanes');
    expect(place(linkOf(JSON.stringify({ lanes: [{ layers: Array.from({ length: 9 }, () => ({ kind: 'dense', units: 1024 })) }] })))).toBe('lanes.0');
  });

  it('cannot be a bomb', () => {
    const bomb = linkOf(new Uint8Array(5_500_000).fill(32));
    expect(bomb.length).toBeLessThanOrEqual(8192);
    const started = performance.now();
    expect(code(bomb)).toBe('too-large');
    expect(performance.now() - started).toBeLessThan(200);
    expect(code(linkOf(new Uint8Array(100_000_000).fill(32)))).toBe('too-long');
  });

  it('cannot nest deeply, pollute prototypes or borrow their names', () => {
    for (const [open, close] of [['[', ']'], ['{"lanes":', '}'], ['{"lanes":[', ']}']] as const) {
      const depth = Math.floor(60_000 / (open.length + close.length));
      expectSafe(linkOf(open.repeat(depth) + '1' + close.repeat(depth)));
      expectSafe(linkOf(open.repeat(depth)));
    }
    const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];
    for (const name of names) {
      const pollution = `"${name}":{"polluted":1,"prototype":{"polluted":1}}`;
      const lane = `{${pollution},"layers":[{"kind":"${name}"},{"kind":"activation","fn":"${name}"}],"optimizer":{"kind":"${name}",${pollution}},"init":{"kind":"${name}"},"overrides":{"data":{"set":"${name}",${pollution}}}}`;
      const text = linkOf(`{${pollution},"data":{"set":"${name}",${pollution}},"lanes":[${lane},${lane},{"${name}":null}]}`);
      expectSafe(text);
      expect(decodeExperiment(text).experiment?.lanes).toHaveLength(3);
    }
  });

  it('survive anything: 2,000 texts', () => {
    const nasty = fc.oneof(
      fc.constantFrom<unknown>('__proto__', 'constructor', 1e308, -1e308, 5e-324, -0, 2 ** 53, null, true, '', [], {}, [[[[]]]]),
      fc.anything({ withBigInt: false, withNullPrototype: false }),
    );
    const hostileKeys = fc.constantFrom('__proto__', 'constructor', 'version', 'seed', 'data', 'lanes', 'layers', 'kind', 'optimizer', 'units', 'set', 'overrides', 'label', 'batchSize');
    const hostileObject = fc.object({ key: hostileKeys, values: [nasty], maxDepth: 5 });
    const hostileLanes = fc.array(fc.record({ layers: fc.array(fc.oneof(hostileObject, fc.record({ kind: fc.constantFrom('dense', 'conv2d', 'maxPool', 'dropout', 'activation'), units: nasty, filters: nasty, kernel: nasty, stride: nasty, size: nasty, rate: nasty, fn: nasty }))), optimizer: hostileObject, overrides: hostileObject, label: nasty }, { requiredKeys: [] }));
    const json = fc.oneof(hostileObject, fc.record({ seed: nasty, data: hostileObject, lanes: hostileLanes, batchSize: nasty, steps: nasty }, { requiredKeys: ['lanes'] })).map((value) => linkOf((JSON.stringify(value) ?? 'undefined').replaceAll('1e308', '1e999').replaceAll('1e+308', '1e999')));
    const damaged = fc.tuple(experiments, fc.nat(), fc.string({ maxLength: 3 })).map(([experiment, at, insert]) => {
      const text = encodeExperiment(experiment);
      const cut = at % text.length;
      return at % 3 === 0 ? text.slice(0, cut) : text.slice(0, cut) + insert + text.slice(cut + (at % 5));
    });
    const noise = fc.oneof(fc.string({ maxLength: 200 }), fc.base64String().map((text) => `1.${text.replaceAll('=', '')}`), fc.uint8Array({ maxLength: 400 }).map((bytes) => linkOf(bytes)));
    fc.assert(fc.property(fc.oneof(json, damaged, noise), expectSafe), { numRuns: 2000 });
    // Seconds, unless the machine does something else as well.
  }, 120_000);
});
