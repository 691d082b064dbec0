import { DeviceLostError } from '@/engine/executor/executor';
import type { BackendInfo } from '@/engine/worker/backendProtocol';
import { loseContext, openContext } from './context';
import { packLane, texels, type Matrix } from './matrix';
import { createProgramCache, type Program, type ProgramSource, type UniformValues } from './programs';
import { createReadback } from './readback';
import { readWait, type ReadWait } from './readWait';
import { probeDevice } from './startupProbe';
import { createLayeredTextures } from './layeredTextures';
import { createTargetCache, type Target } from './targets';
import { startTensorStore, type TensorStore } from './tensorStore';

/** What has been asked of the device since it was opened; the differences over a step are asserted by tests. */
export interface DeviceCounters {
  programs: number;
  uploads: number;
  reads: number;
}

/** One WebGL2 context with everything that lives in it: textures, programs, pending reads. One per worker. */
export interface Device {
  /** UNMASKED_RENDERER of the graphics device */
  readonly renderer: string;
  /** largest deviation of the start-up probe from plain numbers */
  readonly probeError: number;
  /** Resolves when the context goes away; never rejects. Pending reads reject with the same error. */
  readonly lost: Promise<DeviceLostError>;
  /** longest side of a texture in texels */
  readonly maxTextureSize: number;
  /** textures that one program can write: 8 or 4 */
  readonly drawBuffers: number;
  readonly counters: Readonly<DeviceCounters>;
  /** the tensors behind the matrices, for code that goes on with tfjs kernels */
  readonly tensors: TensorStore;
  /** `lanes` matrices of [rows, columns] below each other, all 0; `layers` times, if it is given. The caller disposes it. */
  createMatrix(rows: number, columns: number, lanes?: number, layers?: number): Matrix;
  /** Replaces the content by texels in the layout of `Matrix`; shorter data leave the rest as it was. */
  uploadTexels(matrix: Matrix, data: Float32Array): void;
  /** Replaces the content by one row-major [rows, columns] array per lane. */
  upload(matrix: Matrix, lanes: readonly ArrayLike<number>[]): void;
  /** The matrices one program writes together, all of the same size in texels. Freed with its matrices. */
  target(...matrices: readonly Matrix[]): Target;
  /** The compiled program of a source; the same source is compiled once in the life of the device. */
  program(source: ProgramSource): Program;
  /** Runs one program over all texels of the target, or over `count` texel rows from `firstRow`. */
  draw(program: Program, target: Target, inputs: readonly Matrix[], uniforms: UniformValues, rows?: { readonly first: number; readonly count: number }): void;
  /** Texels of each matrix, from the top as far as `heights` say; rejects with DeviceLostError. */
  read(matrices: readonly Matrix[], heights?: readonly number[]): Promise<Float32Array[]>;
  /** Holds this thread until the target is written: for measuring, where `read` waits by the millisecond. */
  finish(target: Target): void;
  /** false when an allocation since the last call has failed for lack of memory; waits for the device */
  hasRoom(): boolean;
  /** live matrices and their bytes: what tf.memory() counts, and those with layers, which tfjs has no tensors for */
  memory(): { readonly tensors: number; readonly bytes: number };
  /** compiled programs in the cache */
  readonly programCount: number;
  /** Fault injection: loses the context as a driver reset would. */
  loseContext(): void;
  dispose(): void;
}

export type DeviceResult =
  | { readonly ok: true; readonly device: Device }
  | { readonly ok: false; readonly reason: Extract<BackendInfo['reason'], 'no-webgl2' | 'no-float-textures' | 'probe-failed'>; readonly probeError: number; readonly detail: string };

/** The probe's programs may deviate this far from plain numbers. */
const probeTolerance = 1e-4;

/** Opens the graphics device and checks its arithmetic against plain numbers; says why when it cannot be trusted. How it waits for reads follows from its renderer, unless a test wants it otherwise. */
export async function createDevice(wait?: ReadWait): Promise<DeviceResult> {
  const context = openContext();
  if (!context.ok) return { ok: false, reason: context.reason, probeError: Number.NaN, detail: context.reason };
  const { gl, renderer, drawBuffers } = context;
  let device: Device | undefined;
  let probeError = Number.NaN;
  let detail = '';
  try {
    device = assemble(gl, renderer, drawBuffers, await startTensorStore(gl), wait ?? readWait(renderer), () => probeError);
    probeError = await probeDevice(device);
  } catch (error) {
    detail = String(error);
  }
  if (device !== undefined && probeError <= probeTolerance) return { ok: true, device };
  device?.dispose();
  return { ok: false, reason: 'probe-failed', probeError, detail: detail || `the probe deviates by ${probeError}` };
}

function assemble(gl: WebGL2RenderingContext, renderer: string, drawBuffers: number, tensors: TensorStore, wait: ReadWait, probeError: () => number): Device {
  const programs = createProgramCache(gl);
  const targets = createTargetCache(gl);
  const readback = createReadback(gl, wait);
  const vertexArray = gl.createVertexArray();
  const counters: DeviceCounters = { programs: 0, uploads: 0, reads: 0 };
  const maxTextureSize = Number(gl.getParameter(gl.MAX_TEXTURE_SIZE));
  const layeredTextures = createLayeredTextures(gl);
  let matrices = 0;
  let lostError: DeviceLostError | undefined;
  let reportLoss: (error: DeviceLostError) => void = () => undefined;
  const lost = new Promise<DeviceLostError>((resolve) => { reportLoss = resolve; });

  function fail(reason: string): void {
    lostError ??= new DeviceLostError(reason);
    readback.fail(lostError);
    reportLoss(lostError);
  }
  const onLoss = (event: Event): void => {
    event.preventDefault();
    fail('webglcontextlost');
  };
  gl.canvas.addEventListener('webglcontextlost', onLoss);

  function createMatrix(rows: number, columns: number, lanes = 1, layers = 1): Matrix {
    const width = texels(columns);
    const height = lanes * texels(rows);
    if (width > maxTextureSize || height > maxTextureSize) throw new RangeError(`a texture of ${width} × ${height} texels is too large for this device`);
    const stored = layers === 1 ? tensors.allocate(2 * height, 2 * width) : layeredTextures.allocate(width, height, layers);
    const matrix: Matrix = {
      id: (matrices += 1), rows, columns, lanes, width, height, layers, texture: stored.texture,
      dispose() {
        targets.drop(matrix);
        stored.dispose();
      },
    };
    return matrix;
  }

  function uploadTexels({ texture, width, height }: Matrix, data: Float32Array): void {
    counters.uploads += 1;
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, Math.min(height, data.length / (4 * width)), gl.RGBA, gl.FLOAT, data);
  }

  function draw(program: Program, target: Target, inputs: readonly Matrix[], uniforms: UniformValues, rows?: { readonly first: number; readonly count: number }): void {
    if (lostError !== undefined) throw lostError;
    gl.bindFramebuffer(gl.FRAMEBUFFER, target.framebuffer);
    gl.viewport(0, rows?.first ?? 0, target.width, rows?.count ?? target.height);
    gl.scissor(0, rows?.first ?? 0, target.width, rows?.count ?? target.height);
    program.use(uniforms, inputs);
    gl.bindVertexArray(vertexArray);
    for (let unit = 0; unit < inputs.length; unit += 1) {
      gl.activeTexture(gl.TEXTURE0 + unit);
      const input = inputs[unit]!;
      gl.bindTexture(input.layers === 1 ? gl.TEXTURE_2D : gl.TEXTURE_2D_ARRAY, input.texture);
    }
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    counters.programs += 1;
  }

  return {
    renderer,
    get probeError() { return probeError(); },
    lost,
    maxTextureSize,
    drawBuffers,
    counters,
    tensors,
    createMatrix,
    uploadTexels,
    upload(matrix, lanes) {
      const data = new Float32Array(4 * matrix.width * matrix.height);
      lanes.forEach((values, lane) => packLane(values, matrix, lane, data));
      uploadTexels(matrix, data);
    },
    target: (...matrices) => targets.get(matrices),
    program: (source) => programs.get(source),
    draw,
    async read(matrices, heights) {
      if (lostError !== undefined) throw lostError;
      counters.reads += matrices.length;
      return readback.read(matrices.map((matrix, index) => ({ framebuffer: targets.get([matrix]).framebuffer, width: matrix.width, height: heights?.[index] ?? matrix.height })));
    },
    finish({ framebuffer }) {
      if (lostError !== undefined) throw lostError;
      gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer);
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.FLOAT, new Float32Array(4));
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    },
    hasRoom: () => gl.getError() !== gl.OUT_OF_MEMORY,
    memory: () => ({ tensors: tensors.memory().tensors + layeredTextures.count, bytes: tensors.memory().bytes + layeredTextures.bytes }),
    get programCount() { return programs.size; },
    loseContext: () => loseContext(gl),
    dispose() {
      gl.canvas.removeEventListener('webglcontextlost', onLoss);
      fail('disposed');
      readback.dispose();
      programs.dispose();
      targets.dispose();
      gl.deleteVertexArray(vertexArray);
      tensors.dispose();
      loseContext(gl);
    },
  };
}
