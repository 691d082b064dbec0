/** λ₁·Σ|w| + (λ₂/2)·Σw², added to the loss; weights only, no biases, no γ/β. */
export function penalty(weights: readonly number[], l1: number, l2: number): number {
  return weights.reduce((sum, w) => sum + l1 * Math.abs(w) + (l2 / 2) * w * w, 0);
}

/** ∂penalty/∂w = λ₁·sign(w) + λ₂·w with sign(0) = 0: an exact zero is left alone. */
export function penaltyGradient(w: number, l1: number, l2: number): number {
  return l1 * Math.sign(w) + l2 * w;
}

/**
 * Max-norm: each column of a row-major [rows, columns] kernel (one unit's incoming weights) becomes w·min(1, r/‖w‖₂);
 * limit 0 switches it off. Srivastava et al. 2014, section 5.1.
 */
export function projectMaxNorm(weights: ArrayLike<number>, columns: number, limit: number): Float64Array {
  const squares = new Float64Array(columns);
  for (let index = 0; index < weights.length; index += 1)
    squares[index % columns] = (squares[index % columns] ?? 0) + (weights[index] ?? 0) ** 2;
  return Float64Array.from(weights, (w, index) => {
    const norm = Math.sqrt(squares[index % columns] ?? 0);
    return limit > 0 ? w * (limit / Math.max(norm, limit)) : w;
  });
}
