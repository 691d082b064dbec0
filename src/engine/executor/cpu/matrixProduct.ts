/**
 * C = S + A·B for row-major C [m, n], the one loop in which a fully connected network spends its time. Strides let the
 * same loop read a matrix or its transpose: A[i, k] lies at i·aRow + k·aStep, B[k, j] at k·bStep + j·bColumn.
 * S[i, j] lies at sStart + i·sRow + j: C itself (0, n), or with sRow = 0 a bias, or zeros, the same for every row.
 * Four rows by two columns are summed at once in registers, each number loaded being used at least twice; sums are
 * float64 and rounded to float32 when they are stored.
 */
export function product(
  c: Float32Array, m: number, n: number,
  s: Float32Array, sStart: number, sRow: number,
  a: Float32Array, aRow: number, aStep: number,
  b: Float32Array, bStep: number, bColumn: number,
  depth: number,
): void {
  let row = 0;
  for (; row + 3 < m; row += 4) {
    const a0 = row * aRow;
    const a1 = a0 + aRow;
    const a2 = a1 + aRow;
    const a3 = a2 + aRow;
    let column = 0;
    for (; column + 1 < n; column += 2) {
      const c0 = row * n + column;
      const c1 = c0 + n;
      const c2 = c1 + n;
      const c3 = c2 + n;
      let at = sStart + row * sRow + column;
      let s00 = s[at]!, s01 = s[at + 1]!;
      at += sRow;
      let s10 = s[at]!, s11 = s[at + 1]!;
      at += sRow;
      let s20 = s[at]!, s21 = s[at + 1]!;
      at += sRow;
      let s30 = s[at]!, s31 = s[at + 1]!;
      for (let k = 0, i = 0, j = column * bColumn; k < depth; k += 1, i += aStep, j += bStep) {
        const p = b[j]!;
        const q = b[j + bColumn]!;
        const w = a[a0 + i]!, x = a[a1 + i]!, y = a[a2 + i]!, z = a[a3 + i]!;
        s00 += w * p; s01 += w * q;
        s10 += x * p; s11 += x * q;
        s20 += y * p; s21 += y * q;
        s30 += z * p; s31 += z * q;
      }
      c[c0] = s00; c[c0 + 1] = s01; c[c1] = s10; c[c1 + 1] = s11;
      c[c2] = s20; c[c2 + 1] = s21; c[c3] = s30; c[c3 + 1] = s31;
    }
    if (column < n) fourRows(c, row, column, n, s, sStart + row * sRow + column, sRow, a, aRow, aStep, b, column * bColumn, bStep, depth);
  }
  for (; row + 1 < m; row += 2) {
    let column = 0;
    for (; column + 1 < n; column += 2) square(c, row, column, n, s, sStart + row * sRow + column, sRow, a, aRow, aStep, b, column * bColumn, bStep, bColumn, depth);
    for (; column < n; column += 1) {
      for (let each = row; each < row + 2; each += 1) c[each * n + column] = s[sStart + each * sRow + column]! + dot(a, each * aRow, aStep, b, column * bColumn, bStep, depth);
    }
  }
  if (row < m) for (let column = 0; column < n; column += 1) c[row * n + column] = s[sStart + row * sRow + column]! + dot(a, row * aRow, aStep, b, column * bColumn, bStep, depth);
}

/** Four rows of one column: what an odd number of columns leaves, and all that a single output has. */
function fourRows(c: Float32Array, row: number, column: number, n: number, s: Float32Array, sAt: number, sRow: number, a: Float32Array, aRow: number, aStep: number, b: Float32Array, bStart: number, bStep: number, depth: number): void {
  const a0 = row * aRow;
  const a1 = a0 + aRow;
  const a2 = a1 + aRow;
  const a3 = a2 + aRow;
  let s0 = 0, s1 = 0, s2 = 0, s3 = 0;
  for (let k = 0, i = 0, j = bStart; k < depth; k += 1, i += aStep, j += bStep) {
    const p = b[j]!;
    s0 += a[a0 + i]! * p; s1 += a[a1 + i]! * p; s2 += a[a2 + i]! * p; s3 += a[a3 + i]! * p;
  }
  const first = row * n + column;
  c[first] = s[sAt]! + s0; c[first + n] = s[sAt + sRow]! + s1; c[first + 2 * n] = s[sAt + 2 * sRow]! + s2; c[first + 3 * n] = s[sAt + 3 * sRow]! + s3;
}

/** Two rows by two columns: the gradient behind two inputs, and what other numbers of rows leave. */
function square(c: Float32Array, row: number, column: number, n: number, s: Float32Array, sAt: number, sRow: number, a: Float32Array, aRow: number, aStep: number, b: Float32Array, bStart: number, bStep: number, bColumn: number, depth: number): void {
  const a0 = row * aRow;
  const a1 = a0 + aRow;
  let s00 = 0, s01 = 0, s10 = 0, s11 = 0;
  for (let k = 0, i = 0, j = bStart; k < depth; k += 1, i += aStep, j += bStep) {
    const p = b[j]!, q = b[j + bColumn]!;
    const x = a[a0 + i]!, y = a[a1 + i]!;
    s00 += x * p; s01 += x * q;
    s10 += y * p; s11 += y * q;
  }
  const first = row * n + column;
  c[first] = s[sAt]! + s00; c[first + 1] = s[sAt + 1]! + s01; c[first + n] = s[sAt + sRow]! + s10; c[first + n + 1] = s[sAt + sRow + 1]! + s11;
}

function dot(a: Float32Array, aStart: number, aStep: number, b: Float32Array, bStart: number, bStep: number, depth: number): number {
  let sum = 0;
  for (let k = 0, i = aStart, j = bStart; k < depth; k += 1, i += aStep, j += bStep) sum += a[i]! * b[j]!;
  return sum;
}

/** Adds the sum over the rows of c to the numbers at `start`: the gradient of a bias. */
export function addColumnSums(sums: Float32Array, start: number, c: Float32Array, rows: number, columns: number): void {
  for (let column = 0; column < columns; column += 1) {
    let sum = 0;
    for (let row = 0, at = column; row < rows; row += 1, at += columns) sum += c[at]!;
    sums[start + column]! += sum;
  }
}
