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
  /** where: a path of the experiment, or the layer of the text that could not be taken off; '' is the link itself */
  readonly path: string;
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

/** Layers of a link from the outside in; what fails is named by the first that cannot be taken off. */
type LinkLayer = 'version.text' | 'base64' | 'deflate' | 'utf-8' | 'json';

class DamagedLink extends Error {
  readonly layer: LinkLayer;

  constructor(layer: LinkLayer) {
    super(`a link whose ${layer} is damaged`);
    this.layer = layer;
  }
}

/** Whatever these libraries throw, the layer says more. */
function takeOff<Result>(layer: LinkLayer, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw error instanceof TooLargeError ? error : new DamagedLink(layer);
  }
}

function readPayload(payload: string): unknown {
  const binary = takeOff('base64', () => atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
  const deflated = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const bytes = takeOff('deflate', () => boundedInflate(deflated, maxJson, dictionary));
  const json = takeOff('utf-8', () => new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  return takeOff('json', () => expandLanes(JSON.parse(json) as unknown));
}

/** Reads a link from anywhere. Never throws; the experiment lies inside the limits, and `notices` say what had to be changed. */
export function decodeExperiment(text: string): DecodedLink {
  const refused = (code: LinkError['code'], path: string, params: LinkError['params'] = {}): DecodedLink => ({ error: { code, path, params } });
  if (text.length > maxText) return refused('too-long', '', { given: text.length, limit: maxText });
  const [, digits, payload] = /^(\d{1,6})\.([\w-]+)$/.exec(text) ?? [];
  if (digits === undefined || payload === undefined) return refused('damaged', 'version.text');
  const version = Number(digits);
  if (version > experimentVersion) return refused('newer-version', 'version', { given: version, known: experimentVersion });
  try {
    const compact = readPayload(payload);
    const result = validateExperiment(typeof compact === 'object' && compact !== null && !Array.isArray(compact) ? { ...compact, version } : compact);
    return result.error ? refused(result.error.code, result.error.path, result.error.params) : result;
  } catch (error) {
    if (error instanceof TooLargeError) return refused('too-large', 'deflate', { limit: maxJson });
    if (error instanceof DamagedLink) return refused('damaged', error.layer);
    throw error;
  }
}
