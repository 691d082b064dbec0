/** A sliver of a line below is not worth a page. */
const tolerance = 4;

/** Blocks of text that are in view as a whole or not at all. */
function blocksOf(scroller: HTMLElement): readonly DOMRect[] {
  const section = [...scroller.querySelectorAll<HTMLElement>('section[data-place]')].find(({ hidden }) => !hidden);
  return section ? Array.from(section.children, (child) => child.getBoundingClientRect()).filter(({ height }) => height > 0) : [];
}

/**
 * A page of the text in the spotlight on or back; false when there is no more of it. A page begins with the first block that
 * was cut off, so that nobody reads half a line.
 */
export function turnPage(scroller: HTMLElement, direction: 1 | -1): boolean {
  const { scrollTop, clientHeight, scrollHeight } = scroller;
  if (direction < 0 ? scrollTop <= tolerance : scrollTop + clientHeight >= scrollHeight - tolerance) return false;
  const { top } = scroller.getBoundingClientRect();
  const cut = blocksOf(scroller).find((block) => block.bottom - top > clientHeight + tolerance);
  const step = direction > 0 && cut && cut.top - top > tolerance ? Math.min(cut.top - top, clientHeight) : direction * 0.85 * clientHeight;
  scroller.scrollTo({ top: scrollTop + step });
  return true;
}
