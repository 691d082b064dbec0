import { describe, expect, it } from 'vitest';
import { buildMlp } from '@/engine/experiment/build';
import type { Lane } from '@/engine/experiment/types';
import { initialSchedule, laneLearningRate, nextSchedule, stepHyper } from '@/engine/training/hyper';
import { spirals } from './experiments';

const lane = (draft: Partial<Lane>): Lane => ({ ...spirals().lanes[0]!, ...draft });

describe('the numbers of a step', () => {
  it('take the learning rate from the schedule', () => {
    const decaying = lane({ schedule: { kind: 'exponential', scale: 10 } });
    expect(stepHyper(decaying, 0, initialSchedule, true).update.h).toBeCloseTo(0.1);
    expect(stepHyper(decaying, 10, initialSchedule, true).update.h).toBeCloseTo(0.01);
  });

  it('move the momentum of 1cycle against its rate', () => {
    const cycle = lane({ optimizer: { kind: 'momentum', learningRate: 0.1, momentum: 0.5 }, schedule: { kind: 'oneCycle', steps: 100 } });
    expect(stepHyper(cycle, 0, initialSchedule, true).update.a).toBeCloseTo(0.95);
    expect(stepHyper(lane({ optimizer: cycle.optimizer }), 0, initialSchedule, true).update.a).toBeCloseTo(0.5);
  });

  it('name one threshold of clipping', () => {
    expect(stepHyper(lane({ clip: { kind: 'globalNorm', threshold: 2 } }), 0, initialSchedule, true)).toMatchObject({ clipValue: 0, clipNorm: 0, clipGlobalNorm: 2 });
    expect(stepHyper(lane({ clip: { kind: 'none' } }), 0, initialSchedule, true)).toMatchObject({ clipValue: 0, clipNorm: 0, clipGlobalNorm: 0 });
  });

  it('carry the live rate of every dropout', () => {
    const layers = buildMlp({ widths: [2, 4, 4, 2], activation: 'relu', dropout: 0.3 });
    const { dropoutRates } = stepHyper(lane({ layers }), 0, initialSchedule, true);
    expect([...dropoutRates]).toEqual([[2, 0.3], [5, 0.3]]);
  });

  it('let a performance schedule wait for evaluations', () => {
    const patient = lane({ schedule: { kind: 'performance', factor: 0.5, patience: 2, threshold: 0.01 } });
    const state = [1, 1, 1].reduce((schedule, loss) => nextSchedule(patient, schedule, loss), initialSchedule);
    expect(laneLearningRate(patient, 5, state)).toBeCloseTo(0.05);
    expect(nextSchedule(lane({}), initialSchedule, 1)).toBe(initialSchedule);
  });
});
