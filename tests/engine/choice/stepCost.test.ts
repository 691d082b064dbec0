import { expect, it } from 'vitest';
import { fasterSide, predictStep } from '@/engine/choice/predictStep';
import { stepCost } from '@/engine/choice/stepCost';
import { cnnLayers, deepLayers, mlpLayers } from '../../webgl/settings';
import { act, dense, makeGroup, norm, type Setting } from '../../webgl/twins';

const cost = (inputShape: readonly number[], layers: Setting['lanes'][number]['layers'], lanes = 1) => {
  const group = makeGroup({ inputShape, classes: 2, outputs: 1, size: 64, batchSize: 10, lanes: Array.from({ length: lanes }, () => ({ layers })) });
  return stepCost(group, 10);
};

it('counts multiply-adds by hand: two passes over the first layer, three over the others', () => {
  expect(cost([2], [dense(4), act('tanh'), dense(1)])).toEqual({ multiplyAdds: 10 * (2 * 8 + 3 * 4), tiled: 0, elements: 10 * (4 + 12 + 1), parameters: 17 });
  expect(cost([2], deepLayers).multiplyAdds).toBe(10 * (2 * 2 * 32 + 3 * (9 * 32 * 32 + 32)));
  expect(cost([784], mlpLayers, 2)).toMatchObject({ multiplyAdds: 2 * 10 * (2 * 784 * 300 + 3 * (300 * 100 + 100 * 10)), tiled: 2 * 10 * 2 * 784 * 300 });
  // 26·26 positions of 8 filters 3·3, then 11·11 of 16 filters 3·3·8, then 400 → 10; pools let a quarter of the gradients through
  const back = 2.5 / 4;
  expect(cost([28, 28, 1], cnnLayers).multiplyAdds).toBeCloseTo(10 * ((1 + back) * 26 * 26 * 8 * 9 + (1 + 2 * back) * 11 * 11 * 16 * 72 + 3 * 400 * 10));
});

it('counts every lane, and what layers cost without products', () => {
  const one = cost([3], [dense(5), norm, act('relu'), dense(1)]);
  expect(one.elements).toBe(10 * (5 + 5 * 4 + 3 * 5 + 1));
  expect(cost([3], [dense(5), norm, act('relu'), dense(1)], 4)).toEqual({ multiplyAdds: 4 * one.multiplyAdds, tiled: 0, elements: 4 * one.elements, parameters: 4 * one.parameters });
});

it('sends large networks to a graphics card and small ones to the CPU', () => {
  const card = { cpu: { msPerUnit: 4e-7 }, webgl: { msPerProgram: 0.02, msPerUnit: 1e-9 } };
  const software = { cpu: { msPerUnit: 4e-7 }, webgl: { msPerProgram: 0.04, msPerUnit: 1.2e-6 } };
  const small = cost([2], [dense(4), act('tanh'), dense(1)]);
  const large = cost([28, 28, 1], cnnLayers);
  expect(fasterSide(predictStep(small, 9, card))).toBe('cpu');
  expect(fasterSide(predictStep(large, 14, card))).toBe('webgl');
  expect(fasterSide(predictStep(large, 14, software))).toBe('cpu');
});

it('keeps to the CPU where the gain is small', () => {
  expect(fasterSide({ cpuMs: 1.2, webglMs: 1 })).toBe('cpu');
  expect(fasterSide({ cpuMs: 1.3, webglMs: 1 })).toBe('webgl');
});
