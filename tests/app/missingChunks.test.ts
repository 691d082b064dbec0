import { describe, expect, it, vi } from 'vitest';
import { isMissingChunk, reloadOnce } from '@/app/failure/missingChunks';

function environment(start: number) {
  const items = new Map<string, string>();
  const reload = vi.fn<() => void>();
  const state = { time: start, online: true, denied: false };
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (state.denied) throw new DOMException('denied', 'SecurityError');
      items.set(key, value);
    },
  };
  return { reload, state, environment: { storage: () => storage, now: () => state.time, online: () => state.online, reload } };
}

describe('reloadOnce', () => {
  it('reloads once, and again only when a minute has passed', () => {
    const { reload, state, environment: given } = environment(1_000_000);
    expect(reloadOnce(given)).toBe(true);
    expect(reloadOnce(given)).toBe(false);
    state.time += 61_000;
    expect(reloadOnce(given)).toBe(true);
    expect(reload).toHaveBeenCalledTimes(2);
  });

  it('does not reload offline, nor when it could not remember having done so', () => {
    const { reload, state, environment: given } = environment(1_000_000);
    state.online = false;
    expect(reloadOnce(given)).toBe(false);
    Object.assign(state, { online: true, denied: true });
    expect(reloadOnce(given)).toBe(false);
    expect(reload).not.toHaveBeenCalled();
  });
});

describe('isMissingChunk', () => {
  it.each([
    'Failed to fetch dynamically imported module: http://x/assets/a.js',
    'error loading dynamically imported module: http://x/assets/a.js',
    'Importing a module script failed.',
    'Unable to preload CSS for /assets/a.css',
  ])('knows %j', (message) => {
    expect(isMissingChunk(new TypeError(message))).toBe(true);
  });

  it('does not take a mistake of ours for one', () => {
    expect(isMissingChunk(new TypeError("Cannot read properties of undefined (reading 'x')"))).toBe(false);
    expect(isMissingChunk('text')).toBe(false);
  });
});
