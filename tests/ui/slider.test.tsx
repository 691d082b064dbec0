import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { Slider } from '@/ui/controls/Slider';

function rate(onChange: (value: number) => void) {
  return <Slider label="Learning rate" value={0.01} min={1e-4} max={1} scale="log" onChange={onChange} why="How far one step goes." />;
}

const field = () => screen.getByRole('textbox', { name: 'Learning rate' });
const range = () => screen.getByRole('slider', { name: 'Learning rate' });

describe('Slider', () => {
  it('moves on a logarithmic scale', () => {
    const onChange = vi.fn<(value: number) => void>();
    render(rate(onChange));
    fireEvent.change(range(), { target: { value: '60' } });
    expect(onChange).toHaveBeenCalledWith(0.1);
  });

  it('says its value with the unit and why it matters', () => {
    render(<Slider label="Noise" value={0.2} min={0} max={1} unit="px" why="Hides the pattern." onChange={() => undefined} />);
    expect(screen.getByRole('slider').getAttribute('aria-valuetext')).toBe('0.2 px');
    const reason = screen.getByRole('slider').getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(reason)?.textContent).toBe('Hides the pattern.');
  });

  it('takes a typed value that lies between its positions', () => {
    const onChange = vi.fn<(value: number) => void>();
    render(rate(onChange));
    fireEvent.change(field(), { target: { value: '0.0123' } });
    expect(onChange).not.toHaveBeenCalled();
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(onChange).toHaveBeenCalledWith(0.0123);
  });

  it.each([
    ['fast', '“fast” is not a number. Still 0.01.'],
    ['5', '5 is above the largest value, 1. Still 0.01.'],
    ['0', '0 is below the smallest value, 1e-4. Still 0.01.'],
    ['', 'Type a number. Still 0.01.'],
  ])('explains why %j was not taken and keeps the last good value', (text, message) => {
    const onChange = vi.fn<(value: number) => void>();
    render(rate(onChange));
    fireEvent.change(field(), { target: { value: text } });
    fireEvent.blur(field());
    expect(onChange).not.toHaveBeenCalled();
    expect(screen.getByRole('status').textContent).toBe(message);
    expect((field() as HTMLInputElement).value).toBe('0.01');
    expect(field().getAttribute('aria-invalid')).toBe('true');
  });

  it('forgets the text on Escape', () => {
    const onChange = vi.fn<(value: number) => void>();
    render(rate(onChange));
    fireEvent.change(field(), { target: { value: '7' } });
    fireEvent.keyDown(field(), { key: 'Escape' });
    fireEvent.blur(field());
    expect(onChange).not.toHaveBeenCalled();
    expect((field() as HTMLInputElement).value).toBe('0.01');
  });
});
