import { DigitsBoard } from './DigitsBoard';
import { FanBoard } from './FanBoard';

/** The spread over dropout masks of the networks in the lab: along a curve, and on digits. */
export default function Picture({ part = 'fan' }: { readonly part?: 'fan' | 'digits' }) {
  return part === 'digits' ? <DigitsBoard /> : <FanBoard />;
}
