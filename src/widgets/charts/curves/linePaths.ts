import { lastPoint, type Curve, type Series } from './curve';

/** From a value to a place on the picture; undefined where the axis has none. */
export type Scale = (value: number) => number | undefined;

/** Path data in pixels. A gap lifts the pen. */
export function pathData(series: Series, x: Scale, y: Scale): string {
  let data = '';
  let pen = 'M';
  for (const { step, value } of series) {
    const place = x(step);
    const height = value === null ? undefined : y(value);
    if (place === undefined || height === undefined) pen = 'M';
    else {
      data += `${pen}${place.toFixed(1)} ${height.toFixed(1)}`;
      pen = 'L';
    }
  }
  return data;
}

export interface Sign {
  readonly curve: Curve;
  readonly x: number;
  y: number;
}

/** Signs at the ends of the lines, moved apart where lines end close together. */
export function placeSigns(curves: readonly Curve[], x: Scale, y: Scale, size: number, top: number, bottom: number): readonly Sign[] {
  const signs = curves.flatMap((curve): Sign[] => {
    const end = curve.ghost || curve.series.length < 2 ? undefined : lastPoint(curve.series);
    const place = end && x(end.step);
    const height = end && y(end.value);
    return place === undefined || height === undefined ? [] : [{ curve, x: place, y: Math.min(bottom, Math.max(top, height)) }];
  });
  signs.sort((a, b) => a.y - b.y);
  for (let index = 1; index < signs.length; index += 1) signs[index]!.y = Math.max(signs[index]!.y, signs[index - 1]!.y + size);
  const last = signs.at(-1);
  if (last && last.y > bottom) {
    last.y = bottom;
    for (let index = signs.length - 2; index >= 0; index -= 1) signs[index]!.y = Math.min(signs[index]!.y, signs[index + 1]!.y - size);
  }
  return signs;
}
