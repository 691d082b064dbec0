import { batchMatMulConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/BatchMatMul';
import { activations } from '@/engine/math/activations';
import { randomBits, randomUniform, streamKey } from '@/lib/random';
import type { Device } from './device';
import { glslActivationFunctions } from './glsl/activations';
import { glslRandomBits } from './glsl/random';
import { unpackLane, type Matrix } from './matrix';
import type { ProgramSource } from './programs';

/** Side of the probe's square matrices. */
const size = 8;
const key = streamKey(0, 'data');

/** What a training step is made of, in one program: a product, exponentials, a hash; three outputs at once, as layers. */
const probeSource: ProgramSource = {
  inputs: ['A', 'B'],
  outputs: ['product', 'squashed', 'bits'],
  uniforms: { key: 'uint' },
  body: `${glslRandomBits}${glslActivationFunctions(['tanh', 'sigmoid'])}
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  vec4 z = vec4(0.0);
  for (int i = 0; i < ${size / 2}; i++) {
    vec4 a = A_at(ivec2(i, p.y));
    vec4 b = B_at(ivec2(p.x, i));
    z += a.xxzz * b.xyxy + a.yyww * b.zwzw;
  }
  product = z;
  vec4 slope;
  tanhOf(z, 0.0, z, slope);
  sigmoidOf(z, 0.0, squashed, slope);
  uvec2 row = uvec2(2 * p.y, 2 * p.y + 1) * ${size}u + uint(2 * p.x);
  uvec4 hash = uvec4(randomBits(key, row.x), randomBits(key, row.x + 1u), randomBits(key, row.y), randomBits(key, row.y + 1u));
  bits = vec4(hash >> 8) / 16777216.0;
}`,
};

/** The layers of the program above, taken apart. */
const partSource: ProgramSource = {
  inputs: ['LAYERS'],
  layered: ['LAYERS'],
  outputs: ['product', 'squashed', 'bits'],
  uniforms: {},
  body: `
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  product = texelFetch(LAYERS, ivec3(p, 0), 0);
  squashed = texelFetch(LAYERS, ivec3(p, 1), 0);
  bits = texelFetch(LAYERS, ivec3(p, 2), 0);
}`,
};

/** Largest deviation of the device from plain numbers: own programs and a tfjs kernel on the same matrices. */
export async function probeDevice(device: Device): Promise<number> {
  const a = Float32Array.from({ length: size * size }, (_, index) => 2 * randomUniform(key, index) - 1);
  const b = Float32Array.from({ length: size * size }, (_, index) => 2 * randomUniform(key, index + a.length) - 1);
  const matrices = Array.from({ length: 5 }, () => device.createMatrix(size, size));
  const [A, B, product, squashed, bits] = matrices as [Matrix, Matrix, Matrix, Matrix, Matrix];
  const layers = device.createMatrix(size, size, 1, 3);
  try {
    device.upload(A, [a]);
    device.upload(B, [b]);
    device.draw(device.program(probeSource), device.target(layers), [A, B], { key });
    device.draw(device.program(partSource), device.target(product, squashed, bits), [layers], {});
    const results = await device.read([product, squashed, bits]);
    const [ownProduct, ownSquashed, ownBits] = results.map((texels) => unpackLane(texels, A, 0, size, size));
    const expected = plainProduct(a, b);
    return Math.max(
      deviation(ownProduct, expected),
      deviation(ownSquashed, expected.map((z) => activations.sigmoid.value(Math.tanh(z), 0))),
      deviation(ownBits, expected.map((_, index) => (randomBits(key, index) >>> 8) / 16777216)),
      deviation(await tfjsProduct(device, a, b), expected),
    );
  } finally {
    for (const matrix of [...matrices, layers]) matrix.dispose();
  }
}

function plainProduct(a: Float32Array, b: Float32Array): number[] {
  return Array.from(a, (_, index) => {
    const row = Math.floor(index / size);
    let sum = 0;
    for (let i = 0; i < size; i += 1) sum += (a[row * size + i] ?? 0) * (b[i * size + (index % size)] ?? 0);
    return sum;
  });
}

/** The same product by tfjs, so that layers which run through its kernels may be trusted too. */
async function tfjsProduct({ tensors: { backend } }: Device, a: Float32Array, b: Float32Array): Promise<ArrayLike<number>> {
  const inputs = { a: backend.makeTensorInfo([1, size, size], 'float32', a), b: backend.makeTensorInfo([1, size, size], 'float32', b) };
  const result = batchMatMulConfig.kernelFunc({ inputs, backend, attrs: { transposeA: false, transposeB: false } });
  const [output] = Array.isArray(result) ? result : [result];
  const values = output === undefined ? [] : Float32Array.from((await backend.read(output.dataId)) as Float32Array);
  for (const info of [inputs.a, inputs.b, output]) if (info !== undefined) backend.disposeIntermediateTensorInfo(info);
  return values;
}

/** Infinity unless every number is there and finite. */
function deviation(actual: ArrayLike<number> | undefined, expected: readonly number[]): number {
  return expected.reduce((worst, value, index) => {
    const difference = Math.abs((actual?.[index] ?? Number.NaN) - value);
    return Number.isFinite(difference) ? Math.max(worst, difference) : Infinity;
  }, 0);
}
