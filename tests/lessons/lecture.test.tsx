import { act, fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeckItem, DeckView } from '@/export/deck/types';
import { LabViewProvider } from '@/lesson-kit/lab/LabViewProvider';
import type { DeckPosition } from '@/lesson-kit/lecture/deckPosition';
import { LectureView } from '@/lesson-kit/lecture/LectureView';
import { RevealProvider } from '@/lesson-kit/lecture/RevealProvider';
import { turnPage } from '@/lesson-kit/lecture/turnPage';
import { useLabView } from '@/lesson-kit/lab/labView';
import { MissingPlace } from '@/lesson-kit/prose/MissingPlace';
import { ProseSection } from '@/lesson-kit/prose/ProseSection';
import type { LessonFolder, LessonLab } from '@/lesson-kit/types';
import { LabContext } from '@/session/LabContext';
import { LectureContext } from '@/ui/preferences/lecture';
import { spirals } from '../engine/training/experiments';
import { LabOnTest } from '../session/fakeSession';

const both = (text: string) => ({ en: text, zh: text });
const lesson = { slug: 'some-lesson', meta: { title: both('Some lesson') } } as unknown as LessonFolder;
const desk: LessonLab = { presets: [{ id: 'one', title: both('First preset'), hint: both('What will happen?'), experiment: spirals() }], settings: [] };
const view: DeckView = { spotlight: 'training', metric: 'loss', log: false, smoothing: 0.9 };
const lecture = { on: true, toggle: () => undefined, enter: () => () => undefined };

let lab: LabOnTest;
beforeEach(() => {
  lab = new LabOnTest();
});
beforeAll(() => {
  // happy-dom knows the element, not its methods.
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
});

function Body({ deck }: { readonly deck: DeckPosition | null }) {
  const article = useRef<HTMLElement>(null);
  const { spotlight, place = 0 } = useLabView().view;
  return (
    <RevealProvider scene={`${spotlight} ${place}`}>
      <LectureView lesson={lesson} lab={desk} article={article} deck={deck} />
      <article ref={article} data-lit={`${spotlight} ${place}`}>
        <section data-place="0" data-pictures="">
          <p>Before</p>
        </section>
        <section data-place="1" data-pictures="0">
          <div data-picture="0" />
        </section>
      </article>
    </RevealProvider>
  );
}

const project = (deck: DeckPosition | null = null, initial = view) =>
  render(
    <LectureContext value={lecture}>
      <LabContext session={lab.session}>
        <LabViewProvider initial={initial}>
          <Body deck={deck} />
        </LabViewProvider>
      </LabContext>
    </LectureContext>,
  );
const press = (...keys: readonly string[]): void => keys.forEach((key) => void fireEvent.keyDown(document.body, { key }));
const lit = (): string | null => document.querySelector('article')!.getAttribute('data-lit');

function position(changes: Partial<DeckItem> = {}): DeckPosition {
  const item: DeckItem = { title: 'A state', ask: 'Who wins?', reveal: 'Nobody.', notes: 'Wait.', lesson: 'some-lesson', experiment: spirals(), view, ...changes };
  return { item, index: 1, count: 3, next: vi.fn<() => void>(), previous: vi.fn<() => void>(), leave: vi.fn<() => void>() };
}

describe('a projected lesson', () => {
  it('goes from chart to chart, to the inside and through the text with a clicker', () => {
    project();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Some lesson · First preset');
    expect(screen.getByText('What will happen?')).toBeTruthy();
    const seen = [lit()];
    for (let turn = 0; turn < 5; turn += 1) {
      press('PageDown');
      seen.push(lit());
    }
    expect(seen).toEqual(['training 0', 'validation 0', 'inside 0', 'section 0', 'section 1', 'section 1']);
    press('PageUp', 'PageUp');
    expect(lit()).toBe('inside 0');
    expect(lab.worker.asked).not.toContain('run');
  });

  it('has a key for each thing that can be in the spotlight', () => {
    project();
    const lights: Record<string, string> = { v: 'validation 0', d: 'picture 0', x: 'section 0', i: 'inside 0', m: 'phases 0', t: 'training 0' };
    for (const [key, expected] of Object.entries(lights)) {
      press(key);
      expect(lit(), `key ${key}`).toBe(expected);
    }
    press('x', 'x');
    expect(lit()).toBe('section 1');
    press('ArrowRight');
    expect(lab.worker.asked).not.toContain('step');
    press('t', 'ArrowRight');
    expect(lab.worker.asked.at(-1)).toBe('step');
  });

  it('turns black, and the key that brings it back does nothing else', () => {
    project();
    press('b');
    expect(screen.getByRole('alert').textContent).toMatch(/black/);
    press('PageDown');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(lit()).toBe('training 0');
  });

  it('hides the answers again when something else is lit', () => {
    project(position());
    press('a');
    expect(screen.getByText('Nobody.')).toBeTruthy();
    press('v');
    expect(screen.queryByText('Nobody.')).toBeNull();
  });
});

describe('a state of a deck', () => {
  it('is asked, run, answered and left, and the other way round', () => {
    const deck = position();
    project(deck);
    expect(screen.getByText('Who wins?')).toBeTruthy();
    expect(screen.getByRole('status', { name: 'Place in the deck' }).textContent).toBe('2 / 3');
    press('PageDown');
    expect(lab.worker.asked.at(-1)).toBe('run');
    act(() => lab.train(0, 5, { status: 'running' }));
    expect(screen.queryByText('Nobody.')).toBeNull();
    press('PageDown');
    expect(screen.getByText('Nobody.')).toBeTruthy();
    press('PageUp');
    expect(screen.queryByText('Nobody.')).toBeNull();
    expect(deck.previous).not.toHaveBeenCalled();
    press('PageUp');
    expect(deck.previous).toHaveBeenCalledOnce();
    press('PageDown', 'PageDown');
    expect(deck.next).toHaveBeenCalledOnce();
  });

  it('shows its notes and is left by Escape', () => {
    const deck = position();
    project(deck);
    expect(screen.queryByText('Wait.')).toBeNull();
    press('n');
    expect(screen.getByText('Wait.')).toBeTruthy();
    press('Escape');
    expect(deck.leave).toHaveBeenCalledOnce();
  });

  it('that only shows text has nothing to run', () => {
    const deck = position({ reveal: undefined as never });
    const { reveal: _, ...item } = deck.item;
    project({ ...deck, item }, { ...view, spotlight: 'section', place: 1 });
    press('PageDown');
    expect(lab.worker.asked).not.toContain('run');
    expect(deck.next).toHaveBeenCalledOnce();
  });
});

describe('a part of the text that is not there', () => {
  const show = (initial: DeckView) =>
    render(
      <LectureContext value={lecture}>
        <LabViewProvider initial={initial}>
          <div>
            <ProseSection data-place="0" data-pictures="0">
              <div data-picture="0" />
            </ProseSection>
            <MissingPlace />
          </div>
        </LabViewProvider>
      </LectureContext>,
    );

  it('is named, so that nobody looks at an empty screen', () => {
    show({ ...view, spotlight: 'picture', place: 4 });
    expect(screen.getByRole('status').textContent).toBe('The deck asks for drawing 5 of this lesson, which has 1.');
  });

  it('is not claimed to be missing when it is there', () => {
    show({ ...view, spotlight: 'section', place: 0 });
    expect(screen.queryByRole('status')).toBeNull();
    expect(document.querySelector('section')!.hidden).toBe(false);
  });
});

describe('a page of text', () => {
  const block = (top: number, bottom: number) => ({ getBoundingClientRect: () => ({ top, bottom, height: bottom - top }) });
  function scroller(scrollTop: number, blocks: readonly (readonly [number, number])[]) {
    const scrolls: number[] = [];
    const element = {
      scrollTop, clientHeight: 500, scrollHeight: 1200,
      getBoundingClientRect: () => ({ top: 0 }),
      querySelectorAll: () => [{ hidden: true }, { hidden: false, children: blocks.map(([top, bottom]) => block(top, bottom)) }],
      scrollTo: ({ top }: { readonly top: number }) => scrolls.push(top),
    };
    return { element: element as unknown as HTMLElement, scrolls };
  }

  it('begins with the first block that was cut off', () => {
    const { element, scrolls } = scroller(100, [[-100, 200], [220, 400], [420, 700], [720, 1100]]);
    expect(turnPage(element, 1)).toBe(true);
    expect(scrolls).toEqual([520]);
  });

  it('goes on inside a block that is taller than the screen', () => {
    const { element, scrolls } = scroller(100, [[-100, 900], [920, 1100]]);
    expect(turnPage(element, 1)).toBe(true);
    expect(scrolls).toEqual([525]);
  });

  it('ends where there is no more', () => {
    expect(turnPage(scroller(700, [[0, 400]]).element, 1)).toBe(false);
    expect(turnPage(scroller(0, [[0, 400]]).element, -1)).toBe(false);
    const back = scroller(700, [[0, 400]]);
    expect(turnPage(back.element, -1)).toBe(true);
    expect(back.scrolls).toEqual([275]);
  });
});
