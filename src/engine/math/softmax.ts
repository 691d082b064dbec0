/** ln Σⱼ e^(zⱼ), shifted by the largest logit so that nothing overflows. */
export function logSumExp(logits: ArrayLike<number>): number {
  const largest = Math.max(...Array.from(logits));
  const sum = Array.from(logits).reduce((total, logit) => total + Math.exp(logit - largest), 0);
  return largest + Math.log(sum);
}

/** Class probabilities pᵢ = e^(zᵢ)/Σⱼ e^(zⱼ), shifted by the largest logit. */
export function softmax(logits: ArrayLike<number>): number[] {
  const largest = Math.max(...Array.from(logits));
  const powers = Array.from(logits, (logit) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
