import type { ComponentType } from 'react';
import type { Language } from '@/lib/messages';
import type { Experiment } from '@/engine/experiment/types';
import type { MeasureRequest } from '@/engine/worker/measureProtocol';
import type { MeasuredRun } from '@/engine/worker/protocol';
import type { ChallengeRules } from '@/tutor/grading/challenge';
import type { EvaluationQuantity, Metric } from '@/tutor/grading/metrics';
import type { SketchTolerance } from '@/tutor/grading/sketch';

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

/** A question that the reader answers before the run; the run marks the answer. Default export of predictions.ts: a list. */
export interface LessonPrediction {
  readonly id: string;
  readonly question: Translated;
  /** what is trained in the lab once the answer is given; null: exact arithmetic, no training */
  readonly run: PredictionRun | null;
  readonly answer: ChoiceAnswer | RankingAnswer | SketchAnswer;
  /** why it comes out this way, said whatever was answered */
  readonly explanation: Translated;
}

export interface PredictionRun {
  readonly experiment: (seed: number) => Experiment;
  /** of the test; readers get a seed of their own */
  readonly seeds: readonly number[];
  /** what to look at beside the curves */
  readonly request?: MeasureRequest;
}

export interface ChoiceOption {
  readonly id: string;
  readonly text: Translated;
  /** to the reader who chose it */
  readonly feedback: Translated;
}

/** One of several statements. Which one is true is computed from the run. */
export interface ChoiceAnswer {
  readonly kind: 'choice';
  readonly options: readonly [ChoiceOption, ChoiceOption, ...ChoiceOption[]];
  readonly outcome: Outcome;
  /** what is measured, for the line that shows it */
  readonly quantity: Translated;
  readonly digits: number;
}

/** How a run decides among the options. */
export type Outcome =
  /** the number line is cut into bands: option i is true up to `upTo[i]`, the last one beyond. NaN, which nobody measured, is none */
  | { readonly kind: 'bands'; readonly measure: (run: MeasuredRun) => number; readonly upTo: readonly number[] }
  /** the option whose number comes first */
  | { readonly kind: 'first'; readonly first: 'highest' | 'lowest'; readonly measure: (run: MeasuredRun, option: number) => number };

/** Lanes put in order; those that differ by no more than `tie` may stand either way. */
export interface RankingAnswer {
  readonly kind: 'ranking';
  readonly lanes: readonly number[];
  readonly metric: Metric;
  readonly first: 'highest' | 'lowest';
  readonly tie: number;
  readonly feedback: { readonly right: Translated; readonly wrong: Translated };
}

/** A curve drawn over empty axes. */
export interface SketchAnswer {
  readonly kind: 'sketch';
  readonly lane: number;
  readonly quantity: EvaluationQuantity;
  /** of the axis; losses are drawn on a logarithmic one */
  readonly range: readonly [number, number];
  readonly tolerance: SketchTolerance;
  readonly feedback: { readonly right: Translated; readonly direction: Translated; readonly level: Translated };
}

/** A goal on the run that the reader reaches with the lab's own controls. Default export of challenges.ts: a list, of HandChallenge as well. */
export interface Challenge {
  readonly id: string;
  readonly title: Translated;
  readonly prompt: Translated;
  /** start, goals, seeds and what may change: what the attempt is judged by */
  readonly rules: ChallengeRules;
  /** given one at a time */
  readonly hints: readonly [Translated, ...Translated[]];
  /** passes on every seed */
  readonly reference: Experiment;
  /** shown with the solution: why it works */
  readonly explanation: Translated;
}

/** What the reader has typed or chosen, by the ids of the fields. */
export type HandValues = Readonly<Record<string, number | string>>;

/** One thing to type, or to choose, for a challenge by hand. */
export interface HandField {
  readonly id: string;
  readonly label: Translated;
  readonly control:
    | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly integer?: boolean }
    | { readonly kind: 'choice'; readonly options: readonly { readonly value: string; readonly label: Translated }[] };
}

/** A goal to reach with a few numbers and exact arithmetic, without training. Stands in challenges.ts beside those of the lab. */
export interface HandChallenge {
  readonly id: string;
  readonly title: Translated;
  readonly prompt: Translated;
  readonly fields: readonly [HandField, ...HandField[]];
  readonly start: HandValues;
  /** Infinity: never reached */
  readonly measure: (values: HandValues) => number;
  readonly quantity: Translated;
  readonly comparator: '<=' | '>=';
  readonly threshold: number;
  readonly hints: readonly [Translated, ...Translated[]];
  readonly reference: HandValues;
  readonly explanation: Translated;
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
  readonly predictions: () => Promise<readonly LessonPrediction[]>;
  readonly challenges: () => Promise<readonly (Challenge | HandChallenge)[]>;
  readonly prose: Translated<() => Promise<ComponentType<ProseProps>>>;
  /** the drawing that only this lesson needs, placed by `<Picture />` in the prose */
  readonly picture: (() => Promise<ComponentType>) | null;
}

/** What compiled MDX takes: the words of the prose vocabulary. */
export interface ProseProps {
  readonly components?: Readonly<Record<string, ComponentType<never>>>;
}
