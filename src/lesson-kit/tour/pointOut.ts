import type { TourStep } from './tour';

const pointedMs = 2500;

/** What a step is about is marked with this attribute; of several, the first is meant. */
export const tourTarget = (step: TourStep) => ({ 'data-tour': step });

const usable = 'button:not(:disabled, [tabindex="-1"]), [tabindex="0"], summary';

/** Brings what a step is about into the middle of the window, with a frame around it and the focus on it. */
export function pointOut(step: TourStep): void {
  const target = document.querySelector<HTMLElement>(`[data-tour="${step}"]`);
  if (!target) return;
  target.scrollIntoView({ block: 'center' });
  target.querySelector<HTMLElement>(usable)?.focus({ preventScroll: true });
  for (const earlier of document.querySelectorAll('[data-pointed]')) earlier.removeAttribute('data-pointed');
  target.setAttribute('data-pointed', '');
  setTimeout(() => target.removeAttribute('data-pointed'), pointedMs);
}
