/** Sizes in rem, so that the map grows with the type. */
export const sizes = { nodeWidth: 13.5, nodeHeight: 4.75, columnGap: 3.25, rowGap: 1, bandTitle: 2.25, bandGap: 1.25 } as const;

export interface MapLesson {
  readonly slug: string;
  readonly chapter: string;
  readonly prerequisites: readonly string[];
}

export interface MapNode {
  readonly slug: string;
  readonly left: number;
  readonly top: number;
}

export interface MapArrow {
  readonly from: string;
  readonly to: string;
}

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: ReadonlyMap<string, MapNode>;
  /** top of each chapter that has lessons */
  readonly bands: ReadonlyMap<string, number>;
  readonly arrows: readonly MapArrow[];
}

/** How many lessons come before, on the longest way. Lessons in the order of the course: what one needs comes earlier. */
function depths(lessons: readonly MapLesson[]): ReadonlyMap<string, number> {
  const depth = new Map<string, number>();
  for (const { slug, prerequisites } of lessons) depth.set(slug, Math.max(-1, ...prerequisites.map((needed) => depth.get(needed) ?? -1)) + 1);
  return depth;
}

/** Prerequisites that no other prerequisite brings along: an arrow for each, and none that follows from others. */
function directArrows(lessons: readonly MapLesson[]): readonly MapArrow[] {
  const before = new Map<string, ReadonlySet<string>>();
  for (const { slug, prerequisites } of lessons) before.set(slug, new Set(prerequisites.flatMap((needed) => [needed, ...(before.get(needed) ?? [])])));
  return lessons.flatMap(({ slug, prerequisites }) => {
    const known = prerequisites.filter((needed) => before.has(needed));
    return known.filter((needed) => !known.some((other) => before.get(other)!.has(needed))).map((from) => ({ from, to: slug }));
  });
}

/** Columns by what comes before, one band of rows per chapter. Arrows then lead to the right, and down or level. */
export function layOut(chapters: readonly string[], lessons: readonly MapLesson[]): MapLayout {
  const depth = depths(lessons);
  const nodes = new Map<string, MapNode>();
  const bands = new Map<string, number>();
  let top = 0;
  for (const chapter of chapters) {
    const own = lessons.filter((lesson) => lesson.chapter === chapter);
    if (own.length === 0) continue;
    bands.set(chapter, top);
    const rows = new Map<number, number>();
    for (const { slug } of own) {
      const column = depth.get(slug)!;
      const row = rows.get(column) ?? 0;
      rows.set(column, row + 1);
      nodes.set(slug, { slug, left: column * (sizes.nodeWidth + sizes.columnGap), top: top + sizes.bandTitle + row * (sizes.nodeHeight + sizes.rowGap) });
    }
    const most = Math.max(...rows.values());
    top += sizes.bandTitle + most * sizes.nodeHeight + (most - 1) * sizes.rowGap + sizes.bandGap;
  }
  const columns = Math.max(0, ...depth.values()) + 1;
  return { width: columns * sizes.nodeWidth + (columns - 1) * sizes.columnGap, height: Math.max(0, top - sizes.bandGap), nodes, bands, arrows: directArrows(lessons) };
}

/** From the right side of one node to the left side of another, level at both ends. */
export function arrowPath(from: MapNode, to: MapNode): string {
  const [x, y] = [from.left + sizes.nodeWidth, from.top + sizes.nodeHeight / 2];
  const [endX, endY] = [to.left - headLength, to.top + sizes.nodeHeight / 2];
  const bend = (sizes.columnGap - headLength) * 0.6;
  return `M${x} ${y}C${x + bend} ${y} ${endX - bend} ${endY} ${endX} ${endY}`;
}

const headLength = 0.5;

export function arrowHead({ left, top }: MapNode): string {
  const y = top + sizes.nodeHeight / 2;
  return `M${left - headLength} ${y - 0.3}L${left} ${y}L${left - headLength} ${y + 0.3}Z`;
}
