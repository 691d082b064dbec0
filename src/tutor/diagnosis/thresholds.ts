import type { OptimizerName } from '@/engine/experiment/types';

/**
 * Every number the doctor compares with. Set on the development half of the labelled runs (docs/curve-doctor.md), between
 * what faulty runs and healthy ones show; units are those of `EvidenceName`.
 */
export const thresholds = {
  /** fewer updates or evaluations than this are no curve yet */
  leastSteps: 30,
  leastEvaluations: 4,

  /** above this accuracy beyond chance (regression: below this share of the first loss) nothing is wrong with the training itself */
  goodScore: 0.7,
  goodRemainder: 0.15,
  /** less than this share of guessing's loss learned: the curve is flat at chance */
  flatLearned: 0.06,
  flatScore: 0.35,

  /** features whose sizes differ this much cannot share a learning rate */
  featureSpread: 100,
  /** a validation split of which this share is known from training measures memory */
  sharedOriginals: 0.5,
  /** that much above what wrong labels leave to be had on other samples, accuracy beyond chance can only be remembered */
  aboveLabels: 0.1,

  /** a blow-up leaves the first loss this far behind, for a moment or for good */
  peakRatio: 20,
  blownLevel: 10,
  /** a curve that climbs more than it falls … */
  climbing: -0.3,
  /** … away from the lowest loss it had */
  reboundOfClimb: 2,
  levelOfClimb: 0.5,

  /** random weights of a sensible size start near guessing; signals that grow through the layers start far above */
  explodingStart: 2.5,
  explodingSignal: 8,
  saturatedShare: 0.4,
  /** gradients (or signals) that reach the other end of the network this much smaller teach nothing there */
  vanishingGradient: 2e-3,
  vanishingSignal: 0.01,
  layersToVanish: 3,
  /** share of dead units in the worst hidden layer with which nothing gets through */
  deadShare: 0.8,

  /** evaluation this much worse than the batches it was trained with */
  evaluationToBatch: 1.8,
  /** statistics of this few samples are noise */
  fewForStatistics: 4,

  /** a validation loss that hardly gets below guessing, and an accuracy that stays at chance, while training improves */
  validationNeverBelow: 0.94,
  scoreByChance: 0.2,
  learnedByHeart: 0.03,
  scoreGapByHeart: 0.08,
  /** over-fitting: the validation loss has turned and the accuracies have parted */
  validationRise: 1.12,
  scoreGap: 0.12,
  scoreGapAfterDrop: 0.05,
  scoreDrop: 0.07,
  learnedToFit: 0.15,
  regressionRise: 1.3,
  regressionGap: 2,
  regressionRemainder: 0.02,

  /** bouncing: jumps between evaluations, in guesses and in levels, without getting further */
  swing: 0.02,
  largeSwing: 0.08,
  fineScore: 0.9,
  regressionSwing: 0.006,
  regressionLargeSwing: 0.012,
  regressionLeft: 0.035,
  regressionSwingOfLevel: 0.12,
  toAndFro: 0.6,
  stillFalling: 0.35,

  /** batch losses scatter this wide although the batch is small only */
  bandWidth: 0.12,
  smallBatch: 4,

  /** still falling, and smoothly */
  lateFall: 0.025,
  smooth: 0.75,
  smoothSwing: 0.03,
  /** what a low rate has not learned yet */
  slowLearned: 0.7,
  slowRemainder: 0.3,
  /** at a usual rate: far from done, or falling fast when the run ended */
  slowScore: 0.5,
  fastFall: 0.15,

  /** a curve that has come to rest, and what a network that is too small may still gain */
  settled: 0.05,
  creeping: 0.5,

  /** hidden layers of this many units or fewer cannot bend a boundary */
  narrow: 3,
  strongDropout: 0.6,
  strongPenalty: 0.02,
  /** momentum that forgets nothing */
  endlessMomentum: 0.99,
  /** … and what it throws away again of what it had */
  relapse: 0.1,
} as const;

/** Lowest learning rates in everyday use; a run below them that still falls is slow for that reason. */
export const usualRates: Readonly<Record<OptimizerName, number>> = {
  sgd: 0.01, momentum: 0.002, nesterov: 0.002, adagrad: 0.005, rmsprop: 0.0005, adam: 0.0005, nadam: 0.0005, adamw: 0.0005,
};
