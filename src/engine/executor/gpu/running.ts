import type { LaneState } from '@/engine/model/plan';
import type { Device } from '@/engine/tensor/device';
import type { Matrix } from '@/engine/tensor/matrix';

/** Running statistics of one batch normalisation: a texel (mean, variance, 0, 0) per channel, a row of texels per lane. */
export interface Running {
  readonly current: Matrix;
  readonly next: Matrix;
  readonly channels: number;
  /** of the mean row in the running view; the variance row follows */
  readonly offset: number;
  swap(): void;
  write(states: readonly LaneState[]): void;
  /** Puts one lane's statistics, read back as texels, into a running view. */
  unpack(texels: Float32Array, lane: number, into: Float32Array): void;
  dispose(): void;
}

export function createRunning(device: Device, offset: number, channels: number, lanes: number): Running {
  const create = (): Matrix => device.createMatrix(2, 2 * channels, lanes);
  let current = create();
  let next = create();
  return {
    channels,
    offset,
    get current() { return current; },
    get next() { return next; },
    swap() { [current, next] = [next, current]; },
    write(states) {
      const data = new Float32Array(4 * channels * lanes);
      states.forEach(({ running }, lane) => {
        for (let channel = 0; channel < channels; channel += 1) {
          data[4 * (lane * channels + channel)] = running[offset + channel] ?? 0;
          data[4 * (lane * channels + channel) + 1] = running[offset + channels + channel] ?? 0;
        }
      });
      device.uploadTexels(current, data);
    },
    unpack(texels, lane, into) {
      for (let channel = 0; channel < channels; channel += 1) {
        into[offset + channel] = texels[4 * (lane * channels + channel)] ?? 0;
        into[offset + channels + channel] = texels[4 * (lane * channels + channel) + 1] ?? 0;
      }
    },
    dispose() {
      current.dispose();
      next.dispose();
    },
  };
}
