import type { ComponentType } from 'react';
import type { Language } from '@/lib/messages';
import type { Experiment } from '@/engine/experiment/types';
import type { MeasureRequest } from '@/engine/worker/measureProtocol';
import type { MeasuredRun } from '@/engine/worker/protocol';

export type Translated<T = string> = Readonly<Record<Language, T>>;

/** What the home page and the map need; loaded eagerly, so data only. The slug is the folder's name. */
export interface LessonMeta {
  readonly title: Translated;
  readonly summary: Translated;
  readonly chapter: ChapterId;
  /** position inside the chapter; unique there */
  readonly order: number;
  readonly minutes: number;
  /** slugs that come earlier */
  readonly prerequisites: readonly string[];
  readonly goals: Translated<readonly string[]>;
  readonly outOfScope: Translated<readonly string[]>;
}

export type ChapterId = 'foundations' | 'data' | 'signals' | 'descent' | 'generalising' | 'structure' | 'practice';

export interface Preset {
  readonly id: string;
  readonly title: Translated;
  readonly experiment: Experiment;
  /** caption: what to try */
  readonly hint: Translated;
}

/** One control of the lab. `lane` settings are read and written per lane. */
export interface Setting {
  readonly id: string;
  readonly label: Translated;
  /** one line: why it matters */
  readonly why: Translated;
  readonly unit?: Translated;
  readonly scope: 'experiment' | 'lane';
  /** false: the control does not apply to this lane now (β₂ of SGD) and is not shown */
  readonly applies?: (experiment: Experiment, lane: number) => boolean;
  readonly control:
    | { readonly kind: 'number'; readonly min: number; readonly max: number; /** `typed`: only a field, where a slider would say nothing (a seed) */ readonly scale: 'linear' | 'log' | 'typed'; readonly step?: number; readonly integer?: boolean; readonly read: (experiment: Experiment, lane: number) => number; readonly write: (experiment: Experiment, lane: number, value: number) => Experiment }
    | { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly label: Translated }[]; readonly read: (experiment: Experiment, lane: number) => string; readonly write: (experiment: Experiment, lane: number, value: string) => Experiment }
    | { readonly kind: 'switch'; readonly read: (experiment: Experiment, lane: number) => boolean; readonly write: (experiment: Experiment, lane: number, value: boolean) => Experiment };
}

/** A statement of the prose that can be run. The same definition is the test. */
export interface Claim {
  readonly id: string;
  /** the sentence, with the threshold in it */
  readonly text: Translated;
  readonly seeds: readonly number[];
  /** every seed must pass, or the mean over the seeds */
  readonly rule: 'each' | 'mean';
  readonly comparator: '<=' | '>=';
  readonly threshold: number;
  /** what is measured, for the table */
  readonly quantity: Translated;
  readonly digits: number;
  readonly check:
    | { readonly kind: 'run'; readonly experiment: (seed: number) => Experiment; /** what to look at beside the curves: layers, predictions, perturbations */ readonly request?: MeasureRequest; readonly measure: (run: MeasuredRun) => number }
    /** exact arithmetic of the formulas, no training */
    | { readonly kind: 'exact'; readonly measure: () => number };
}

/** Default export of experiment.ts in a lesson folder. */
export interface LessonLab {
  readonly presets: readonly [Preset, ...Preset[]];
  readonly settings: readonly Setting[];
}

/** A lesson folder as the catalog hands it over: the metadata at once, everything heavy when the lesson is opened. */
export interface LessonFolder {
  readonly slug: string;
  readonly meta: LessonMeta;
  readonly lab: () => Promise<LessonLab>;
  readonly claims: () => Promise<readonly Claim[]>;
  readonly prose: Translated<() => Promise<ComponentType<ProseProps>>>;
  /** the drawing that only this lesson needs, placed by `<Picture />` in the prose */
  readonly picture: (() => Promise<ComponentType>) | null;
}

/** What compiled MDX takes: the words of the prose vocabulary. */
export interface ProseProps {
  readonly components?: Readonly<Record<string, ComponentType<never>>>;
}
