import type { StoredTexture } from './tensorStore';

/** Textures of several layers, which tfjs does not have; all of them RGBA32F, all 0. */
export interface LayeredTextures {
  allocate(width: number, height: number, layers: number): StoredTexture;
  /** of those that live */
  readonly count: number;
  readonly bytes: number;
}

export function createLayeredTextures(gl: WebGL2RenderingContext): LayeredTextures {
  let count = 0;
  let bytes = 0;
  return {
    get count() { return count; },
    get bytes() { return bytes; },
    allocate(width, height, layers) {
      const texture = gl.createTexture();
      const size = 16 * width * height * layers;
      gl.bindTexture(gl.TEXTURE_2D_ARRAY, texture);
      gl.texStorage3D(gl.TEXTURE_2D_ARRAY, 1, gl.RGBA32F, width, height, layers);
      // Filtering floats is an extension; without it a texture that asks for it reads as 0.
      gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MIN_FILTER, gl.NEAREST);
      gl.texParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MAG_FILTER, gl.NEAREST);
      gl.bindTexture(gl.TEXTURE_2D_ARRAY, null);
      count += 1;
      bytes += size;
      return {
        texture,
        dispose() {
          gl.deleteTexture(texture);
          count -= 1;
          bytes -= size;
        },
      };
    },
  };
}
