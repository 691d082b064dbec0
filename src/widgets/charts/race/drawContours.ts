import type { CanvasSize } from '@/widgets/charts/canvas/CanvasFigure';
import { mix, parseColour } from '@/widgets/charts/canvas/colour';
import { buildProjection, type Terrain } from './race';

export interface ContourColours {
  readonly ground: string;
  readonly ink: string;
}

/** Two lines a decade, over five decades below the largest value in the window. */
const linesPerDecade = 2;
const decades = 5;
const levels = linesPerDecade * decades;

/** Height of every device pixel in lines: 0 at the deepest line, `levels` at the highest place of the window. */
function heights(terrain: Terrain, width: number, height: number): Float32Array {
  const { toPoint } = buildProjection(terrain, width, height);
  const result = new Float32Array(width * height);
  let highest = -Infinity;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const log = Math.log10(Math.max(1e-30, terrain.value(toPoint(x, y))));
      result[y * width + x] = log;
      highest = Math.max(highest, log);
    }
  }
  return result.map((log) => (log - highest + decades) * linesPerDecade);
}

/** How much of the pixel a line one pixel wide covers: the distance to the next line, measured in slopes. */
function lineCoverage(t: number, right: number, below: number): number {
  const slope = Math.hypot(right - t, below - t);
  if (t < -0.5 || slope === 0) return 0;
  const distance = Math.abs(t - Math.round(t)) / slope;
  return Math.min(1, Math.max(0, 1.15 - distance));
}

/**
 * Logarithmic contours: every line is the same factor below the next, so the bottom of a valley is as readable as its
 * walls. Deep is dark: the valley is where the lines lead.
 */
export function drawContours(context: CanvasRenderingContext2D, size: CanvasSize, terrain: Terrain, colours: ContourColours): void {
  const width = Math.round(size.width * size.ratio);
  const height = Math.round(size.height * size.ratio);
  const field = heights(terrain, width, height);
  const image = new ImageData(width, height);
  const ground = parseColour(colours.ground);
  const ink = parseColour(colours.ink);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const index = y * width + x;
      const t = field[index] ?? 0;
      const right = field[x + 1 < width ? index + 1 : index - 1] ?? t;
      const below = field[y + 1 < height ? index + width : index - width] ?? t;
      const shade = 0.02 + 0.12 * (1 - Math.min(levels, Math.max(0, Math.floor(t))) / levels);
      const [red, green, blue] = mix(ground, ink, shade + 0.24 * lineCoverage(t, right, below));
      image.data[4 * index] = red;
      image.data[4 * index + 1] = green;
      image.data[4 * index + 2] = blue;
      image.data[4 * index + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
}
