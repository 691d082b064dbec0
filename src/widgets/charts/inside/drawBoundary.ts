import type { BoundaryMap } from '@/engine/worker/insideProtocol';
import type { DataPreview } from '@/engine/worker/protocol';
import type { CanvasSize } from '@/widgets/charts/canvas/CanvasFigure';
import { mix, parseColour, type Rgb } from '@/widgets/charts/canvas/colour';
import { drawClassPoint } from '@/widgets/charts/classes';

type LaneMap = BoundaryMap['lanes'][number];

export interface BoundaryColours {
  readonly surface: string;
  readonly classes: readonly string[];
}

/** Confidence of pure guessing is white, certainty is `strongest` of the class's colour. */
const strongest = 0.62;

function cellColour(lane: LaneMap, cell: number, ground: Rgb, classes: readonly Rgb[]): Rgb {
  const guess = 1 / Math.max(2, classes.length);
  const confidence = lane.confidence[cell] ?? guess;
  const share = Math.min(1, Math.max(0, (confidence - guess) / (1 - guess)));
  return mix(ground, classes[(lane.classes[cell] ?? 0) % classes.length] ?? ground, 0.1 + share * (strongest - 0.1));
}

/** The network's answer for every place of the square, smoothed up from its grid. */
export function drawMap(context: CanvasRenderingContext2D, { width, height }: CanvasSize, map: BoundaryMap, lane: LaneMap, colours: BoundaryColours): void {
  const { resolution } = map;
  const image = new ImageData(resolution, resolution);
  const ground = parseColour(colours.surface);
  const classes = colours.classes.map(parseColour);
  for (let cell = 0; cell < resolution * resolution; cell += 1) {
    const [red, green, blue] = cellColour(lane, cell, ground, classes);
    image.data.set([red, green, blue, 255], 4 * cell);
  }
  const buffer = document.createElement('canvas');
  buffer.width = resolution;
  buffer.height = resolution;
  buffer.getContext('2d')?.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.drawImage(buffer, 0, 0, width, height);
}

export interface DataWindow {
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
}

/** A square around all points with a margin, for the time before the worker has sent a map. */
export function windowOf(points: NonNullable<DataPreview['points']>): DataWindow {
  let reach = 1e-6;
  for (const value of points.inputs) reach = Math.max(reach, Math.abs(value));
  return { xRange: [-1.1 * reach, 1.1 * reach], yRange: [-1.1 * reach, 1.1 * reach] };
}

/** At most this many points: more only hide the map. */
const shownPoints = 400;

export function drawPoints(context: CanvasRenderingContext2D, { width, height, rem }: CanvasSize, points: NonNullable<DataPreview['points']>, { xRange, yRange }: DataWindow, colours: BoundaryColours): void {
  const count = Math.min(shownPoints, points.labels.length);
  context.lineWidth = rem * 0.08;
  // Small maps get small points.
  const scale = rem * Math.min(1, Math.max(0.6, width / (12 * rem)));
  for (let index = 0; index < count; index += 1) {
    const label = points.labels[index] ?? 0;
    const colour = colours.classes[label % colours.classes.length] ?? '';
    context.fillStyle = colour;
    context.strokeStyle = colour;
    const x = (((points.inputs[2 * index] ?? 0) - xRange[0]) / (xRange[1] - xRange[0])) * width;
    const y = ((yRange[1] - (points.inputs[2 * index + 1] ?? 0)) / (yRange[1] - yRange[0])) * height;
    drawClassPoint(context, label, x, y, scale);
  }
}
