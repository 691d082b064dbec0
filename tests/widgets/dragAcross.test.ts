import type { PointerEvent } from 'react';
import { expect, it } from 'vitest';
import { dragAcross } from '@/widgets/charts/dragAcross';

/** A chart at x = 100 on the page that notes which pointers it holds. */
function setUp() {
  const held = new Set<number>();
  const currentTarget = {
    getBoundingClientRect: () => ({ left: 100 }),
    setPointerCapture: (id: number) => void held.add(id),
    hasPointerCapture: (id: number) => held.has(id),
  };
  const shares: number[] = [];
  const handlers = dragAcross({ left: 20, right: 220 }, (share) => shares.push(share));
  const at = (clientX: number) => ({ clientX, pointerId: 1, currentTarget }) as unknown as PointerEvent<HTMLElement>;
  return { held, shares, handlers, at };
}

it('reads where it is pressed, and goes on while the pointer is held', () => {
  const { held, shares, handlers, at } = setUp();
  handlers.onPointerDown(at(120));
  handlers.onPointerMove(at(220));
  handlers.onPointerMove(at(340));
  expect(shares).toEqual([0, 0.5, 1.1]);
  held.clear();
  handlers.onPointerMove(at(120));
  expect(shares).toHaveLength(3);
});

it('is not read by a pointer that only passes over', () => {
  const { shares, handlers, at } = setUp();
  handlers.onPointerMove(at(120));
  expect(shares).toEqual([]);
});
