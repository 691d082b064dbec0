import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { generateCode } from '@/export/code/generateCode';
import { CodePanel } from '@/lesson-kit/lab/code/CodePanel';
import { codeParts } from '@/lesson-kit/lab/code/codeParts';
import { setLane } from '@/session/experiments';
import { LabContext } from '@/session/LabContext';
import { preferences } from '@/ui/preferences/storage';
import { LabOnTest } from '../session/fakeSession';

let lab: LabOnTest;

beforeEach(() => {
  vi.useFakeTimers();
  preferences.write('code-library', 'pytorch');
  lab = new LabOnTest();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const show = () => render(<LabContext session={lab.session}><CodePanel name="some-lesson" /></LabContext>);
const program = () => screen.getByRole('region').textContent;
const spoken = () => screen.getAllByRole('status').map(({ textContent }) => textContent).join(' ');
const settle = () => act(async () => void (await vi.advanceTimersByTimeAsync(400)));
const click = (name: string) => act(async () => {
  fireEvent.click(screen.getByRole('button', { name }));
  await Promise.resolve();
});

describe('the code panel', () => {
  it('shows the very experiment on screen, in three libraries, for the chosen lane', () => {
    show();
    expect(program()).toBe(generateCode(lab.state.experiment, 0, 'pytorch'));
    fireEvent.click(screen.getByRole('radio', { name: 'TensorFlow.js' }));
    expect(screen.getByRole('region', { name: 'Program for TensorFlow.js' })).toBeTruthy();
    fireEvent.change(screen.getByRole('combobox', { name: 'Lane' }), { target: { value: '1' } });
    expect(program()).toBe(generateCode(lab.state.experiment, 1, 'tfjs'));
  });

  it('follows the settings, and survives the end of its lane', async () => {
    show();
    fireEvent.change(screen.getByRole('combobox', { name: 'Lane' }), { target: { value: '1' } });
    await settle();
    const before = program();
    act(() => lab.commands.edit((experiment) => setLane(experiment, 1, { optimizer: { ...experiment.lanes[1]!.optimizer, learningRate: 0.0123 } })));
    await settle();
    expect(program()).not.toBe(before);
    expect(program()).toContain('0.0123');
    act(() => lab.commands.removeLane(1));
    await settle();
    expect(program()).toBe(generateCode(lab.state.experiment, 0, 'pytorch'));
  });

  it('remembers the library', () => {
    const { unmount } = show();
    fireEvent.click(screen.getByRole('radio', { name: 'Keras' }));
    unmount();
    show();
    expect(program()).toBe(generateCode(lab.state.experiment, 0, 'keras'));
  });

  it('copies, and says so; where the browser refuses, it says that', async () => {
    const written: string[] = [];
    vi.stubGlobal('navigator', { clipboard: { writeText: (text: string) => Promise.resolve(void written.push(text)) } });
    show();
    await click('Copy');
    expect(written).toEqual([program()]);
    expect(spoken()).toContain('on the clipboard');
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('no')) } });
    await click('Copy');
    expect(spoken()).toContain('did not allow');
  });

  it('tells comments from code without losing a character', () => {
    const text = generateCode(lab.state.experiment, 0, 'tfjs');
    const parts = codeParts(text);
    expect(parts.map((part) => part.text).join('')).toBe(text);
    expect(parts.some(({ comment }) => comment)).toBe(true);
    expect(parts.every((part, index) => part.comment !== parts[index + 1]?.comment)).toBe(true);
  });
});
