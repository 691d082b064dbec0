/** A typed array in JSON: base64 of little-endian numbers, row by row. */
export interface EncodedArray {
  readonly type: 'float32' | 'int32';
  readonly shape: readonly number[];
  readonly data: string;
}

const bytesPerNumber = 4;
/** Characters of the base64 text of this many numbers, padding included. */
export const base64Length = (count: number): number => 4 * Math.ceil((count * bytesPerNumber) / 3);

const chunk = 3 * 8192;

export function encodeArray(values: Float32Array | Int32Array, shape: readonly number[]): EncodedArray {
  const type = values instanceof Float32Array ? 'float32' : 'int32';
  const bytes = new Uint8Array(values.length * bytesPerNumber);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => (type === 'float32' ? view.setFloat32(index * bytesPerNumber, value, true) : view.setInt32(index * bytesPerNumber, value, true)));
  let data = '';
  for (let at = 0; at < bytes.length; at += chunk) data += btoa(String.fromCharCode(...bytes.subarray(at, at + chunk)));
  return { type, shape, data };
}

/** null for text that is not the base64 of `count` numbers; its length must have been checked. */
export function decodeNumbers<Type extends EncodedArray['type']>(type: Type, data: string, count: number): (Type extends 'float32' ? Float32Array : Int32Array) | null {
  let binary: string;
  try {
    binary = atob(data);
  } catch {
    return null;
  }
  if (binary.length !== count * bytesPerNumber) return null;
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
  const view = new DataView(bytes.buffer);
  const values = type === 'float32' ? new Float32Array(count) : new Int32Array(count);
  for (let index = 0; index < count; index += 1) values[index] = type === 'float32' ? view.getFloat32(index * bytesPerNumber, true) : view.getInt32(index * bytesPerNumber, true);
  return values as Type extends 'float32' ? Float32Array : Int32Array;
}
