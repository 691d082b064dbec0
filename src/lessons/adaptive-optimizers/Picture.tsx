import { Epsilon } from './Epsilon';
import { Race } from './Race';
import { RateSweep } from './RateSweep';
import { StepMaps } from './StepMaps';

const parts = { race: Race, sweep: RateSweep, steps: StepMaps, epsilon: Epsilon };

/** The drawings of the lesson: each stands beside the text that speaks of it. */
export default function Picture({ part = 'race' }: { readonly part?: keyof typeof parts }) {
  const Part = parts[part];
  return <Part />;
}
