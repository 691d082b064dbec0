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
  let a = hash[0]!, b = hash[1]!, c = hash[2]!, d = hash[3]!, e = hash[4]!, f = hash[5]!, g = hash[6]!, h = hash[7]!;
  for (let i = 0; i < 64; i += 1) {
    const t1 = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + constants[i]! + words[i]!) | 0;
    const t2 = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    // One by one: a list for every round would cost more than the round.
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  hash.set([hash[0]! + a, hash[1]! + b, hash[2]! + c, hash[3]! + d, hash[4]! + e, hash[5]! + f, hash[6]! + g, hash[7]! + h]);
}

/** SHA-256 (FIPS 180-4) as hexadecimal text. crypto.subtle would not do: it is missing on pages served over plain http. */
export function sha256(bytes: Uint8Array): string {
  const hash = start.slice();
  const words = new Uint32Array(64);
  // The message, a one bit, zeros, and the length in bits at the end of the last block.
  const blocks = Math.floor((bytes.length + 8) / 64) + 1;
  const whole = Math.floor(bytes.length / 64) * 64;
  const end = new Uint8Array(blocks * 64 - whole);
  end.set(bytes.subarray(whole));
  end[bytes.length - whole] = 0x80;
  const length = new DataView(end.buffer, end.length - 8);
  length.setUint32(0, Math.floor((bytes.length * 8) / 2 ** 32));
  length.setUint32(4, (bytes.length * 8) >>> 0);
  const mixAll = (part: Uint8Array, size: number): void => {
    const view = new DataView(part.buffer, part.byteOffset, size);
    for (let at = 0; at < size; at += 64) {
      for (let i = 0; i < 16; i += 1) words[i] = view.getUint32(at + 4 * i);
      mixBlock(hash, words);
    }
  };
  mixAll(bytes, whole);
  mixAll(end, end.length);
  return Array.from(hash, (word) => word.toString(16).padStart(8, '0')).join('');
}
