/**
 * Orthonormal columns from a tall matrix of normal draws, row-major [rows, columns], rows ≥ columns: the Q of A = QR with
 * a positive diagonal of R, which makes Q unique and uniformly distributed (Mezzadri 2007, section 5; Saxe et al. 2014).
 * Modified Gram–Schmidt, run twice against rounding.
 */
export function orthonormalColumns(matrix: ArrayLike<number>, rows: number, columns: number): Float64Array {
  const q = Float64Array.from(matrix);
  const at = (row: number, column: number): number => q[row * columns + column] ?? 0;
  const dot = (left: number, right: number): number => {
    let sum = 0;
    for (let row = 0; row < rows; row += 1) sum += at(row, left) * at(row, right);
    return sum;
  };
  for (let column = 0; column < columns; column += 1) {
    for (let pass = 0; pass < 2; pass += 1) {
      for (let earlier = 0; earlier < column; earlier += 1) {
        const projection = dot(earlier, column);
        for (let row = 0; row < rows; row += 1) q[row * columns + column] = at(row, column) - projection * at(row, earlier);
      }
    }
    const norm = Math.sqrt(dot(column, column));
    for (let row = 0; row < rows; row += 1) q[row * columns + column] = at(row, column) / norm;
  }
  return q;
}
