import { expect, it } from 'vitest';
import { calibrate } from '@/engine/choice/calibrate';
import { multiplyAdds } from '@/engine/choice/cpuTimer';

const webgl = { msPerProgram: 0.05, msPerUnit: 1e-6 };

/** A computer on which every look at the clock, and so every product, takes this long. */
function computer(msPerProduct: number) {
  const state = { now: 0, msPerProduct };
  const clock = (): number => {
    state.now += state.msPerProduct;
    return state.now;
  };
  return { state, clock };
}

it('what the engine compiles while the device is measured counts', () => {
  const { state, clock } = computer(0.06);
  const { cpu, calibrationMs } = calibrate(clock, () => {
    state.msPerProduct = 0.03;
    state.now += 40;
    return webgl;
  });
  expect(cpu.msPerUnit).toBeCloseTo(0.03 / multiplyAdds, 12);
  expect(calibrationMs).toBeGreaterThan(40);
  expect(calibrationMs).toBeLessThan(40 + 6 * 3.1);
});

it('a loop that is not compiled yet is timed on, up to a limit and after the device once more', () => {
  for (const compiledAfter of [6, 14]) {
    const { state, clock } = computer(2);
    let [looks, before] = [0, 0];
    const { cpu, calibrationMs } = calibrate(() => {
      // The compiler comes late.
      if ((looks += 1) === compiledAfter * 3) state.msPerProduct = 0.03;
      return clock();
    }, () => {
      before = state.now;
      return webgl;
    });
    expect(cpu.msPerUnit).toBeCloseTo(0.03 / multiplyAdds, 12);
    expect(before).toBeLessThan(60);
    expect(calibrationMs).toBeLessThan(120);
  }
});

it('a very slow computer is measured in the time there is', () => {
  const { clock } = computer(3);
  const { cpu, webgl: device, calibrationMs } = calibrate(clock, () => webgl);
  expect(cpu.msPerUnit).toBeCloseTo(3 / multiplyAdds, 12);
  expect(device).toBe(webgl);
  expect(calibrationMs).toBeLessThan(120);
});
