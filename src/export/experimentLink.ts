import { deflateSync } from 'fflate';
import { validateExperiment, type ExperimentError, type Notice } from '@/engine/experiment/validate';
import { experimentVersion, type Experiment } from '@/engine/experiment/types';
import { boundedInflate, TooLargeError } from './boundedInflate';
import { compactExperiment, expandLanes } from './compactExperiment';

/** Longest text that is looked at, and longest JSON that comes out of it. */
const maxText = 8192;
const maxJson = 65_536;

/**
 * Words that links are made of, known to both sides so that they need not be sent; the likeliest stand last. Part of
 * version 1 of the link, like the defaults in engine/experiment/limits: changing a letter breaks every saved link.
 */
const dictionary = new TextEncoder().encode(
  '"overrides":{"data":{"trainSize":"validationSize":"preprocess":"standardise""labelNoise":"separation":"classes":"set":"blobs""sine""linreg""xor""circles"' +
    '"schedule":{"kind":"warmupCosine","warmup":"steps":"oneCycle"performance"patience":"threshold":"exponential"power"scale":"exponent":"piecewise","at":"factor":"cosine","floor":' +
    '"init":{"kind":"uniform","low":"high":"normal","sigma":"glorot"lecun"constant","value":"zeros"orthogonal"gain":"distribution":"uniform"' +
    '"loss":{"kind":"mae"huber","delta":"binaryCrossEntropy"categoricalCrossEntropy"mse"},"clip":{"kind":"value"norm"globalNorm","threshold":"regularisation":{"l1":"maxNorm":"l2":0.00' +
    '{"kind":"conv2d","filters":"kernel":"stride":"padding":"valid"},{"kind":"maxPool"},{"kind":"avgPool"},{"kind":"flatten"},{"kind":"batchNorm"},{"kind":"dropout","rate":0.' +
    '"fn":"sigmoid"leakyRelu"elu"selu"gelu"silu"tanh"alpha":"biasInit":"batchSize":64,"steps":"evalEvery":10,"seed":"data":{"set":"digits"mnist"moons"spirals","turns":1.5,"noise":0.' +
    '"lanes":[{"label":"Adam","layers":[{"kind":"dense","units":16},{"kind":"activation"},{"kind":"dense"},{"kind":"activation","fn":"tanh"},{"kind":"dense","units":10},{"kind":"dense","units":2}],' +
    '"optimizer":{"kind":"adagrad"rmsprop","rho":0.9"nadam"adamw","weightDecay":"beta1":"beta2":"epsilon":"biasCorrection":false"nesterov"momentum","momentum":0.9"adam"sgd","learningRate":0.001}},{"optimizer":{"kind":"adam","learningRate":0.3}}]}',
);

export interface LinkError {
  /** `damaged`: not what encodeExperiment writes; `too-long` and `too-large`: more than any experiment needs */
  readonly code: ExperimentError['code'] | 'damaged' | 'too-long';
  readonly params: Readonly<Record<string, string | number>>;
}

export type DecodedLink = { readonly experiment: Experiment; readonly notices: readonly Notice[]; readonly error?: never } | { readonly error: LinkError; readonly experiment?: never };

/** An experiment as text for the part of an address behind #: version, dot, deflated JSON in base64url. Equal values give equal texts. */
export function encodeExperiment(experiment: Experiment): string {
  // Validation also puts keys in one order, so that equal values give equal texts.
  const { experiment: canonical = experiment } = validateExperiment(experiment);
  const json = new TextEncoder().encode(JSON.stringify(compactExperiment(canonical)));
  const deflated = deflateSync(json, { level: 9, dictionary });
  const binary = Array.from(deflated, (byte) => String.fromCharCode(byte)).join('');
  return `${experimentVersion}.${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** Reads a link from anywhere. Never throws; the experiment lies inside the limits, and `notices` say what had to be changed. */
export function decodeExperiment(text: string): DecodedLink {
  if (text.length > maxText) return { error: { code: 'too-long', params: { given: text.length, limit: maxText } } };
  const [, digits, payload] = /^(\d{1,6})\.([\w-]+)$/.exec(text) ?? [];
  if (digits === undefined || payload === undefined) return { error: { code: 'damaged', params: {} } };
  const version = Number(digits);
  if (version > experimentVersion) return { error: { code: 'newer-version', params: { given: version, known: experimentVersion } } };
  try {
    const compact = expandLanes(readPayload(payload));
    const result = validateExperiment(typeof compact === 'object' && compact !== null && !Array.isArray(compact) ? { ...compact, version } : compact);
    return result.error ? { error: { code: result.error.code, params: result.error.params } } : result;
  } catch (error) {
    // A malformed text can fail in base64, DEFLATE, UTF-8 or JSON: for the reader it is all the same.
    return { error: error instanceof TooLargeError ? { code: 'too-large', params: { limit: maxJson } } : { code: 'damaged', params: {} } };
  }
}

function readPayload(payload: string): unknown {
  const binary = atob(payload.replaceAll('-', '+').replaceAll('_', '/'));
  const deflated = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const json = boundedInflate(deflated, maxJson, dictionary);
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)) as unknown;
}
