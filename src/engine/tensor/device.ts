import type { DeviceLostError } from '@/engine/executor/executor';
import type { BackendInfo } from '@/engine/worker/protocol';

/** One WebGL2 context with everything that lives in it: textures, programs, pending reads. One per worker. */
export interface Device {
  /** UNMASKED_RENDERER of the graphics device */
  readonly renderer: string;
  /** largest deviation of the start-up probe from plain numbers */
  readonly probeError: number;
  /** Settles when the context goes away; never rejects. Pending reads reject with the same error. */
  readonly lost: Promise<DeviceLostError>;
  /** live tensors and their bytes, as tf.memory() counts them */
  memory(): { readonly tensors: number; readonly bytes: number };
  /** Fault injection: loses the context as a driver reset would. */
  loseContext(): void;
  dispose(): void;
}

export type DeviceResult =
  | { readonly ok: true; readonly device: Device }
  | { readonly ok: false; readonly reason: Extract<BackendInfo['reason'], 'no-webgl2' | 'no-float-textures' | 'probe-failed'>; readonly probeError: number; readonly detail: string };

/** Opens the graphics device and checks its arithmetic against plain numbers; says why when it cannot be trusted. */
export function createDevice(): Promise<DeviceResult> {
  return Promise.resolve({ ok: false, reason: 'no-webgl2', probeError: Number.NaN, detail: 'not built yet' });
}
