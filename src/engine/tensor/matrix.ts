/**
 * Matrices on the device: one RGBA32F texel holds a block of two rows and two columns,
 * (m[2y][2x], m[2y][2x+1], m[2y+1][2x], m[2y+1][2x+1]), so a product needs one fetch per operand for eight multiply-adds.
 * Lanes are stacked below each other, each padded to whole texels.
 */
export interface Matrix {
  /** unique on its device */
  readonly id: number;
  /** of one lane */
  readonly rows: number;
  readonly columns: number;
  readonly lanes: number;
  /** texels: ⌈columns/2⌉ */
  readonly width: number;
  /** texels: lanes · ⌈rows/2⌉ */
  readonly height: number;
  /** textures of this size on top of each other: one program writes them all, and reads any of them with one fetch */
  readonly layers: number;
  readonly texture: WebGLTexture;
  dispose(): void;
}

/** Texels that n rows or columns occupy. */
export const texels = (n: number): number => (n + 1) >> 1;

/** Writes one lane's row-major [rows, columns] numbers into the texels of a stacked matrix. */
export function packLane(values: ArrayLike<number>, { rows, columns, width }: Matrix, lane: number, into: Float32Array): void {
  const first = lane * texels(rows) * width;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const texel = first + (row >> 1) * width + (column >> 1);
      into[4 * texel + 2 * (row & 1) + (column & 1)] = values[row * columns + column] ?? 0;
    }
  }
}

/** One lane's top left row-major [rows, columns] numbers out of the texels of a stacked matrix. */
export function unpackLane(from: Float32Array, { rows: stackedRows, width }: Pick<Matrix, 'rows' | 'width'>, lane: number, rows: number, columns: number): Float32Array {
  const values = new Float32Array(rows * columns);
  const first = lane * texels(stackedRows) * width;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const texel = first + (row >> 1) * width + (column >> 1);
      values[row * columns + column] = from[4 * texel + 2 * (row & 1) + (column & 1)] ?? 0;
    }
  }
  return values;
}
