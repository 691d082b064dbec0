import { engine, env, memory, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { setWebGLContext } from '@tensorflow/tfjs-backend-webgl/dist/canvas_util';

const backendName = 'webgl';

/** A texture that tfjs owns: its tensor keeps it alive and counts in tf.memory(). */
export interface StoredTexture {
  readonly texture: WebGLTexture;
  dispose(): void;
}

/** TensorFlow.js as the owner of textures: the one place where its tensors are made. */
export interface TensorStore {
  readonly backend: MathBackendWebGL;
  /** Texture of ⌈rows/2⌉ × ⌈columns/2⌉ RGBA32F texels, all 0: tfjs' packed layout of a [rows, columns] tensor. */
  allocate(rows: number, columns: number): StoredTexture;
  memory(): { readonly tensors: number; readonly bytes: number };
  dispose(): void;
}

/** tfjs knows one backend of a name: a second store would mix its textures with those of another context. */
let running = false;

/** Starts tfjs on this very context. */
export async function startTensorStore(gl: WebGL2RenderingContext): Promise<TensorStore> {
  if (running) throw new Error('this realm has a graphics device already');
  running = true;
  setWebGLContext(2, gl);
  // A finished run gives its textures back to the driver; tfjs would keep them for tensors of the same shape.
  env().set('WEBGL_DELETE_TEXTURE_THRESHOLD', 0);
  const backend = new MathBackendWebGL(gl.canvas);
  registerBackend(backendName, () => backend, 2);
  await setBackend(backendName);
  return {
    backend,
    allocate: (rows, columns) => allocate(backend, rows, columns),
    memory: () => ({ tensors: memory().numTensors, bytes: memory().numBytes }),
    dispose() {
      removeBackend(backendName);
      running = false;
    },
  };
}

function allocate(backend: MathBackendWebGL, rows: number, columns: number): StoredTexture {
  const info = backend.makeTensorInfo([rows, columns], 'float32');
  const data = backend.texData.get(info.dataId);
  data.isPacked = true;
  backend.uploadToGPU(info.dataId);
  const tensor = engine().makeTensorFromTensorInfo(info, backend);
  const texture = data.texture?.texture;
  const [height, width] = data.texShape ?? [0, 0];
  if (!texture || height !== rows + (rows % 2) || width !== columns + (columns % 2)) {
    tensor.dispose();
    throw new RangeError(`no texture for a matrix of ${rows} × ${columns}`);
  }
  return { texture, dispose: () => tensor.dispose() };
}
