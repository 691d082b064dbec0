/** GLSL twins of lib/random, equal to the bit: unsigned 32-bit arithmetic wraps around in both. */
export const glslRandomBits = `
uint pcgHash(uint value) {
  uint state = value * 747796405u + 2891336453u;
  uint word = ((state >> ((state >> 28) + 4u)) ^ state) * 277803737u;
  return (word >> 22) ^ word;
}

/** 32 random bits at \`index\` of the stream with this key. */
uint randomBits(uint key, uint index) {
  return pcgHash(pcgHash(index + key) ^ key);
}
`;

/** Needs glslRandomBits. The two halves of the network have \`bits.x\` (low) and \`bits.y\` (high) bits: see permutationBits. */
export const glslPermute = `
/** Position \`index\` of a random permutation of 0 … size−1; beyond them the walk would not end, and a device would hang. */
uint permute(uint index, uint size, uint key, ivec2 bits) {
  if (size <= 1u || index >= size) return 0u;
  uint lowMask = (1u << bits.x) - 1u;
  uint highMask = (1u << bits.y) - 1u;
  uint value = index;
  do {
    uint low = value & lowMask;
    uint high = value >> bits.x;
    for (uint round = 0u; round < 6u; round += 2u) {
      high ^= pcgHash(low + key + round * 0x9e3779b9u) & highMask;
      low ^= pcgHash(high + key + (round + 1u) * 0x9e3779b9u) & lowMask;
    }
    value = (high << bits.x) | low;
  } while (value >= size);
  return value;
}
`;

/** Bits of the low and the high half of \`permute\` for a range of this size. */
export function permutationBits(size: number): { readonly low: number; readonly high: number } {
  const bits = Math.max(2, 32 - Math.clz32(size - 1));
  return { low: bits >> 1, high: bits - (bits >> 1) };
}
