import type { Evidence } from './types';

/** Measurements that a diagnosis may cite, and what each is. The page has a name and a unit for every one. */
export type EvidenceName =
  /** updates done */
  | 'steps-done'
  /** times that the loss was measured on whole splits */
  | 'evaluations'
  /** step of the first loss that is no number */
  | 'diverged-at'
  /** highest loss, averaged over 5 steps, divided by the larger of the first loss and guessing */
  | 'peak-ratio'
  /** loss of the last quarter divided by the larger of the first loss and guessing */
  | 'level-to-start'
  /** last training loss divided by the lowest */
  | 'rebound'
  /** largest rise of the training loss above its lowest so far, in losses of guessing */
  | 'relapse'
  /** net fall of the training loss divided by its way up and down: 1 falls always, −1 rises always */
  | 'steadiness'
  /** first training loss divided by that of guessing */
  | 'start-to-guess'
  /** share of guessing's loss that is gone in the last quarter */
  | 'learned'
  /** accuracy above chance on the training set: 0 chance, 1 perfect */
  | 'train-score'
  /** the better of the two splits' accuracies above chance */
  | 'best-split-score'
  /** validation accuracy above chance */
  | 'validation-score'
  /** training minus validation, accuracy above chance */
  | 'score-gap'
  /** best validation accuracy of the run minus the last, above chance */
  | 'score-drop'
  /** loss of the last quarter divided by the first loss (regression) */
  | 'remaining-loss'
  /** lowest validation loss divided by that of guessing */
  | 'lowest-validation-to-guess'
  /** validation loss of the end (middle of the last three) divided by that of guessing */
  | 'validation-to-guess'
  /** validation loss of the end (middle of the last three) divided by its lowest */
  | 'validation-rise'
  /** validation loss of the end (middle of the last three) divided by the training loss (regression) */
  | 'validation-to-train'
  /** share of its loss that the run lost in its second half */
  | 'late-fall'
  /** jumps of the training loss between evaluations of the second half, in losses of guessing */
  | 'swing'
  /** the same, in losses of the last quarter */
  | 'swing-of-level'
  /** scatter of the batch losses around their average over 31 steps, in losses of guessing */
  | 'band-width'
  /** training loss with running statistics divided by the batch losses of the last 50 steps */
  | 'evaluation-to-batch'
  /** samples of one update */
  | 'batch-size'
  /** share of units that no probed sample wakes */
  | 'dead-share'
  /** share of outputs at a bound of the activation */
  | 'saturated-share'
  /** last hidden layer's outputs divided by the first one's, before training */
  | 'signal-ratio'
  /** first layer's gradient divided by the output layer's, before training */
  | 'gradient-ratio'
  /** hidden layers */
  | 'hidden-layers'
  /** units of the narrowest hidden layer */
  | 'narrowest-layer'
  /** spread of the initial weights inside a layer, as the settings have it */
  | 'initial-spread'
  /** biases of the hidden layers at the start */
  | 'initial-bias'
  /** largest divided by smallest standard deviation of the input features */
  | 'feature-spread'
  /** share of the validation samples of which the training split holds another copy */
  | 'shared-originals'
  /** learning rate divided by the lowest usual one of the optimizer */
  | 'rate-to-usual'
  | 'learning-rate'
  | 'momentum'
  | 'dropout-rate'
  | 'penalty';

export const atLeast = (name: EvidenceName, value: number, threshold: number, layer?: number): Evidence => ({ name, value, comparator: '>=', threshold, ...(layer === undefined ? {} : { layer }) });
export const atMost = (name: EvidenceName, value: number, threshold: number, layer?: number): Evidence => ({ name, value, comparator: '<=', threshold, ...(layer === undefined ? {} : { layer }) });

/** NaN, which nobody measured, satisfies nothing. */
export function holds({ value, comparator, threshold }: Evidence): boolean {
  return comparator === '>=' ? value >= threshold : value <= threshold;
}

export const confirmed = (evidence: readonly Evidence[]): boolean => evidence.every(holds);
