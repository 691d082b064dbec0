import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import { KeyList } from '@/lesson-kit/lab/KeyList';
import { useLabKeys } from '@/lesson-kit/lab/useLabKeys';
import { LabContext } from '@/session/LabContext';
import { LectureProvider } from '@/ui/preferences/LectureProvider';
import { LabOnTest } from '../session/fakeSession';

const chosen: number[] = [];

function Keys() {
  const [open, setOpen] = useState(false);
  useLabKeys({ presets: 3, choose: (index) => chosen.push(index), slow: null, toggleSlow: () => undefined, showKeys: () => setOpen(true) });
  return <KeyList open={open} onClose={() => setOpen(false)} />;
}

beforeAll(() => {
  // happy-dom knows the element, not its methods.
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
});

const press = (key: string, shiftKey = false) => fireEvent.keyDown(document.body, { key, shiftKey });

describe('the keys of the lab', () => {
  it('do what the list says, and the list has them all', () => {
    const lab = new LabOnTest();
    render(<LectureProvider><LabContext session={lab.session}><Keys /></LabContext></LectureProvider>);
    const { seed } = lab.state.experiment;
    press('s');
    expect(lab.state.experiment.seed).toBe(4242);
    press('z');
    expect(lab.state.experiment.seed).toBe(seed);
    press('Z', true);
    expect(lab.state.experiment.seed).toBe(4242);
    press('0');
    expect(lab.state.experiment.seed).toBe(seed);
    press(' ');
    expect(lab.state.status).toBe('warming');
    press('ArrowRight');
    expect(lab.worker.asked.at(-1)).toBe('step');
    press('r');
    expect(lab.state.status).toBe('idle');
    press('3');
    press('4');
    expect(chosen).toEqual([2]);
    press('p');
    expect(document.documentElement.hasAttribute('data-lecture')).toBe(true);
    act(() => void press('?', true));
    const listed = [...screen.getByRole('dialog').querySelectorAll('dt')].map(({ textContent }) => textContent);
    expect(listed.toSorted()).toEqual(['Space', '→', 'M', 'R', 'S', '1 – 3', '0', 'Z', 'Shift + Z', '?', 'P'].toSorted());
    for (const description of screen.getByRole('dialog').querySelectorAll('dd')) expect(description.textContent).not.toBe('');
  });

  it('are bound in one way only: the page listens to no key that the list does not know', () => {
    const root = resolve(import.meta.dirname, '../../src');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
    const listeners = files.filter((name) => /(?:window|document)?\.?addEventListener\('key(?:down|up|press)'/.test(readFileSync(resolve(root, name), 'utf8')));
    expect(listeners).toEqual(['ui/keys/useHotkeys.ts']);
  });
});
