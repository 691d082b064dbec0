import { Race } from './Race';
import { RateSweep } from './RateSweep';

/** The drawings of the lesson: `sweep` stands beside the text on fair comparison, `race` beside the one on coordinates. */
export default function Picture({ part = 'race' }: { readonly part?: 'race' | 'sweep' }) {
  return part === 'sweep' ? <RateSweep /> : <Race />;
}
