import type { Experiment, Lane, OptimizerSpec } from '@/engine/experiment/types';
import { setLane } from '@/session/experiments';
import type { Setting } from '@/lesson-kit/types';

type NumberControl = Extract<Setting['control'], { kind: 'number' }>;

/** The lane a per-lane setting is about. The lab never asks for one that is not there. */
export function laneOf(experiment: Experiment, lane: number): Lane {
  const found = experiment.lanes[lane];
  if (!found) throw new Error(`no lane ${lane}`);
  return found;
}

/** Keys of numbers that at least one optimizer has. */
type OptimizerNumber = 'learningRate' | 'momentum' | 'rho' | 'beta1' | 'beta2' | 'epsilon';

const has = (optimizer: OptimizerSpec, key: string): boolean => Object.hasOwn(optimizer, key);

export function setOptimizer(experiment: Experiment, lane: number, patch: Partial<Record<string, number | boolean>>): Experiment {
  return setLane(experiment, lane, { optimizer: { ...laneOf(experiment, lane).optimizer, ...patch } as OptimizerSpec });
}

interface OptimizerNumberSetting extends Pick<Setting, 'label' | 'why'>, Pick<NumberControl, 'min' | 'max' | 'scale' | 'step'> {}

/** A number of the optimizer: shown only for lanes whose optimizer has it. */
export function optimizerNumber(key: OptimizerNumber, { label, why, ...range }: OptimizerNumberSetting): Setting {
  return {
    id: key,
    label,
    why,
    scope: 'lane',
    applies: (experiment, lane) => has(laneOf(experiment, lane).optimizer, key),
    control: {
      kind: 'number',
      ...range,
      read: (experiment, lane) => (laneOf(experiment, lane).optimizer as { readonly [Key in OptimizerNumber]?: number })[key] ?? 0,
      write: (experiment, lane, value) => setOptimizer(experiment, lane, { [key]: value }),
    },
  };
}

/** Bias correction of the Adam family. */
export const biasCorrection: Setting = {
  id: 'biasCorrection',
  label: { en: 'Bias correction', zh: '偏差修正' },
  why: { en: 'Off, the first steps divide by an average that still starts at zero.', zh: '关掉后，最初几步除以的平均值还带着从零起步的偏差。' },
  scope: 'lane',
  applies: (experiment, lane) => has(laneOf(experiment, lane).optimizer, 'biasCorrection'),
  control: {
    kind: 'switch',
    read: (experiment, lane) => (laneOf(experiment, lane).optimizer as { readonly biasCorrection?: boolean }).biasCorrection ?? true,
    write: (experiment, lane, value) => setOptimizer(experiment, lane, { biasCorrection: value }),
  },
};
