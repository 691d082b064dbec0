import type { ProgramSource } from '@/engine/tensor/programs';

/** Sums the rows' (loss, correct) of every lane into one texel per lane; in blocks, so that long sums lose no digits. */
export const metricsSource: ProgramSource = {
  inputs: ['STATS'],
  outputs: ['sums'],
  uniforms: { pairs: 'int', scale: 'float' },
  body: `
void main() {
  int lane = int(gl_FragCoord.x);
  vec4 total = vec4(0.0);
  for (int start = 0; start < pairs; start += 32) {
    vec4 block = vec4(0.0);
    for (int r = start; r < min(start + 32, pairs); r++) block += STATS_at(ivec2(0, lane * pairs + r));
    total += block;
  }
  sums = scale * vec4(total.x + total.y, total.z + total.w, 0.0, 0.0);
}`,
};
