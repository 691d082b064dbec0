import { describe, expect, it } from 'vitest';
import type { OptimizerSpec } from '@/engine/experiment/types';
import { quadraticBowl, rotate } from '@/engine/math/surfaces';
import { descend } from '@/engine/math/trajectory';
import { updateCoefficients } from '@/engine/math/updateRules';
import { methods, stepsOnValley, stepsToBlowUp } from '@/lessons/momentum/exact';
import { follow, homeOf } from '@/lessons/momentum/valley';

const bowl = quadraticBowl(100, 0.4);
const start = homeOf(0.4);
const engine = (optimizer: OptimizerSpec) => descend(bowl, start, (step) => updateCoefficients(optimizer, step, optimizer.learningRate), { steps: 60 }).points;

describe('the steps that the picture draws', () => {
  it('of momentum are those of the optimizer that trains', () => {
    const points = engine({ kind: 'momentum', learningRate: 0.01, momentum: 0.9 });
    follow(bowl, methods.momentum, start, { steps: 60 }).steps.forEach(({ next }, index) => next.forEach((value, axis) => expect(value).toBeCloseTo(points[index + 1]![axis]!, 12)));
  });

  it('of Nesterov have their look-ahead point where the optimizer keeps its weights', () => {
    const points = engine({ kind: 'nesterov', learningRate: 0.01, momentum: 0.9 });
    follow(bowl, methods.nesterov, start, { steps: 60 }).steps.forEach(({ probe }, index) => probe.forEach((value, axis) => expect(value).toBeCloseTo(points[index]![axis]!, 12)));
  });

  it('add up: θ + carried + push is the next θ', () => {
    for (const { theta, carried, push, next } of follow(bowl, methods.nesterov, start, { steps: 30 }).steps) {
      next.forEach((value, axis) => expect(value).toBeCloseTo(theta[axis]! + carried[axis]! + push[axis]!, 12));
    }
  });

  it('turn with the valley', () => {
    const plain = follow(quadraticBowl(100), methods.nesterov, [1, 1], { steps: 20 });
    const turned = follow(quadraticBowl(100, 1), methods.nesterov, rotate([1, 1], 1), { steps: 20 });
    plain.steps.forEach(({ next }, index) => rotate(next, 1).forEach((value, axis) => expect(turned.steps[index]!.next[axis]).toBeCloseTo(value, 10)));
  });
});

describe('numbers of the text', () => {
  it('are 271, 50, 71 and 24 steps, and 40 to the blow-up', () => {
    expect(['descent', 'tuned', 'momentum', 'nesterov'].map((name) => stepsOnValley(name as 'descent'))).toEqual([271, 50, 71, 24]);
    expect(stepsToBlowUp()).toBe(40);
  });

  it('include 23 for the point the optimizer stores', () => {
    const rule = (step: number) => updateCoefficients({ kind: 'nesterov', learningRate: 0.01, momentum: 0.9 }, step, 0.01);
    expect(descend(quadraticBowl(100), [1, 1], rule, { steps: 99, tolerance: 1e-3 }).points.length - 1).toBe(23);
  });

  it('and a misprint that stays finite while ηλ < (1−β)/β', () => {
    const misprint = (learningRate: number) => follow(quadraticBowl(1), { ...methods.misprint, learningRate }, [1, 0], { steps: 3000, tolerance: 1e-9, ceiling: 1e9 }).end;
    expect(misprint(0.1)).toBe('converged');
    expect(misprint(0.12)).toBe('diverged');
  });
});
