import { Inflate } from 'fflate';

/** Thrown when the result would be larger than allowed. */
export class TooLargeError extends Error {}

const pieceLength = 256;

/**
 * Inflates at most `limit` bytes. The input goes in by small pieces, each of which can grow to 264 kB at most, and nothing
 * more is read once the limit is passed: a bomb costs no more than that.
 */
export function boundedInflate(deflated: Uint8Array, limit: number, dictionary: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let finished = false;
  const inflate = new Inflate({ dictionary }, (piece, final) => {
    length += piece.length;
    if (length > limit) throw new TooLargeError();
    pieces.push(piece.slice());
    finished = final;
  });
  for (let start = 0; start < deflated.length && !finished; start += pieceLength) {
    inflate.push(deflated.subarray(start, start + pieceLength), start + pieceLength >= deflated.length);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
