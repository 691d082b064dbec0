/** First 32 bits of the fractional parts of the cube roots (constants) and square roots (start) of the first primes. */
function primeRoots(count: number, root: (n: number) => number): Uint32Array {
  const result = new Uint32Array(count);
  let found = 0;
  for (let n = 2; found < count; n += 1) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= n && prime; divisor += 1) prime = n % divisor !== 0;
    if (prime) result[found++] = (root(n) % 1) * 2 ** 32;
  }
  return result;
}
const constants = primeRoots(64, Math.cbrt);
const start = primeRoots(8, Math.sqrt);

const rotate = (x: number, bits: number): number => (x >>> bits) | (x << (32 - bits));

function mixBlock(hash: Uint32Array, words: Uint32Array): void {
  for (let i = 16; i < 64; i += 1) {
    const w15 = words[i - 15]!;
    const w2 = words[i - 2]!;
    const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
    const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
    words[i] = words[i - 16]! + s0 + words[i - 7]! + s1;
  }
  let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i += 1) {
    const t1 = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + constants[i]! + words[i]!) | 0;
    const t2 = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  for (const [index, value] of [a, b, c, d, e, f, g, h].entries()) hash[index] = hash[index]! + value;
}

/** SHA-256 (FIPS 180-4) as hexadecimal text. crypto.subtle would not do: it is missing on pages served over plain http. */
export function sha256(bytes: Uint8Array): string {
  const hash = start.slice();
  const words = new Uint32Array(64);
  // The message, a one bit, zeros, and the length in bits at the end of the last block.
  const blocks = Math.floor((bytes.length + 8) / 64) + 1;
  const byteAt = (at: number): number => (at < bytes.length ? bytes[at]! : at === bytes.length ? 0x80 : 0);
  for (let block = 0; block < blocks; block += 1) {
    for (let i = 0, at = block * 64; i < 16; i += 1, at += 4) words[i] = (byteAt(at) << 24) | (byteAt(at + 1) << 16) | (byteAt(at + 2) << 8) | byteAt(at + 3);
    if (block === blocks - 1) {
      words[14] = Math.floor((bytes.length * 8) / 2 ** 32);
      words[15] = bytes.length * 8;
    }
    mixBlock(hash, words);
  }
  return Array.from(hash, (word) => word.toString(16).padStart(8, '0')).join('');
}
