import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { useHotkeys } from '@/ui/keys/useHotkeys';

function Keys({ onSpace, onP }: { readonly onSpace: () => void; readonly onP: () => void }) {
  useHotkeys({ ' ': onSpace, p: onP });
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
});
