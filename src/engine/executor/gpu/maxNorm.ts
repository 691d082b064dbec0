import type { StepHyper } from '@/engine/executor/executor';
import type { ParameterBlock } from '@/engine/model/plan';
import type { Device } from '@/engine/tensor/device';
import { texels } from '@/engine/tensor/matrix';
import { maxLanes, type ProgramSource } from '@/engine/tensor/programs';
import { createKernel } from './kernel';
import type { Parameters } from './parameters';

/** After an update every unit's incoming weights are scaled to at most a norm (engine/math/regularisation): two programs per block. */
export interface MaxNorm {
  /** The parameters' `current` are the updated ones; swaps them once more. */
  project(hyper: readonly StepHyper[]): void;
  dispose(): void;
}

export const needsMaxNorm = (hyper: readonly StepHyper[]): boolean => hyper.some(({ maxNorm }) => maxNorm > 0);

export function createMaxNorm(device: Device, all: readonly Parameters[], lanes: number): MaxNorm {
  const limits = new Float32Array(maxLanes);
  const blocks = all.filter(({ block }) => block.weightRows > 0).map((parameters) => ({
    parameters,
    factors: device.createMatrix(2, parameters.block.columns, lanes),
    factorKernel: createKernel(device, columnFactorsSource(parameters.block)),
    scaleKernel: createKernel(device, scaleSource(parameters.block)),
  }));
  return {
    project(hyper) {
      hyper.forEach(({ maxNorm, active }, lane) => { limits[lane] = active ? maxNorm : 0; });
      for (const { parameters, factors, factorKernel, scaleKernel } of blocks) {
        const { current, next } = parameters;
        factorKernel.run(device.target(factors), { W: current.weights }, { limits });
        scaleKernel.run(device.target(next.weights, next.first, next.second), { W: current.weights, M: current.first, V: current.second, NORMS: factors }, {});
        parameters.swap();
      }
    },
    dispose() {
      for (const { factors } of blocks) factors.dispose();
    },
  };
}

/** min(1, r/‖w‖) of two columns per texel, over the rows that are weights. */
function columnFactorsSource({ rows, weightRows }: ParameterBlock): ProgramSource {
  return {
    inputs: ['W'],
    outputs: ['factors'],
    uniforms: { limits: 'floats' },
    body: `
void main() {
  int x = int(gl_FragCoord.x);
  int lane = int(gl_FragCoord.y);
  vec2 sum = vec2(0.0);
  for (int pair = 0; pair < ${texels(weightRows)}; pair++) {
    vec4 w = W_at(ivec2(x, lane * ${texels(rows)} + pair));
    sum += w.xy * w.xy;
    if (2 * pair + 1 < ${weightRows}) sum += w.zw * w.zw;
  }
  vec2 norm = sqrt(sum);
  float limit = limits[lane];
  vec2 scale = mix(limit / norm, vec2(1.0), lessThanEqual(norm, vec2(limit)));
  factors = vec4(limit > 0.0 ? scale : vec2(1.0), 0.0, 0.0);
}`,
  };
}

/** w·factor for weights; biases and both accumulators are copied. */
function scaleSource({ rows, weightRows }: ParameterBlock): ProgramSource {
  return {
    inputs: ['W', 'M', 'V', 'NORMS'],
    outputs: ['weights', 'first', 'second'],
    uniforms: {},
    body: `
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  int lane = p.y / ${texels(rows)};
  int pair = p.y - lane * ${texels(rows)};
  vec2 factor = NORMS_at(ivec2(p.x, lane)).xy;
  vec4 w = W_at(p);
  if (2 * pair < ${weightRows}) w.xy *= factor;
  if (2 * pair + 1 < ${weightRows}) w.zw *= factor;
  weights = w;
  first = M_at(p);
  second = V_at(p);
}`,
  };
}
