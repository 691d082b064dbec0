export type Point = readonly [number, number];

/** The ground of a race: a function of two weights and the window it is drawn in. */
export interface Terrain {
  readonly id: string;
  readonly label: string;
  readonly value: (point: Point) => number;
  /** centre and half width of the window; its height follows from the picture's shape, so angles are true */
  readonly centre: Point;
  readonly reach: number;
  readonly minimum: Point;
}

/** The way of one optimizer, from step 0. */
export interface RacePath {
  readonly lane: number;
  readonly name: string;
  /** its settings, short: "η 0.1" */
  readonly detail: string;
  readonly points: readonly Point[];
  readonly values: readonly number[];
  readonly end: 'converged' | 'diverged' | 'steps';
}

export const raceAspect = 1.3;

/** Between weights and pixels; y grows upwards. */
export interface Projection {
  readonly toPixel: (point: Point) => Point;
  readonly toPoint: (x: number, y: number) => Point;
}

export function buildProjection({ centre, reach }: Terrain, width: number, height: number): Projection {
  const scale = (2 * reach) / width;
  return {
    toPixel: ([x, y]) => [width / 2 + (x - centre[0]) / scale, height / 2 - (y - centre[1]) / scale],
    toPoint: (x, y) => [centre[0] + (x - width / 2) * scale, centre[1] - (y - height / 2) * scale],
  };
}

/** The nearest point of the window, a little inside its border. */
export function clampToWindow({ centre, reach }: Terrain, [x, y]: Point): Point {
  const across = reach * 0.98;
  const up = (reach / raceAspect) * 0.97;
  return [Math.min(centre[0] + across, Math.max(centre[0] - across, x)), Math.min(centre[1] + up, Math.max(centre[1] - up, y))];
}
