import { DeviceLostError } from '@/engine/executor/executor';
import type { ReadWait } from './readWait';

/** The lower left `width` × `height` texels of a texture that is attached to this framebuffer. */
export interface ReadRequest {
  readonly framebuffer: WebGLFramebuffer;
  readonly width: number;
  readonly height: number;
}

/** Reads: textures are copied into one buffer on the device, which is fetched when its fence has passed, or waited for at once. */
export interface Readback {
  /** RGBA floats of every request. Rejects with DeviceLostError when the context goes away meanwhile. */
  read(requests: readonly ReadRequest[]): Promise<Float32Array[]>;
  /** Rejects all pending reads. */
  fail(error: DeviceLostError): void;
  dispose(): void;
}

interface PackBuffer {
  readonly handle: WebGLBuffer;
  readonly bytes: number;
}

export function createReadback(gl: WebGL2RenderingContext, wait: ReadWait): Readback {
  const idle: PackBuffer[] = [];
  const pause = createPause();
  const pending = new Set<(error: DeviceLostError) => void>();

  /** The smallest idle buffer that is large enough, or a new one. */
  function acquire(bytes: number): PackBuffer {
    const fitting = idle.filter((buffer) => buffer.bytes >= bytes).sort((a, b) => a.bytes - b.bytes)[0];
    if (fitting !== undefined) {
      idle.splice(idle.indexOf(fitting), 1);
      return fitting;
    }
    const buffer = { handle: gl.createBuffer(), bytes };
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer.handle);
    gl.bufferData(gl.PIXEL_PACK_BUFFER, bytes, gl.STREAM_READ);
    return buffer;
  }

  /** Two sizes are in steady use, metrics and checkpoints; the rest goes back. */
  function release(buffer: PackBuffer): void {
    idle.push(buffer);
    if (idle.length > 4) gl.deleteBuffer(idle.shift()?.handle ?? null);
  }

  async function read(requests: readonly ReadRequest[]): Promise<Float32Array[]> {
    const lengths = requests.map(({ width, height }) => 4 * width * height);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    if (total === 0) return requests.map(() => new Float32Array(0));
    const buffer = acquire(4 * total);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer.handle);
    let offset = 0;
    for (const { framebuffer, width, height } of requests) {
      gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
      gl.readPixels(0, 0, width, height, gl.RGBA, gl.FLOAT, offset);
      offset += 16 * width * height;
    }
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    if (wait === 'fence') await passFence(gl, pending, pause.after);
    const all = new Float32Array(total);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer.handle);
    gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, all);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    // A context that goes away while it is waited for leaves zeros.
    if (gl.isContextLost()) throw new DeviceLostError('lost during a read');
    release(buffer);
    let start = 0;
    return lengths.map((length) => all.subarray(start, (start += length)));
  }

  return {
    read,
    fail(error) {
      for (const reject of pending) reject(error);
      pending.clear();
    },
    dispose() {
      pause.dispose();
      for (const { handle } of idle) gl.deleteBuffer(handle);
      idle.length = 0;
    },
  };
}

/**
 * A millisecond's pause. Timers that set timers are held back to 4 ms, a third of a burst of training; one that is set by a
 * message is not.
 */
function createPause(): { after(callback: () => void): void; dispose(): void } {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.addEventListener('message', () => setTimeout(() => waiting.shift()?.(), 1));
  port1.start();
  return {
    after(callback) {
      waiting.push(callback);
      port2.postMessage(null);
    },
    dispose: () => port1.close(),
  };
}

/** Waits by timer, never by spinning: a busy poll takes the core that renders in software. */
function passFence(gl: WebGL2RenderingContext, pending: Set<(error: DeviceLostError) => void>, pause: (callback: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    let settled = false;
    const settle = (finish: () => void): void => {
      settled = true;
      pending.delete(fail);
      gl.deleteSync(sync);
      finish();
    };
    const fail = (error: DeviceLostError): void => settle(() => reject(error));
    const poll = (): void => {
      if (settled) return;
      const status = sync === null ? gl.WAIT_FAILED : gl.clientWaitSync(sync, 0, 0);
      if (status === gl.ALREADY_SIGNALED || status === gl.CONDITION_SATISFIED) settle(resolve);
      else if (status === gl.WAIT_FAILED || gl.isContextLost()) fail(new DeviceLostError('a fence failed'));
      else pause(poll);
    };
    pending.add(fail);
    poll();
  });
}
