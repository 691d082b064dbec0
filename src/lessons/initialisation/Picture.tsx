import { ProfileBoard } from './ProfileBoard';
import { SymmetryBoard } from './SymmetryBoard';

/** Signals through depth, for any initialiser; and units that start equal, as they train. */
export default function Picture({ part = 'profile' }: { readonly part?: 'profile' | 'symmetry' }) {
  return part === 'symmetry' ? <SymmetryBoard /> : <ProfileBoard />;
}
