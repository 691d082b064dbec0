/** "rgb(0, 114, 178)" as computed styles give it → [0, 114, 178]. */
export function parseColour(colour: string): readonly [number, number, number] {
  const scale = colour.startsWith('color(') ? 255 : 1;
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+(?:e-?\d+)?/g) ?? []).map((part) => Number(part) * scale);
  return [red, green, blue];
}

export type Rgb = ReturnType<typeof parseColour>;

/** `share` of `colour` over `ground`. */
export function mix(ground: Rgb, colour: Rgb, share: number): Rgb {
  return [ground[0] + (colour[0] - ground[0]) * share, ground[1] + (colour[1] - ground[1]) * share, ground[2] + (colour[2] - ground[2]) * share];
}
