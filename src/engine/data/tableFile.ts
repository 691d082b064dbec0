import { checkEnd, openDataFile } from '@/engine/data/dataFile';

/** Measurements as they were published, each column in a unit of its own. */
export interface TableFile {
  readonly count: number;
  readonly features: number;
  /** [count] */
  readonly labels: Uint8Array;
  /** [count, features] */
  readonly values: Float32Array;
}

// Layout: 'DTAB' · version · count · features (uint32) · decimals (one byte a feature) · labels (one byte each) · values
// (uint32, one feature after the other) · CRC-32. A value is its whole number divided by 10^decimals of its feature, so
// that the decimal numbers of the source are kept exactly.
const fields = 4;
const magic = 0x42415444;
const mostDecimals = 9;
export const tableFileVersion = 1;

/** Inflates and checks a file of public/data; `name` only goes into errors. */
export async function decodeTableFile(name: string, file: ArrayBuffer): Promise<TableFile> {
  const open = await openDataFile(name, file, { magic, version: tableFileVersion, fields });
  const { bytes, view, field, damaged } = open;
  const [count, features] = [field(2), field(3)];
  const labelStart = 4 * fields + features;
  const valueStart = labelStart + count;
  checkEnd(open, valueStart + 4 * count * features);
  const decimals = bytes.subarray(4 * fields, labelStart);
  if (count < 1 || features < 1 || decimals.some((places) => places > mostDecimals)) throw damaged('header');
  const values = new Float32Array(count * features);
  for (const [feature, places] of decimals.entries()) {
    const unit = 10 ** places;
    for (let row = 0; row < count; row += 1) values[row * features + feature] = view.getUint32(valueStart + 4 * (feature * count + row), true) / unit;
  }
  return { count, features, labels: bytes.subarray(labelStart, valueStart), values };
}
