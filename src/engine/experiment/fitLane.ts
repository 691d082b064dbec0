import { datasetFacts, type DatasetFacts } from '@/engine/data/facts';
import { defaultLayer, defaultLoss, laneBatchSize, laneData } from './defaults';
import { caps } from './limits';
import { join } from './read';
import type { ExperimentError, NoticeList } from './notices';
import type { DraftLane, IndexedLayer } from './readLane';
import { laneSize, shapeAfter, type LaneSize, type Shape } from './shapes';
import type { DataSpec, Lane, LayerSpec, LossSpec } from './types';

/** Losses that a kind of task can be trained with. The squared error of one-hot targets is allowed: a lesson compares it. */
const lossesFor = { regression: ['mse', 'mae', 'huber'], classification: ['categoricalCrossEntropy', 'binaryCrossEntropy', 'mse'] };

function fitLoss(loss: LossSpec, classes: number, path: string, notices: NoticeList): LossSpec {
  if (lossesFor[classes === 0 ? 'regression' : 'classification'].includes(loss.kind)) return loss;
  const used = defaultLoss(classes);
  notices.add('loss-adjusted', path, { given: loss.kind, used: used.kind });
  return used;
}

/** Layers that find the shape they need, in order. */
function fitShapes(layers: readonly IndexedLayer[], inputShape: Shape, path: string, notices: NoticeList): IndexedLayer[] {
  let shape = inputShape;
  return layers.filter(({ layer, index }) => {
    const next = shapeAfter(layer, shape);
    if (next === null) notices.add('layer-needs-image', join(path, index), { given: layer.kind });
    else shape = next;
    return next !== null;
  });
}

/** Ends the network in one dense unit per output. */
function fitOutput(layers: readonly IndexedLayer[], facts: DatasetFacts, loss: LossSpec, path: string, notices: NoticeList): LayerSpec[] {
  const fitted = layers.map(({ layer }) => layer);
  const last = layers.at(-1);
  if (last?.layer.kind !== 'dense') {
    notices.add('output-layer-added', path, { used: facts.outputs });
    return [...fitted.slice(0, caps.layers - 1), { ...defaultLayer('dense'), units: facts.outputs }];
  }
  // Two classes may also be told apart by the sign of one logit.
  const oneLogit = last.layer.units === 1 && facts.classes === 2 && loss.kind === 'binaryCrossEntropy';
  if (last.layer.units === facts.outputs || oneLogit) return fitted;
  notices.add('outputs-adjusted', join(join(path, last.index), 'units'), { given: last.layer.units, used: facts.outputs });
  return [...fitted.slice(0, -1), { ...last.layer, units: facts.outputs }];
}

/** Makes a lane's layers and loss fit each other and the data. */
export function fitLane(draft: DraftLane, data: DataSpec, path: string, notices: NoticeList): Lane {
  const facts = datasetFacts(laneData({ data }, draft));
  const loss = fitLoss(draft.loss, facts.classes, join(path, 'loss.kind'), notices);
  const layersPath = join(path, 'layers');
  const layers = fitOutput(fitShapes(draft.layers, facts.inputShape, layersPath, notices), facts, loss, layersPath, notices);
  return { ...draft, layers, loss };
}

/** The largest batch an update of this size can be computed with; less than 1 for a network that is too large at all. */
function largestBatch({ valuesPerSample, multiplicationsPerSample }: LaneSize): number {
  return Math.floor(Math.min(caps.valuesPerUpdate / valuesPerSample, caps.multiplicationsPerUpdate / multiplicationsPerSample));
}

/** Counts what training would allocate; lowers batches that are too large, refuses networks that are. */
export function fitSizes(data: DataSpec, lanes: readonly Lane[], batchSize: number, notices: NoticeList): { readonly batchSize: number; readonly lanes: readonly Lane[] } | { readonly error: ExperimentError } {
  let shared = batchSize;
  const fitted: Lane[] = [];
  for (const [index, lane] of lanes.entries()) {
    const spec = laneData({ data }, lane);
    const size = laneSize(lane.layers, datasetFacts(spec).inputShape);
    const path = join('lanes', index);
    if (size.parameters > caps.parametersPerLane) return { error: { code: 'too-many-parameters', path, params: { given: size.parameters, limit: caps.parametersPerLane } } };
    const largest = largestBatch(size);
    if (largest < 1) return { error: { code: 'too-large', path, params: { given: size.valuesPerSample, limit: caps.valuesPerUpdate } } };
    const wanted = laneBatchSize({ batchSize: shared }, lane);
    const tooLarge = Math.min(wanted, spec.trainSize) > largest;
    if (tooLarge) notices.add('batch-reduced', join(path, 'batchSize'), { given: wanted, used: largest });
    if (tooLarge && lane.overrides?.batchSize === undefined) shared = largest;
    fitted.push(tooLarge && lane.overrides?.batchSize !== undefined ? { ...lane, overrides: { ...lane.overrides, batchSize: largest } } : lane);
  }
  return { batchSize: shared, lanes: fitted };
}
