import type { DeckItem } from '@/export/deck/types';

/** Where a lecture stands in its deck. */
export interface DeckPosition {
  readonly item: DeckItem;
  /** from 0 */
  readonly index: number;
  readonly count: number;
  readonly next: () => void;
  readonly previous: () => void;
  /** back to the list of lectures */
  readonly leave: () => void;
}
