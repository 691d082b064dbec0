import { expect, it, vi } from 'vitest';
import type { Watch } from '@/engine/worker/insideProtocol';
import { WatchedParts } from '@/session/watchedParts';

function setUp() {
  const asked = vi.fn<(watch: Watch) => void>();
  return { asked, parts: new WatchedParts(asked) };
}

it('asks for a part with its first panel, and no longer after the last', () => {
  const { asked, parts } = setUp();
  for (const visible of [true, true, false, false]) parts.view('boundary', visible);
  expect(asked.mock.calls.map(([watch]) => watch.boundary)).toEqual([true, false]);
});

it('asks for several parts together', () => {
  const { parts } = setUp();
  parts.view('layers', true);
  parts.view('stepSizes', true);
  expect(parts.watch).toMatchObject({ layers: true, stepSizes: true, boundary: false });
});

it('is not confused by a panel that goes before it came', () => {
  const { asked, parts } = setUp();
  parts.view('fit', false);
  expect(asked).not.toHaveBeenCalled();
  parts.view('fit', true);
  expect(parts.watch.fit).toBe(true);
});

it('follows one unit until nothing is followed', () => {
  const { asked, parts } = setUp();
  const focus = { lane: 0, layer: 1, unit: 2, sample: 3 };
  parts.view('layers', true);
  parts.follow(focus);
  expect(asked).toHaveBeenLastCalledWith(expect.objectContaining({ layers: true, phases: focus }));
  parts.follow(null);
  expect(parts.watch.phases).toBeUndefined();
});
