import type { StepHyper } from '@/engine/executor/executor';
import type { Lane } from '@/engine/experiment/types';
import { initialState } from '@/engine/model/initialState';
import type { LaneState } from '@/engine/model/plan';
import type { LayerNumbers, MeasureRequest, PerturbationEffect, Prediction } from '@/engine/worker/measureProtocol';
import { inspectLayers, perturb } from './inspectLayers';
import type { LaneStack, StackedGroup } from './laneStack';
import { predict } from './predict';

/** Answers to a request at one moment, in the order of experiment.lanes. */
export interface Answers {
  readonly layers: readonly (readonly LayerNumbers[])[] | null;
  readonly predictions: readonly (readonly Prediction[])[];
  readonly perturbations: readonly (readonly PerturbationEffect[])[];
}

/** Looks at the networks of a stack without changing them. */
export async function answer(stack: LaneStack, request: MeasureRequest, lanes: readonly Lane[], hyper: readonly StepHyper[], breathe: (() => Promise<void>) | undefined): Promise<Answers> {
  const states = request.layers || request.perturbations ? await stack.read() : [];

  async function gather<T>(ask: (member: StackedGroup, states: readonly LaneState[]) => Promise<readonly T[]>): Promise<T[]> {
    const result = new Array<T>(lanes.length);
    for (const member of stack.groups) {
      const answers = await ask(member, member.group.indices.map((lane) => states[lane]!));
      member.group.indices.forEach((lane, index) => (result[lane] = answers[index]!));
    }
    return result;
  }

  const layers = request.layers ? await gather((member, own) => inspectLayers(member, own, initialStates(member), breathe)) : null;
  const predictions: (readonly Prediction[])[] = [];
  for (const wanted of request.predictions ?? []) predictions.push(await predict(stack, wanted, lanes, hyper, breathe));
  const perturbations: (readonly PerturbationEffect[])[] = [];
  for (const wanted of request.perturbations ?? []) perturbations.push(await gather((member, own) => perturb(member, own, wanted)));
  return { layers, predictions, perturbations };
}

/** They are a function of the seed: nobody has to keep them. */
function initialStates({ group }: StackedGroup): LaneState[] {
  return group.plans.map((plan, index) => initialState(plan, group.lanes[index]!, group.seed));
}
