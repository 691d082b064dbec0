import { expect, it } from 'vitest';
import { trainingDevice } from '@/widgets/controls/trainingDevice';

it.each([
  ['webgl', 'ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)', 'webgl'],
  ['webgl', 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)', 'software'],
  ['webgl', 'llvmpipe (LLVM 15.0.6, 256 bits)', 'software'],
  ['webgl', 'Apple M2', 'webgl'],
  ['cpu', '', 'cpu'],
] as const)('%s on "%s" is %s', (name, renderer, device) => {
  expect(trainingDevice({ name, renderer })).toBe(device);
});
