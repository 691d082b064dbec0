/** How a lane looks everywhere: colour, dash and number say the same thing three times, so none is needed to see it. */

export const maximumLanes = 8;

/** Custom property of the lane's colour, for canvas: `useColours(laneToken(0))`. */
export const laneToken = (lane: number): string => `--lane-${(lane % maximumLanes) + 1}`;

export const laneColour = (lane: number): string => `var(${laneToken(lane)})`;

/** Dash patterns in units of the line's width: told apart at 10 m, and in print. */
const dashes: readonly (readonly number[])[] = [[], [5, 2], [1.2, 1.8], [7, 2, 1.2, 2], [10, 3], [3, 3], [7, 2, 1.2, 2, 1.2, 2], [12, 2, 4, 2]];

const laneDash = (lane: number): readonly number[] => dashes[lane % maximumLanes] ?? [];

/** For the SVG attribute; undefined is a solid line. */
export function laneDashArray(lane: number, lineWidth: number): string | undefined {
  const dash = laneDash(lane);
  return dash.length === 0 ? undefined : dash.map((part) => part * lineWidth).join(' ');
}

/** Sets colour and dash of the lane on a canvas context. */
export function styleLane(context: CanvasRenderingContext2D, lane: number, colour: string, lineWidth: number): void {
  context.strokeStyle = colour;
  context.lineWidth = lineWidth;
  context.setLineDash(laneDash(lane).map((part) => part * lineWidth));
}
