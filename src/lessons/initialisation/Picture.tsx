import { GalleryBoard } from './GalleryBoard';
import { PairingBoard } from './PairingBoard';
import { ProfileBoard } from './ProfileBoard';
import { SymmetryBoard } from './SymmetryBoard';

const boards = { symmetry: SymmetryBoard, profile: ProfileBoard, pairing: PairingBoard, gallery: GalleryBoard } as const;

/** Units that start equal, as they train; signals through depth; every pair with an activation; every initialiser by its weights. */
export default function Picture({ part = 'profile' }: { readonly part?: keyof typeof boards }) {
  const Board = boards[part];
  return <Board />;
}
