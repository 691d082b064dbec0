import { describe, expect, it } from 'vitest';
import type { ProgressStore } from '@/session/progress/progressStore';
import { emptyProgress } from '@/tutor/progress/progress';
import { decodeProgress, progressCaps } from '@/tutor/progress/progressFile';
import { Device } from './fakeDevice';

const lessons = ({ store }: ProgressStore) => [...store.getState().progress.lessons.keys()].toSorted();
const status = ({ store }: ProgressStore) => store.getState().status;
const onDevice = (device: Device) => {
  const decoded = decodeProgress(device.text ?? '');
  return 'error' in decoded ? decoded.error.code : [...decoded.progress.lessons.keys()].toSorted();
};
const newer = '{"format":"descent-progress","version":7,"lessons":{"all":"different"}}';

describe('progress on the device', () => {
  it('is there again after a reload, and nothing is written by merely looking', () => {
    const device = new Device();
    const first = device.open();
    expect(device.log).toEqual([]);
    first.commands.visit('dropout');
    first.commands.claim('dropout', 'c', { passed: true, value: NaN });
    first.commands.prediction('dropout', 'p', { kind: 'sketch', right: false });
    first.commands.attempt('momentum', 'x', { solved: true, hints: 2, solutionOpen: false });
    const again = device.open();
    expect(again.store.getState().progress).toEqual(first.store.getState().progress);
    expect(again.store.getState().progress.lessons.get('momentum')?.challenges.get('x')).toMatchObject({ hints: 2, attempts: 1 });
    expect(again.store.getState().progress.lessons.get('dropout')?.claims.get('c')).toEqual({ at: 1_002, passed: true, value: NaN, runs: 1 });
    expect(status(again)).toEqual({ keeping: 'kept', damaged: null });
  });

  it('is held for the visit where storage is denied, and kept as soon as it is allowed', () => {
    const device = new Device();
    device.denied = true;
    const tab = device.open();
    tab.commands.visit('dropout');
    expect(lessons(tab)).toEqual(['dropout']);
    expect(status(tab).keeping).toBe('unavailable');
    device.denied = false;
    tab.commands.visit('momentum');
    expect(status(tab).keeping).toBe('kept');
    expect(onDevice(device)).toEqual(['dropout', 'momentum']);
  });

  it('is not given up for an old word to forget when storage is allowed late', () => {
    const device = new Device();
    device.items.set('descent.progress.forgotten', '5');
    device.denied = true;
    const tab = device.open();
    tab.commands.visit('dropout');
    device.denied = false;
    tab.commands.visit('momentum');
    expect(onDevice(device)).toEqual(['dropout', 'momentum']);
  });

  it('is held for the visit where the device is full, with the previous text untouched', () => {
    const device = new Device();
    const tab = device.open();
    tab.commands.visit('dropout');
    const before = device.text;
    device.full = true;
    tab.commands.visit('momentum');
    expect(device.text).toBe(before);
    expect(lessons(tab)).toEqual(['dropout', 'momentum']);
    expect(status(tab).keeping).toBe('full');
    device.full = false;
    tab.commands.visit('activations');
    expect(onDevice(device)).toEqual(['activations', 'dropout', 'momentum']);
    expect(status(tab).keeping).toBe('kept');
  });

  it('goes on after the browser cleared it: nothing known is lost, nothing is written until something is done', () => {
    const device = new Device();
    const [tab, other] = [device.open(), device.open()];
    tab.commands.visit('dropout');
    device.deliver();
    device.clear();
    device.log.length = 0;
    device.deliver();
    expect([lessons(tab), lessons(other)]).toEqual([['dropout'], ['dropout']]);
    expect(device.log).toEqual([]);
    other.commands.visit('momentum');
    expect(onDevice(device)).toEqual(['dropout', 'momentum']);
  });

  it('is the previous text or the new one wherever the page is killed', () => {
    const sound = new Device();
    const states = new Set<string | undefined>([undefined]);
    const tab = sound.open();
    for (const slug of ['a', 'b', 'c']) {
      tab.commands.visit(slug);
      states.add(sound.text);
    }
    expect(sound.log).toEqual(['set descent.progress', 'set descent.progress', 'set descent.progress']);
    for (let killAt = 0; killAt <= 3; killAt += 1) {
      const device = new Device();
      device.killAt = killAt;
      const doomed = device.open();
      for (const slug of ['a', 'b', 'c']) doomed.commands.visit(slug);
      expect(states).toContain(device.text);
      expect(lessons(device.open())).toEqual(['a', 'b', 'c'].slice(0, killAt));
    }
  });
});

describe('what was found on the device', () => {
  it('is kept aside when it cannot be read, said, and gone only when the reader discards it', () => {
    const device = new Device();
    device.items.set('descent.progress', '{"format":"descent-progress","version":1,"lessons":[["dropout",{"firs');
    const tab = device.open();
    expect(status(tab)).toMatchObject({ keeping: 'kept', damaged: { text: expect.stringContaining('"firs'), error: { code: 'not-json' } } });
    tab.commands.visit('momentum');
    expect(onDevice(device)).toEqual(['momentum']);
    const again = device.open();
    expect(status(again).damaged?.text).toBe(status(tab).damaged?.text);
    again.commands.discardDamaged();
    expect(status(again)).toEqual({ keeping: 'kept', damaged: null });
    expect(status(device.open()).damaged).toBeNull();
    expect(lessons(again)).toEqual(['momentum']);
    device.deliver();
    expect(status(tab).damaged).toBeNull();
  });

  it('is not lost when it is damaged twice, nor kept twice when the page is killed in between', () => {
    const device = new Device();
    device.items.set('descent.progress', 'first');
    device.killAt = 1;
    device.open();
    expect([device.text, device.items.get('descent.progress.damaged')]).toEqual(['first', 'first']);
    device.killAt = Infinity;
    expect(status(device.open()).damaged?.text).toBe('first');
    expect(device.text).toBeUndefined();
    device.items.set('descent.progress', 'second');
    expect(status(device.open()).damaged?.text).toBe('first\n\nsecond');
  });

  it('is not written over when it cannot be moved aside', () => {
    const device = new Device();
    // Long enough that the device would have room for a text in its place.
    const damaged = 'damaged '.repeat(100);
    device.items.set('descent.progress', damaged);
    device.full = true;
    const tab = device.open();
    tab.commands.visit('momentum');
    expect(device.text).toBe(damaged);
    expect(status(tab)).toMatchObject({ keeping: 'full', damaged: { text: damaged } });
    expect(lessons(tab)).toEqual(['momentum']);
    device.full = false;
    tab.commands.visit('dropout');
    expect(onDevice(device)).toEqual(['dropout', 'momentum']);
    expect(device.items.get('descent.progress.damaged')).toBe(damaged);
  });

  it('makes room when the reader discards what could not be moved aside', () => {
    const device = new Device();
    device.items.set('descent.progress', 'damaged');
    device.full = true;
    const tab = device.open();
    device.full = false;
    tab.commands.discardDamaged();
    expect([...device.items.keys()]).toEqual([]);
    tab.commands.visit('momentum');
    expect(onDevice(device)).toEqual(['momentum']);
  });

  it('is left as it is when a newer version wrote it', () => {
    const device = new Device();
    device.items.set('descent.progress', newer);
    const tab = device.open();
    tab.commands.visit('dropout');
    expect(device.text).toBe(newer);
    expect(status(tab)).toEqual({ keeping: 'newer', damaged: null });
    expect(lessons(tab)).toEqual(['dropout']);
  });

  it('is left as it is when a newer version takes over in another tab', () => {
    const device = new Device();
    const [tab, other] = [device.open(), device.open()];
    tab.commands.visit('dropout');
    device.items.set('descent.progress', newer);
    device.deliver();
    expect(status(other).keeping).toBe('newer');
    tab.commands.visit('momentum');
    expect(device.text).toBe(newer);
    expect(lessons(tab)).toEqual(['dropout', 'momentum']);
  });
});

describe('two tabs', () => {
  it('see what the other did', () => {
    const device = new Device();
    const [left, right] = [device.open(), device.open()];
    left.commands.claim('dropout', 'c', { passed: false, value: 1 });
    device.deliver();
    right.commands.claim('dropout', 'c', { passed: true, value: 2 });
    device.deliver();
    expect(left.store.getState().progress.lessons.get('dropout')?.claims.get('c')).toMatchObject({ runs: 2, passed: true });
    expect(left.store.getState().progress).toEqual(right.store.getState().progress);
  });

  it('lose nothing where one overwrote the other', () => {
    const device = new Device();
    const [left, right] = [device.open(), device.open()];
    left.commands.visit('dropout');
    // The browser gave the right tab an old copy: its text lacks what the left one wrote.
    device.items.delete('descent.progress');
    right.commands.visit('momentum');
    expect(onDevice(device)).toEqual(['momentum']);
    expect(device.deliver()).toBeLessThan(5);
    expect(onDevice(device)).toEqual(['dropout', 'momentum']);
    expect(left.store.getState().progress).toEqual(right.store.getState().progress);
  });

  it('do not lose anything when events never arrive', () => {
    const device = new Device();
    const [left, right] = [device.open({ deaf: true }), device.open({ deaf: true })];
    left.commands.visit('dropout');
    right.commands.visit('momentum');
    left.commands.visit('activations');
    expect(onDevice(device)).toEqual(['activations', 'dropout', 'momentum']);
  });

  it('stop listening when destroyed', () => {
    const device = new Device();
    const [left, right] = [device.open(), device.open()];
    right.destroy();
    left.commands.visit('dropout');
    device.deliver();
    expect(lessons(right)).toEqual([]);
  });
});

describe('forgetting', () => {
  it('takes everything off the device and out of every tab, and can be taken back', () => {
    const device = new Device();
    device.items.set('descent.progress', 'damaged');
    const [left, right] = [device.open(), device.open()];
    left.commands.visit('dropout');
    device.deliver();
    left.commands.forget();
    device.deliver();
    expect([...device.items.keys()]).toEqual(['descent.progress.forgotten']);
    expect([lessons(left), lessons(right)]).toEqual([[], []]);
    right.commands.visit('momentum');
    device.deliver();
    expect(left.store.getState().canRestore).toBe(true);
    left.commands.restore();
    device.deliver();
    expect(onDevice(device)).toEqual(['dropout', 'momentum']);
    expect(lessons(right)).toEqual(['dropout', 'momentum']);
    expect(status(left).damaged?.text).toBe('damaged');
    expect(left.store.getState().canRestore).toBe(false);
  });

  it('is obeyed by a tab that slept meanwhile', () => {
    const device = new Device();
    const [awake, asleep] = [device.open(), device.open({ deaf: true })];
    awake.commands.visit('dropout');
    asleep.commands.visit('momentum');
    awake.commands.forget();
    awake.commands.visit('activations');
    asleep.commands.visit('rectifiers');
    expect(onDevice(device)).toEqual(['activations', 'rectifiers']);
  });

  it('works on a full device, and for what a newer version wrote', () => {
    const device = new Device();
    device.items.set('descent.progress', newer);
    device.full = true;
    const tab = device.open();
    tab.commands.forget();
    expect([...device.items.keys()]).toEqual(['descent.progress.forgotten']);
    expect(status(tab).keeping).toBe('kept');
    device.full = false;
    tab.commands.restore();
    expect(device.text).toBe(newer);
    expect(status(tab).keeping).toBe('newer');
  });
});

describe('a file', () => {
  it('brings everything back exactly after forgetting', () => {
    const tab = new Device().open();
    tab.commands.claim('dropout', 'c', { passed: false, value: -0 });
    tab.commands.attempt('dropout', 'x', { solved: false, hints: 1, solutionOpen: true });
    const text = tab.commands.exportText();
    tab.commands.forget();
    expect(tab.commands.importText(text).error).toBeUndefined();
    expect(tab.commands.exportText()).toBe(text);
  });

  it('that is none changes nothing', () => {
    const device = new Device();
    const tab = device.open();
    tab.commands.visit('dropout');
    const [before, log] = [tab.store.getState(), device.log.length];
    expect(tab.commands.importText('{"format":"descent-progress","version":1,"lessons":[["x",{}]]}').error).toMatchObject({ code: 'not-a-time', path: 'lessons.0.firstVisit' });
    expect(tab.store.getState()).toBe(before);
    expect(device.log).toHaveLength(log);
  });

  it('is refused where the two together would be too much to be read again', () => {
    const device = new Device();
    const tab = device.open();
    tab.commands.visit('dropout');
    const visit = { firstVisit: 1, lastVisit: 2, claims: [], predictions: [], challenges: [] };
    const full = JSON.stringify({ format: 'descent-progress', version: 1, lessons: Array.from({ length: progressCaps.lessons }, (_, index) => [`lesson-${index}`, visit]) });
    expect(tab.commands.importText(full).error?.code).toBe('too-many');
    expect(lessons(tab)).toEqual(['dropout']);
    expect(emptyProgress.lessons.size).toBe(0);
  });
});
