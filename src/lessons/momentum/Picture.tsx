import { Averages } from './Averages';
import { Vectors } from './Vectors';

/** The drawings of the lesson: `averages` stands beside the text on smoothing, `vectors` beside the one on valleys. */
export default function Picture({ part = 'vectors' }: { readonly part?: 'averages' | 'vectors' }) {
  return part === 'averages' ? <Averages /> : <Vectors />;
}
