interface Numbered {
  readonly visit: number;
}

const isNumbered = (state: unknown): state is Numbered => typeof state === 'object' && state !== null && 'visit' in state && typeof state.visit === 'number';

let last = 0;

/**
 * The number of the entry of the history that is shown, given to it on arrival. An entry that has one already is being
 * returned to; the order of events around a navigation would not tell (a popstate listener may come after the new page).
 */
export function visitOf(history: History): number {
  const state: unknown = history.state;
  if (isNumbered(state)) {
    last = Math.max(last, state.visit);
    return state.visit;
  }
  last += 1;
  history.replaceState({ ...(typeof state === 'object' ? state : {}), visit: last }, '');
  return last;
}
