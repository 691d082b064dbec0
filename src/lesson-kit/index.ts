/** The public face for lessons: everything a lesson folder may use. */
export type { Challenge, Claim, HandChallenge, HandValues, LessonLab, LessonPrediction, Setting, Translated } from './types';
export type { ActivationName, Experiment, InitSpec, OptimizerSpec } from '@/engine/experiment/types';
export type { BatchNormView, StepSizes } from '@/engine/worker/insideProtocol';
export type { MeasuredRun } from '@/engine/worker/protocol';
export { defineMessages } from '@/lib/messages';
export { randomNormal, randomUniform, streamKey } from '@/lib/random';
export { useLab, useLabCommands } from '@/session/LabContext';
export { buildExperiment, buildMlp, setLane, type LaneDraft } from '@/session/experiments';
export {
  activations,
  applyUpdate,
  batchNorm,
  batchNormParameters,
  batchStatistics,
  correctedMovingAverage,
  denseParameters,
  descend,
  dropoutScale,
  expectedSignal,
  initialise,
  movingAverage,
  nominalVariance,
  propagate,
  quadraticBowl,
  rootMeanSquare,
  rosenbrock,
  rotate,
  softmax,
  stepsOf,
  unitMask,
  updateCoefficients,
  updateRunning,
  varianceReduction,
  type LayerSignal,
  type Point,
  type SignalStack,
  type Surface,
} from '@/session/formulas';
export { metricOf } from '@/tutor/grading/metrics';
export { Button } from '@/ui/controls/Button';
export { NumberField } from '@/ui/controls/NumberField';
export { Segmented } from '@/ui/controls/Segmented';
export { Select } from '@/ui/controls/Select';
export { Slider } from '@/ui/controls/Slider';
export { Switch } from '@/ui/controls/Switch';
export { useRadioName } from '@/ui/controls/useRadioName';
export { VisuallyHidden } from '@/ui/feedback/VisuallyHidden';
export { useColours } from '@/ui/preferences/colours';
export { useLanguage, useMessages } from '@/ui/preferences/language';
export { ChartFrame } from '@/widgets/charts/ChartFrame';
export { CanvasFigure, type Draw } from '@/widgets/charts/canvas/CanvasFigure';
export { mix as mixColours, parseColour, type Rgb } from '@/widgets/charts/canvas/colour';
export { DepthChart } from '@/widgets/charts/depth/DepthChart';
export type { DepthLine } from '@/widgets/charts/depth/depthScale';
export { dragAcross } from '@/widgets/charts/dragAcross';
export { OptimizerRace } from '@/widgets/charts/race/OptimizerRace';
export { buildProjection, raceAspect, type Projection, type RacePath, type Terrain } from '@/widgets/charts/race/race';
export { StartHandle } from '@/widgets/charts/race/StartHandle';
export { useBox } from '@/widgets/charts/useBox';
export { Chip, Chips } from '@/widgets/figure/Chips';
export { Figure } from '@/widgets/figure/Figure';
export { FigureTable } from '@/widgets/figure/FigureTable';
export { LaneHead } from '@/widgets/figure/LaneHead';
export { Sliders } from '@/widgets/figure/Sliders';
export { formatCount, formatDecade, formatFixed, formatNumber, formatSetting } from '@/widgets/format';
export { LaneDot } from '@/widgets/lanes/LaneDot';
export { LaneNumber, LaneSwatch } from '@/widgets/lanes/LaneMark';
export { laneColour, laneDashArray, maximumLanes } from '@/widgets/lanes/laneStyle';
export { laneNames } from './lab/laneNames';
export { useThrottled } from './lab/useThrottled';
export { useWatch } from './lab/useWatch';
export { activationLabels, optimizerNames } from './names';
export { dataSetting, labelNoise, noise, preprocess, trainSize, turns } from './settings/data';
export { dropoutRate } from './settings/dropout';
export { initialiserSettings } from './settings/initialiser';
export { laneActivationSetting, laneBatchNorm } from './settings/laneLayers';
export { optimizerSettings } from './settings/optimizer';
export { activationSetting, batchSize, hiddenLayers, hiddenWidth, seed, steps } from './settings/training';
