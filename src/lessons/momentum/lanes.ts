import { formatSetting, quadraticBowl, type Point, type Terrain, type Translated } from '@/lesson-kit';
import { bestDescent, bestMomentum, follow, tolerance, type Descent, type Method, type Step } from './valley';

export type LaneId = 'descent' | 'tuned' | 'momentum' | 'nesterov';

/** One method of the drawing with its whole way down. */
export interface Lane {
  readonly id: LaneId;
  /** colour, dash and number */
  readonly lane: number;
  readonly name: Translated;
  readonly method: Method;
  readonly descent: Descent;
}

export interface Valley {
  readonly kappa: number;
  /** radians */
  readonly angle: number;
  readonly start: Point;
  /** η and β of the two methods the reader steers */
  readonly learningRate: number;
  readonly beta: number;
}

const mostSteps = 3000;

export function buildLanes({ kappa, angle, start, learningRate, beta }: Valley): readonly Lane[] {
  const surface = quadraticBowl(kappa, angle);
  const lane = (id: LaneId, number: number, name: Translated, method: Method): Lane => ({ id, lane: number, name, method, descent: follow(surface, method, start, { steps: mostSteps, tolerance, ceiling: 1e12 }) });
  return [
    lane('descent', 0, { en: 'gradient descent, best rate', zh: '梯度下降，最佳学习率' }, bestDescent(kappa)),
    lane('tuned', 1, { en: 'momentum, tuned to κ', zh: '动量，按 κ 调好' }, bestMomentum(kappa)),
    lane('momentum', 2, { en: 'momentum', zh: '动量' }, { learningRate, beta, look: 0 }),
    lane('nesterov', 3, { en: 'Nesterov', zh: 'Nesterov' }, { learningRate, beta, look: 1 }),
  ];
}

const two = (value: number): string => formatSetting(Number(value.toPrecision(2)));
export const detailOf = ({ learningRate, beta }: Method): string => (beta === 0 ? `η ${two(learningRate)}` : `η ${two(learningRate)}, β ${two(beta)}`);

export const wholeValley = { id: 'valley', label: '', centre: [0, 0] as Point, reach: 1.95, minimum: [0, 0] as Point };

/** A window just large enough for the arrows of one step. */
export function closeUp(step: Step, terrain: Terrain): Terrain {
  const { theta, probe, carried, push, next } = step;
  const corners: readonly Point[] = [theta, next, probe, [theta[0] + carried[0], theta[1] + carried[1]], [probe[0] + push[0], probe[1] + push[1]]];
  const range = (axis: 0 | 1): readonly [number, number] => [Math.min(...corners.map((corner) => corner[axis])), Math.max(...corners.map((corner) => corner[axis]))];
  const [x, y] = [range(0), range(1)];
  const reach = Math.max((x[1] - x[0]) / 2, ((y[1] - y[0]) / 2) * 1.3) * 1.45;
  return reach > 0 && Number.isFinite(reach) ? { ...terrain, centre: [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2], reach } : terrain;
}
