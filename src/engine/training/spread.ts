import type { Dataset } from '@/engine/data/types';
import type { StepHyper } from '@/engine/executor/executor';
import type { Lane } from '@/engine/experiment/types';
import type { FitCurve, Spread, Uncertainty } from '@/engine/worker/insideProtocol';
import type { Pace } from './evaluation';
import type { LaneStack } from './laneStack';
import { gridPoints, SampleMoments } from './predict';
import { classProbabilities } from './probabilities';

/** Masks of one look: the error of a standard deviation is then about an eighth of it. */
const masks = 30;
const fitPoints = 121;

/** The networks and what a look at them needs. */
export interface Looked {
  readonly stack: LaneStack;
  readonly lanes: readonly Lane[];
  readonly hyper: readonly StepHyper[];
  readonly breathe: Pace['breathe'];
}

/** Answers over masks for some inputs, one entry per lane; empty for a lane whose data have another shape. */
async function spreads({ stack, lanes, hyper, breathe }: Looked, inputs: Float32Array, features: number, shared: boolean): Promise<readonly Spread[]> {
  const rows = inputs.length / features;
  const moments = lanes.map(() => new SampleMoments());
  for (let sample = 0; sample < masks; sample += 1) {
    await breathe?.();
    const outputs = await stack.outputs(inputs, rows, { kind: 'dropout', sample, shared }, hyper);
    outputs.forEach((values, lane) => {
      if (values === null) return;
      const { classes } = stack.datasets[lane]!;
      const answers = classes > 0 ? classProbabilities(lanes[lane]!.loss, values, rows, classes) : values;
      moments[lane]!.add(answers, rows, answers.length / rows, null);
    });
  }
  return moments.map(({ mean, deviation }) => ({ mean, deviation }));
}

/** For the preview's images and their inverses. */
export async function sampleUncertainty(looked: Looked, samples: Float32Array, features: number): Promise<Uncertainty> {
  const near = await spreads(looked, samples, features, false);
  const far = await spreads(looked, samples.map((value) => 1 - value), features, false);
  return { masks, lanes: near.map((spread, lane) => ({ samples: spread, inverted: far[lane]! })) };
}

/** Points of the input axis: the data's range and half of it more on both sides. null unless a curve can be drawn. */
export function fitInputs({ inputShape, classes, train }: Dataset): Float32Array | null {
  if (classes > 0 || inputShape.length !== 1 || inputShape[0] !== 1) return null;
  const low = train.inputs.reduce((least, value) => Math.min(least, value), Infinity);
  const high = train.inputs.reduce((most, value) => Math.max(most, value), -Infinity);
  const margin = (high - low) / 2;
  return gridPoints(low - margin, high + margin, fitPoints);
}

export async function fitCurve(looked: Looked, inputs: Float32Array, withSpread: boolean): Promise<FitCurve> {
  const outputs = await looked.stack.outputs(inputs, inputs.length);
  const spread = withSpread ? await spreads(looked, inputs, 1, true) : [];
  return { inputs, lanes: outputs.map((values, lane) => ({ outputs: values ?? new Float32Array(inputs.length), spread: spread[lane] ?? null })) };
}
