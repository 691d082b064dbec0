const gap = 8;

/** Puts an open popover below its anchor, or above where there is no room, and inside the window. */
export function place(bubble: HTMLElement, anchor: HTMLElement): void {
  const target = anchor.getBoundingClientRect();
  const size = bubble.getBoundingClientRect();
  const centred = target.left + target.width / 2 - size.width / 2;
  const left = Math.max(gap, Math.min(centred, document.documentElement.clientWidth - size.width - gap));
  const below = target.bottom + gap;
  const fitsBelow = below + size.height <= window.innerHeight;
  const top = fitsBelow ? below : Math.max(gap, target.top - size.height - gap);
  bubble.style.left = `${left}px`;
  bubble.style.top = `${top}px`;
}
