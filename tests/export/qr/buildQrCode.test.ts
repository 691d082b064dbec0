import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { buildExperiment, buildMlp } from '@/engine/experiment/build';
import { encodeExperiment } from '@/export/experimentLink';
import { buildQrCode, qrCapacity, quietZone, type QrCode } from '@/export/qr/buildQrCode';

/** Draws a code as pixels and reads it with another program than the one that wrote it. */
function scan({ size, path }: QrCode, pixelsPerModule = 3): string | undefined {
  const side = (size + 2 * quietZone) * pixelsPerModule;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = 0; row < pixelsPerModule; row += 1) {
      const start = ((quietZone + Number(y)) * pixelsPerModule + row) * side + (quietZone + Number(x)) * pixelsPerModule;
      for (let column = 0; column < Number(length) * pixelsPerModule; column += 1) pixels.set([0, 0, 0], 4 * (start + column));
    }
  }
  return jsQR(pixels, side, side)?.data;
}

const layers = buildMlp({ widths: [2, 32, 32, 2], activation: 'relu', batchNorm: true, dropout: 0.3 });
const lanes = Array.from({ length: 8 }, (_, lane) => ({ label: `variant ${lane}`, layers, optimizer: { kind: 'adam', learningRate: 0.001 * (lane + 1.37), beta1: 0.8 + lane / 100 } as const }));

describe('a QR code', () => {
  it('is read back as the very link, from one lane to eight', () => {
    for (const count of [1, 2, 8]) {
      const link = `https://descent.example.org/lessons/adaptive-optimizers#e=${encodeExperiment(buildExperiment({ data: { set: 'spirals' }, lanes: lanes.slice(0, count) }))}`;
      const code = buildQrCode(link)!;
      expect(scan(code)).toBe(link);
    }
  });

  it('takes exactly as much as it says', () => {
    const full = 'a'.repeat(qrCapacity);
    const code = buildQrCode(full)!;
    expect(code.size).toBe(117);
    expect(scan(code)).toBe(full);
    expect(buildQrCode(`${full}a`)).toBeNull();
    // Letters of other scripts take more than one byte.
    expect(buildQrCode('学'.repeat(425))).toBeNull();
    expect(scan(buildQrCode('https://例.example/学习')!)).toBe('https://例.example/学习');
  });
});
