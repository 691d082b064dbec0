/** Longer than any page takes to arrive; then the reader has found something else to do. */
const patienceMs = 5000;

/** Calls back as soon as `find` finds something inside `root`, now or within the patience. Returns how to stop. */
export function whenPresent<T>(root: HTMLElement, find: () => T | null, found: (value: T) => void): () => void {
  const attempt = (): boolean => {
    const value = find();
    if (value !== null) found(value);
    return value !== null;
  };
  if (attempt()) return () => undefined;
  const observer = new MutationObserver(() => {
    if (attempt()) observer.disconnect();
  });
  observer.observe(root, { childList: true, subtree: true });
  const timer = window.setTimeout(() => observer.disconnect(), patienceMs);
  return () => {
    window.clearTimeout(timer);
    observer.disconnect();
  };
}
