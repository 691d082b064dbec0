import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Experiment } from '@/engine/experiment/types';
import type { Challenge, SketchAnswer } from './types';
import type { SketchPoint } from '@/tutor/grading/sketch';

/** A curve the reader has drawn and committed to. */
export interface Sketch {
  readonly quantity: SketchAnswer['quantity'];
  readonly lane: number;
  readonly points: readonly SketchPoint[];
}

export interface Task {
  readonly kind: 'prediction' | 'challenge';
  readonly id: string;
  readonly experiment: Experiment;
}

/** What the text has put on the lab's stage: the one thing that cards and lab must know of each other. */
export interface Stage {
  /** what put its experiment into the lab last; it is over when the lab's own origin is another (see useTask) */
  readonly task: Task | null;
  /** drawn over the lab's own chart of this quantity */
  readonly sketch: Sketch | null;
  /** its rules hold for the lab's controls */
  readonly challenge: Challenge | null;
}

export const emptyStage: Stage = { task: null, sketch: null, challenge: null };

export const createStage = (): StoreApi<Stage> => createStore<Stage>(() => emptyStage);
