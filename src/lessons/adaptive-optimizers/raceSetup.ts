import { descend, formatSetting, optimizerNames, quadraticBowl, rosenbrock, rotate, updateCoefficients, type OptimizerSpec, type Point, type RacePath, type Surface, type Terrain, type Translated } from '@/lesson-kit';
import { kappa, tolerance } from './exact';

type Ground = Omit<Terrain, 'label'> & { readonly label: Translated; readonly surface: Surface; readonly home: Point; readonly optimizers: readonly OptimizerSpec[] };

const family = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, biasCorrection: true } as const;

/** Rates at which every rule shows its character; the bowl and its twin share them, so only the angle differs. */
const onBowl: readonly OptimizerSpec[] = [
  { kind: 'sgd', learningRate: 0.018 },
  { kind: 'momentum', learningRate: 0.01, momentum: 0.9 },
  { kind: 'nesterov', learningRate: 0.01, momentum: 0.9 },
  { kind: 'adagrad', learningRate: 0.5, epsilon: 1e-10 },
  { kind: 'rmsprop', learningRate: 0.01, rho: 0.9, epsilon: 1e-8 },
  { kind: 'adam', learningRate: 0.1, ...family },
  { kind: 'nadam', learningRate: 0.1, ...family },
  { kind: 'adamw', learningRate: 0.1, weightDecay: 0.01, ...family },
];

const onRosenbrock: readonly OptimizerSpec[] = [
  { kind: 'sgd', learningRate: 0.002 },
  { kind: 'momentum', learningRate: 0.003, momentum: 0.9 },
  { kind: 'nesterov', learningRate: 0.001, momentum: 0.9 },
  { kind: 'adagrad', learningRate: 1, epsilon: 1e-10 },
  { kind: 'rmsprop', learningRate: 0.001, rho: 0.9, epsilon: 1e-8 },
  { kind: 'adam', learningRate: 0.1, ...family },
  { kind: 'nadam', learningRate: 0.1, ...family },
  { kind: 'adamw', learningRate: 0.1, weightDecay: 0.01, ...family },
];

const ground = (id: string, label: Translated, surface: Surface, rest: Pick<Ground, 'centre' | 'reach' | 'minimum' | 'home' | 'optimizers'>): Ground => ({ id, label, surface, value: surface.value, ...rest });

const quarter = Math.PI / 4;

export const grounds: readonly [Ground, ...Ground[]] = [
  ground('bowl', { en: 'Along the axes', zh: '沿坐标轴' }, quadraticBowl(kappa), { centre: [0, 0], reach: 1.6, minimum: [0, 0], home: [1, 1], optimizers: onBowl }),
  ground('rotated', { en: 'Turned by 45°', zh: '旋转 45°' }, quadraticBowl(kappa, quarter), { centre: [0, 0], reach: 2.15, minimum: [0, 0], home: rotate([1, 1], quarter), optimizers: onBowl }),
  ground('rosenbrock', { en: 'Rosenbrock', zh: 'Rosenbrock' }, rosenbrock, { centre: [0, 0.6], reach: 1.9, minimum: [1, 1], home: [-1.2, 1], optimizers: onRosenbrock }),
];

const mostSteps = 4000;

/** Every optimizer from the same start, until it is below the tolerance or out of steps. */
export function race({ surface, optimizers }: Ground, start: Point, language: 'en' | 'zh'): readonly RacePath[] {
  return optimizers.map((optimizer, lane) => ({
    lane,
    name: optimizerNames[optimizer.kind][language],
    detail: `η ${formatSetting(optimizer.learningRate)}`,
    ...descend(surface, start, (step) => updateCoefficients(optimizer, step, optimizer.learningRate), { steps: mostSteps, tolerance }),
  }));
}
