import { expect, it } from 'vitest';
import { Gestures } from '@/session/gestures';

function setUp() {
  const time = { now: 0 };
  return { gestures: new Gestures(() => time.now), wait: (ms: number) => void (time.now += ms) };
}

it('edits that follow each other closely are one gesture, however long it takes', () => {
  const { gestures, wait } = setUp();
  expect(gestures.edit()).toBe(true);
  for (let move = 0; move < 10; move += 1) {
    wait(399);
    expect(gestures.edit()).toBe(false);
  }
  wait(400);
  expect(gestures.edit()).toBe(true);
});

it('an ended gesture is not gone on with', () => {
  const { gestures } = setUp();
  gestures.edit();
  gestures.end();
  expect(gestures.edit()).toBe(true);
});

it('a run between two moves is passing, the one before the first is not', () => {
  const { gestures, wait } = setUp();
  gestures.edit();
  expect(gestures.restart()).toBe(false);
  wait(50);
  gestures.edit();
  expect(gestures.restart()).toBe(true);
  wait(400);
  gestures.edit();
  expect(gestures.restart()).toBe(false);
});

it('a run that was looked at is not passing', () => {
  const { gestures } = setUp();
  gestures.edit();
  gestures.restart();
  gestures.keepRun();
  gestures.edit();
  expect(gestures.restart()).toBe(false);
});
