import { inputRow } from './coreSnippets';
import { geometry, overTaps, rowsOfW, type Conv2d } from './convGeometry';
import { columnAccess, isEven, weightAccess, weightPair } from './imageAccess';
import type { Snippet } from '@/engine/executor/gpu/snippet';
import { texels } from '@/engine/tensor/matrix';

/** Two filters of one pixel at once: z += x·W over taps and pairs of channels. */
export function forwardByTexels(core: Conv2d, sharedInput: boolean): Snippet {
  const { width, channels, outWidth, filters, kernel } = geometry(core);
  const biasRow = (kernel * kernel * channels) / 2;
  return {
    inputs: ['X', 'W'], uniforms: {}, functions: '',
    code: `
  int pixel = p.x / ${filters / 2};
  int filter_ = p.x - pixel * ${filters / 2};
  int oy = pixel / ${outWidth}, ox = pixel - oy * ${outWidth};
  int first = lane * ${texels(rowsOfW(core))};
  z = W_at(ivec2(filter_, first + ${biasRow})).xyxy;
  ${overTaps(core, `
      int from = (iy * ${width} + ix) * ${channels / 2};
      int tap = first + (ky * ${kernel} + kx) * ${channels / 2};
      for (int c = 0; c < ${channels / 2}; c++) {
        vec4 x = X_at(ivec2(from + c, ${inputRow(sharedInput)}));
        vec4 w = W_at(ivec2(filter_, tap + c));
        z += x.xxzz * w.xyxy + x.yyww * w.zwzw;
      }`)}`,
  };
}

/** Any number of channels and filters. */
export function forwardByFeatures(core: Conv2d, sharedInput: boolean): Snippet {
  const { width, channels, outWidth, filters, kernel } = geometry(core);
  const row = inputRow(sharedInput);
  // An even number of filters: both features of the texel lie at one pixel and share its inputs.
  const shared = `
  vec4 sums = weights(first, ${rowsOfW(core) - 1}, filter_).xyxy;
  ${overTaps(core, `
      for (int c = 0; c < ${channels}; c++)
        sums += X_column((iy * ${width} + ix) * ${channels} + c, row).xxyy * weights(first, (ky * ${kernel} + kx) * ${channels} + c, filter_).xyxy;`)}
  return sums;`;
  const single = `
  vec2 sums = vec2(weightAt(first, ${rowsOfW(core) - 1}, filter_));
  ${overTaps(core, `
      for (int c = 0; c < ${channels}; c++)
        sums += X_column((iy * ${width} + ix) * ${channels} + c, row) * weightAt(first, (ky * ${kernel} + kx) * ${channels} + c, filter_);`)}
  return sums;`;
  const pair = isEven(filters);
  return {
    inputs: ['X', 'W'], uniforms: {},
    functions: `${columnAccess('X')}${pair ? weightPair : weightAccess}
${pair ? 'vec4' : 'vec2'} correlate(int first, int feature, int row) {
  int pixel = feature / ${filters};
  int filter_ = feature - pixel * ${filters};
  int oy = pixel / ${outWidth}, ox = pixel - oy * ${outWidth};
  ${pair ? shared : single}
}
`,
    code: pair
      ? `z = correlate(lane * ${texels(rowsOfW(core))}, 2 * p.x, ${row});`
      : `vec2 left = correlate(lane * ${texels(rowsOfW(core))}, 2 * p.x, ${row});
  vec2 right = correlate(lane * ${texels(rowsOfW(core))}, 2 * p.x + 1, ${row});
  z = vec4(left.x, right.x, left.y, right.y);`,
  };
}
