import { act, fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Inside, StepSizes } from '@/engine/worker/insideProtocol';
import { stepColour, stepScale } from '@/lessons/adaptive-optimizers/stepColours';
import { StepMaps } from '@/lessons/adaptive-optimizers/StepMaps';
import { LabContext } from '@/session/LabContext';
import { formatNumber } from '@/widgets/format';
import { cpuRun, spirals } from '../../engine/training/experiments';
import { LabOnTest } from '../../session/fakeSession';

let inside: Inside;
let lab: LabOnTest;
beforeEach(async () => {
  // The lab's two lanes: SGD and Adam.
  inside = await (await cpuRun(spirals())).inside({ layers: false, boundary: false, samples: false, confusion: false, stepSizes: true });
  lab = new LabOnTest();
});

const show = () => render(<LabContext session={lab.session}><StepMaps /></LabContext>);
const watched = () => lab.worker.of('watch').at(-1)?.watch.stepSizes ?? false;
const arrives = () => act(() => {
  lab.report({ step: 0, status: 'idle', inside });
  lab.frame();
});
const cells = (row: number): readonly (string | null)[] => [...screen.getAllByRole('row')[row]!.querySelectorAll('td')].map((cell) => cell.textContent);

const layerOf = (rates: readonly number[], moves: readonly number[] = [0]): StepSizes => ({ layer: 0, inputs: 1, units: 1, gradients: new Float32Array(1), rates: Float32Array.from(rates), moves: Float32Array.from(moves), rateQuantiles: [Math.min(...rates), rates[0]!, Math.max(...rates)] });

describe('the maps of step sizes', () => {
  it('are asked for while they are on the page, and no longer', () => {
    const { unmount } = show();
    expect(watched()).toBe(true);
    expect(screen.getByText(/as soon as the lab has its networks ready/)).toBeTruthy();
    unmount();
    expect(watched()).toBe(false);
  });

  it('put the numbers of the run beside the pictures, and follow the chosen weight', () => {
    show();
    arrives();
    expect(screen.getAllByRole('img')).toHaveLength(2);
    const last = (lane: number): StepSizes => inside.stepSizes![lane]![1]!;
    expect(cells(1).slice(0, 3)).toEqual(['0.10', '0.10', '0.10']);
    fireEvent.change(screen.getByRole('slider', { name: 'to unit' }), { target: { value: '2' } });
    expect(cells(2).slice(3)).toEqual([last(1).gradients[1]!, last(1).rates[1]!, last(1).moves[1]!].map((value) => formatNumber(value, 2)));
    fireEvent.click(screen.getByRole('radio', { name: '1: 2 → 8' }));
    expect(cells(2)[5]).toBe(formatNumber(inside.stepSizes![1]![0]!.moves[1]!, 2));
  });

  it('share one scale, which never shrinks to nothing', () => {
    const scale = stepScale([layerOf([0.1]), layerOf([0.5, 2])], 'rates');
    expect([scale.low, scale.high]).toEqual([expect.closeTo(0.1, 6), expect.closeTo(2, 6)]);
    const flat = stepScale([layerOf([0.1])], 'rates');
    expect(flat.high / flat.low).toBeCloseTo(10, 4);
  });

  it('colour rates by their logarithm, moves by their direction, and what has no gradient apart', () => {
    const palette = { ground: [0, 0, 0], rate: [100, 0, 0], up: [0, 100, 0], down: [0, 0, 100], none: [9, 9, 9] } as const;
    const rates = { quantity: 'rates', low: 0.01, high: 1 } as const;
    expect([0.01, 0.1, 1, 50].map((value) => Math.round(stepColour(value, rates, palette)[0]))).toEqual([6, 53, 100, 100]);
    expect(stepColour(NaN, rates, palette)).toEqual([9, 9, 9]);
    const moves = { quantity: 'moves', low: -2, high: 2 } as const;
    expect([stepColour(1, moves, palette), stepColour(-4, moves, palette), stepColour(0, { ...moves, high: 0 }, palette)]).toEqual([[0, 50, 0], [0, 0, 100], [0, 0, 0]]);
  });
});
