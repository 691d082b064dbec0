import { fireEvent, render, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { buildProjection, clampToWindow, type Point, type Terrain } from '@/widgets/charts/race/race';
import { RaceTable } from '@/widgets/charts/race/RaceTable';
import { StartHandle } from '@/widgets/charts/race/StartHandle';

const terrain: Terrain = { id: 'bowl', label: 'Bowl', value: ([x, y]) => x * x + y * y, centre: [0, 0], reach: 2, minimum: [0, 0] };

describe('the race', () => {
  it('maps points to pixels and back, with y upwards and angles true', () => {
    const { toPixel, toPoint } = buildProjection(terrain, 400, 300);
    expect(toPixel([0, 0])).toEqual([200, 150]);
    expect(toPixel([1, 1])).toEqual([300, 50]);
    expect(toPoint(...toPixel([0.3, -0.7]))[0]).toBeCloseTo(0.3);
    expect(toPoint(...toPixel([0.3, -0.7]))[1]).toBeCloseTo(-0.7);
  });

  it('lets the start be moved by arrow keys, never out of the window', () => {
    const onStart = vi.fn<(start: Point) => void>();
    render(<StartHandle terrain={terrain} start={[1, 1]} width={400} height={308} onStart={onStart} />);
    const handle = screen.getByRole('button', { name: /Start at \(1.00, 1.00\)/ });
    fireEvent.keyDown(handle, { key: 'ArrowRight' });
    fireEvent.keyDown(handle, { key: 'ArrowDown', shiftKey: true });
    fireEvent.keyDown(handle, { key: 'a' });
    expect(onStart.mock.calls.map(([point]) => point.map((value) => Number(value.toFixed(3))))).toEqual([[1.04, 1], [1, 0.8]]);
    const [x, y] = clampToWindow(terrain, [99, -99]);
    expect(x).toBeCloseTo(1.96);
    expect(y).toBeCloseTo(-1.492, 3);
  });

  it('tells who arrived, who did not and who ran away', () => {
    const path = (lane: number, name: string, end: 'converged' | 'steps' | 'diverged') => ({ lane, name, detail: 'η 0.1', points: [[1, 1], [0, 0]] as const, values: [2, 0.5], end });
    const onToggle = vi.fn<(lane: number) => void>();
    render(<RaceTable paths={[path(0, 'SGD', 'converged'), path(1, 'Adam', 'steps'), path(2, 'Nesterov', 'diverged')]} hidden={new Set()} onToggle={onToggle} step={1} tolerance={0.001} />);
    const rows = screen.getAllByRole('row').slice(1).map((row) => row.textContent);
    expect(rows[0]).toContain('SGD η 0.110.50');
    expect(rows[1]).toContain('not in 1');
    expect(rows[2]).toContain('diverged at 1');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Draw Adam' }));
    expect(onToggle).toHaveBeenCalledWith(1);
  });
});
