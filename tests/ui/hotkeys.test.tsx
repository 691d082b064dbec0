import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { boundHotkeys, useHotkeys } from '@/ui/keys/useHotkeys';

function Keys({ onSpace, onP }: { readonly onSpace: () => void; readonly onP: () => void }) {
  useHotkeys([
    { keys: [' '], shown: 'Space', label: 'run', act: onSpace },
    { keys: ['p'], shown: 'P', label: 'lecture', act: onP },
  ]);
  return (
    <>
      <button type="button">button</button>
      <input aria-label="text" />
    </>
  );
}

describe('useHotkeys', () => {
  it('answers on the page, not where the key belongs to a control or the browser', () => {
    const [onSpace, onP] = [vi.fn<() => void>(), vi.fn<() => void>()];
    render(<Keys onSpace={onSpace} onP={onP} />);
    fireEvent.keyDown(document.body, { key: ' ' });
    fireEvent.keyDown(document.body, { key: 'P' });
    fireEvent.keyDown(screen.getByRole('button'), { key: 'p' });
    expect([onSpace.mock.calls.length, onP.mock.calls.length]).toEqual([1, 2]);
    fireEvent.keyDown(screen.getByRole('button'), { key: ' ' });
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'p' });
    fireEvent.keyDown(document.body, { key: 'p', ctrlKey: true });
    fireEvent.keyDown(document.body, { key: 'p', repeat: true });
    expect([onSpace.mock.calls.length, onP.mock.calls.length]).toEqual([1, 2]);
  });

  it('tells a letter from the same letter with Shift', () => {
    const pressed: string[] = [];
    const act = (key: string): unknown => pressed.push(key);
    function UndoKeys() {
      useHotkeys([
        { keys: ['z'], shown: 'Z', label: 'undo', act },
        { keys: ['Shift+z'], shown: 'Shift + Z', label: 'redo', act },
        { keys: ['?'], shown: '?', label: 'list', act },
      ]);
      return null;
    }
    render(<UndoKeys />);
    fireEvent.keyDown(document.body, { key: 'z' });
    fireEvent.keyDown(document.body, { key: 'Z', shiftKey: true });
    // Caps Lock
    fireEvent.keyDown(document.body, { key: 'Z' });
    fireEvent.keyDown(document.body, { key: '?', shiftKey: true });
    expect(pressed).toEqual(['z', 'Shift+z', 'z', '?']);
  });

  it('lists what is bound, and no longer what is gone', () => {
    const { unmount } = render(<Keys onSpace={() => undefined} onP={() => undefined} />);
    expect(boundHotkeys().map(({ shown }) => shown)).toEqual(['Space', 'P']);
    unmount();
    expect(boundHotkeys()).toEqual([]);
  });
});
