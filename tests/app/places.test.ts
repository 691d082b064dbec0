import { expect, it } from 'vitest';
import { Places } from '@/app/shell/places';

it('knows where the reader was on the pages a browser goes back to, and forgets older ones', () => {
  const places = new Places();
  for (let visit = 1; visit <= 1000; visit += 1) {
    places.keep(visit, 0);
    places.keep(visit, 10 * visit);
  }
  const known = Array.from({ length: 1000 }, (_, index) => index + 1).filter((visit) => places.of(visit) !== undefined);
  expect(known).toEqual(Array.from({ length: 100 }, (_, index) => 901 + index));
  expect(places.of(960)).toBe(9600);
});

it('keeps a page that the reader has come back to longest', () => {
  const places = new Places();
  for (let visit = 1; visit <= 100; visit += 1) places.keep(visit, visit);
  places.keep(1, 7);
  places.keep(101, 0);
  expect(places.of(1)).toBe(7);
  expect(places.of(2)).toBeUndefined();
});
