export type Point = readonly [number, number];

/** A loss of two weights, as the contour pictures draw it. */
export interface Surface {
  readonly value: (point: Point) => number;
  readonly gradient: (point: Point) => Point;
}

/** Counter-clockwise by `angle` radians. */
export function rotate([x, y]: Point, angle: number): Point {
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  return [cosine * x - sine * y, sine * x + cosine * y];
}

/** The valley ½(x²+κy²), turned by `angle` radians; κ is the condition number. Minimum 0 at the origin. */
export function quadraticBowl(kappa: number, angle = 0): Surface {
  return {
    value: (point) => {
      const [x, y] = rotate(point, -angle);
      return (x * x + kappa * y * y) / 2;
    },
    gradient: (point) => {
      const [x, y] = rotate(point, -angle);
      return rotate([x, kappa * y], angle);
    },
  };
}

/** The bent valley (1−x)² + 100(y−x²)². Rosenbrock 1960. Minimum 0 at (1, 1). */
export const rosenbrock: Surface = {
  value: ([x, y]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
  gradient: ([x, y]) => [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)],
};

/** x²/2 + y⁴/4 − y²/2: a saddle at the origin, minima −¼ at (0, ±1). */
export const saddle: Surface = {
  value: ([x, y]) => (x * x) / 2 + y ** 4 / 4 - (y * y) / 2,
  gradient: ([x, y]) => [x, y ** 3 - y],
};
