import type { Matrix } from './matrix';

/** A framebuffer with one or more matrices attached, each with all its layers: what one program writes. */
export interface Target {
  readonly framebuffer: WebGLFramebuffer;
  /** texels */
  readonly width: number;
  readonly height: number;
}

/** One framebuffer per list of matrices, made once: attaching textures in every draw would cost more than the draw. */
export interface TargetCache {
  get(matrices: readonly Matrix[]): Target;
  /** Deletes every framebuffer this matrix is attached to. */
  drop(matrix: Matrix): void;
  dispose(): void;
}

interface Entry {
  readonly matrices: readonly Matrix[];
  readonly target: Target;
}

export function createTargetCache(gl: WebGL2RenderingContext): TargetCache {
  const entries = new Map<string, Entry>();
  const keysOf = new Map<Matrix, Set<string>>();

  function remove(key: string): void {
    const entry = entries.get(key);
    if (entry === undefined) return;
    gl.deleteFramebuffer(entry.target.framebuffer);
    entries.delete(key);
    for (const matrix of entry.matrices) keysOf.get(matrix)?.delete(key);
  }

  return {
    get(matrices) {
      const key = matrices.map(({ id }) => id).join();
      const known = entries.get(key);
      if (known !== undefined) return known.target;
      const target = attach(gl, matrices);
      entries.set(key, { matrices, target });
      for (const matrix of matrices) keysOf.set(matrix, (keysOf.get(matrix) ?? new Set()).add(key));
      return target;
    },
    drop(matrix) {
      for (const key of keysOf.get(matrix) ?? []) remove(key);
      keysOf.delete(matrix);
    },
    dispose() {
      for (const key of entries.keys()) remove(key);
      keysOf.clear();
    },
  };
}

function attach(gl: WebGL2RenderingContext, matrices: readonly Matrix[]): Target {
  const [first] = matrices;
  if (first === undefined) throw new RangeError('a target needs a matrix');
  const framebuffer = gl.createFramebuffer();
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
  let attached = 0;
  for (const { texture, width, height, layers } of matrices) {
    if (width !== first.width || height !== first.height) throw new RangeError('the matrices of a target differ in size');
    for (let layer = 0; layer < layers; layer += 1, attached += 1) {
      if (layers === 1) gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0 + attached, gl.TEXTURE_2D, texture, 0);
      else gl.framebufferTextureLayer(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0 + attached, texture, 0, layer);
    }
  }
  gl.drawBuffers(Array.from({ length: attached }, (_, index) => gl.COLOR_ATTACHMENT0 + index));
  gl.bindFramebuffer(gl.FRAMEBUFFER, null);
  return { framebuffer, width: first.width, height: first.height };
}
