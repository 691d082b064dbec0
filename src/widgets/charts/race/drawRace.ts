import type { CanvasSize } from '@/widgets/charts/canvas/CanvasFigure';
import { styleLane } from '@/widgets/lanes/laneStyle';
import { buildProjection, type Point, type RacePath, type Terrain } from './race';

export interface RaceColours {
  readonly lanes: readonly string[];
  readonly ground: string;
  readonly text: string;
}

function drawPath(context: CanvasRenderingContext2D, path: RacePath, step: number, toPixel: (point: Point) => Point): void {
  context.beginPath();
  path.points.slice(0, step + 1).forEach((point, index) => {
    const [x, y] = toPixel(point);
    // A path that ran away has coordinates no canvas can take.
    if (!(Math.abs(x) < 1e5 && Math.abs(y) < 1e5)) return;
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  });
  context.stroke();
}

function drawMinimum(context: CanvasRenderingContext2D, [x, y]: Point, rem: number, colour: string): void {
  context.setLineDash([]);
  context.strokeStyle = colour;
  context.lineWidth = rem / 8;
  const r = rem * 0.35;
  context.beginPath();
  context.moveTo(x - r, y);
  context.lineTo(x + r, y);
  context.moveTo(x, y - r);
  context.lineTo(x, y + r);
  context.stroke();
}

/** The runner: the lane's number where it stands. */
function drawHead(context: CanvasRenderingContext2D, path: RacePath, [x, y]: Point, rem: number, fill: string, text: string): void {
  context.beginPath();
  context.arc(x, y, rem * 0.5, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.fillStyle = text;
  context.font = `700 ${rem * 0.68}px ${getComputedStyle(context.canvas).fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(String(path.lane + 1), x, y + rem * 0.03);
}

/** The place a share of the way along a path, by length. */
function along(points: readonly Point[], share: number): Point | undefined {
  const lengths = points.map((point, index) => Math.hypot(point[0] - (points[index - 1] ?? point)[0], point[1] - (points[index - 1] ?? point)[1]));
  let left = share * lengths.reduce((sum, length) => sum + length, 0);
  return points.find((_, index) => (left -= lengths[index] ?? 0) <= 0);
}

/** A runner wears its number; once it has arrived the number stands at its path, for each lane a little further on. */
function signOf(path: RacePath, step: number): Point | undefined {
  const arrived = path.end === 'converged' && step >= path.points.length - 1;
  return arrived ? along(path.points, 0.16 + 0.075 * path.lane) : path.points[Math.min(step, path.points.length - 1)];
}

/** Signs that would cover each other stand in a row instead. */
function placeHeads(paths: readonly RacePath[], step: number, rem: number, toPixel: (point: Point) => Point): readonly (readonly [RacePath, Point])[] {
  const placed: [RacePath, Point][] = [];
  for (const path of paths) {
    const place = signOf(path, step);
    if (!place) continue;
    const [left, y] = toPixel(place);
    let x = left;
    while (placed.some(([, [otherX, otherY]]) => Math.hypot(otherX - x, otherY - y) < rem * 0.98)) x += rem * 0.25;
    placed.push([path, [x, y]]);
  }
  return placed;
}

/** All paths up to `step`, with the lanes' numbers at their heads. */
export function drawRace(context: CanvasRenderingContext2D, { width, height, rem }: CanvasSize, terrain: Terrain, paths: readonly RacePath[], step: number, colours: RaceColours): void {
  const { toPixel } = buildProjection(terrain, width, height);
  context.clearRect(0, 0, width, height);
  context.lineJoin = 'round';
  for (const path of paths) {
    styleLane(context, path.lane, colours.ground, rem / 4);
    context.setLineDash([]);
    context.globalAlpha = 0.55;
    drawPath(context, path, step, toPixel);
    context.globalAlpha = 1;
    styleLane(context, path.lane, colours.lanes[path.lane] ?? colours.text, rem / 10);
    drawPath(context, path, step, toPixel);
  }
  drawMinimum(context, toPixel(terrain.minimum), rem, colours.text);
  for (const [path, [x, y]] of placeHeads(paths, step, rem, toPixel)) {
    if (x > -50 && x < width + 50 && y > -50 && y < height + 50) drawHead(context, path, [x, y], rem, colours.lanes[path.lane] ?? colours.text, colours.ground);
  }
}
