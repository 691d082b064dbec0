import type { CanvasSize } from '@/widgets/charts/canvas/CanvasFigure';
import { mix, parseColour } from '@/widgets/charts/canvas/colour';
import { buildProjection, type Terrain } from './race';

export interface ContourColours {
  readonly ground: string;
  readonly ink: string;
}

/** Two lines a decade, from 10⁻⁵ of the largest value in the window upwards. */
const linesPerDecade = 2;
const decades = 5;

/**
 * Logarithmic contours: every line is the same factor below the next, so the bottom of a valley is as readable as its
 * walls. Every device pixel gets the number of its band; where the number changes there is a line.
 */
export function drawContours(context: CanvasRenderingContext2D, size: CanvasSize, terrain: Terrain, colours: ContourColours): void {
  const width = Math.round(size.width * size.ratio);
  const height = Math.round(size.height * size.ratio);
  const bands = bandsOf(terrain, width, height);
  const image = new ImageData(width, height);
  const ground = parseColour(colours.ground);
  const ink = parseColour(colours.ink);
  const total = linesPerDecade * decades;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const index = y * width + x;
      const band = bands[index] ?? 0;
      const onLine = band !== bands[index + (x + 1 < width ? 1 : 0)] || band !== bands[index + (y + 1 < height ? width : 0)];
      // Deep is dark: the valley is where the lines lead.
      const [red, green, blue] = mix(ground, ink, onLine ? 0.34 : 0.02 + 0.13 * (1 - band / total));
      image.data[4 * index] = red;
      image.data[4 * index + 1] = green;
      image.data[4 * index + 2] = blue;
      image.data[4 * index + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
}

function bandsOf(terrain: Terrain, width: number, height: number): Uint8Array {
  const { toPoint } = buildProjection(terrain, width, height);
  const logs = new Float32Array(width * height);
  let highest = -Infinity;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const log = Math.log10(Math.max(1e-30, terrain.value(toPoint(x, y))));
      logs[y * width + x] = log;
      highest = Math.max(highest, log);
    }
  }
  return Uint8Array.from(logs, (log) => Math.max(0, Math.floor((log - highest + decades) * linesPerDecade)));
}
