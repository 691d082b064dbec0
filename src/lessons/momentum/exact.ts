import { correctedMovingAverage, movingAverage, quadraticBowl, randomNormal, streamKey, varianceReduction } from '@/lesson-kit';
import { bestDescent, bestMomentum, follow, homeOf, tolerance, type Method } from './valley';

/** Arithmetic behind the lesson's exact claims. */

const seeds = [0, 1, 2, 3, 4];

/** Standard normal numbers, the same for the same seed. */
export const whiteNoise = (seed: number, length: number): readonly number[] => {
  const key = streamKey(seed, 'data');
  return Array.from({ length }, (_, index) => randomNormal(key, index));
};

const noisyTen = (seed: number): readonly number[] => whiteNoise(seed, 10).map((noise) => 10 + noise);

/** β = 0.98 on 10 + N(0, 1): the largest raw average after ten values. */
export const largestRawAverage = (): number => Math.max(...seeds.map((seed) => movingAverage(noisyTen(seed), 0.98).at(-1)!));
/** … and the largest distance of a corrected one from 10. */
export const largestCorrectedError = (): number => Math.max(...seeds.map((seed) => Math.abs(correctedMovingAverage(noisyTen(seed), 0.98).at(-1)! - 10)));

const samples = 200_000;

/** Largest relative distance of the measured variance of averaged white noise from (1−β)/(1+β). */
export function varianceError(): number {
  const noise = whiteNoise(0, samples);
  const errors = [0.5, 0.9, 0.98].map((beta) => {
    const settled = movingAverage(noise, beta).slice(1000);
    const variance = settled.reduce((sum, value) => sum + value * value, 0) / settled.length;
    return Math.abs(variance / varianceReduction(beta) - 1);
  });
  return Math.max(...errors);
}

const kappa = 100;
const quarter = Math.PI / 4;

export const methods = {
  descent: bestDescent(kappa),
  tuned: bestMomentum(kappa),
  momentum: { learningRate: 0.01, beta: 0.9, look: 0 },
  nesterov: { learningRate: 0.01, beta: 0.9, look: 1 },
  misprint: { learningRate: 0.01, beta: 0.9, look: -1 },
} as const satisfies Readonly<Record<string, Method>>;

export type MethodName = keyof typeof methods;

/** Steps to f < 10⁻³ on the valley with κ = 100 turned by `angle`, from (1, 1) in its own axes. */
export function stepsOnValley(name: MethodName, angle = 0): number {
  const { steps, end } = follow(quadraticBowl(kappa, angle), methods[name], homeOf(angle), { steps: 2000, tolerance });
  return end === 'converged' ? steps.length : Infinity;
}

/** Plain momentum on the valley of the text; Infinity when it runs away or is not there after 2,000 steps. */
export function stepsWithMomentum(learningRate: number, beta: number): number {
  const { steps, end } = follow(quadraticBowl(kappa), { learningRate, beta, look: 0 }, homeOf(0), { steps: 2000, tolerance, ceiling: 1e12 });
  return end === 'converged' ? steps.length : Infinity;
}

/** Steps of tuned momentum on a valley a hundred times as narrow, over those on the valley of the text. */
export const stepsGrowth = (): number => follow(quadraticBowl(100 * kappa), bestMomentum(100 * kappa), homeOf(0), { steps: 5000, tolerance }).steps.length / stepsOnValley('tuned');

/** Most steps that turning the valley by 45° adds or saves. */
export const rotationChange = (): number => Math.max(...(['descent', 'tuned', 'momentum', 'nesterov'] as const).map((name) => Math.abs(stepsOnValley(name, quarter) - stepsOnValley(name))));

/** First step after which f is above 10¹². */
export const stepsToBlowUp = (): number => follow(quadraticBowl(kappa), methods.misprint, homeOf(0), { steps: 2000, ceiling: 1e12 }).steps.length;
