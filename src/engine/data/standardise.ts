export interface FeatureStatistics {
  /** [features] */
  readonly mean: Float64Array;
  /** [features] standard deviation (of the population, dividing by n); 1 for a constant feature */
  readonly scale: Float64Array;
}

/** inputs: [size, features] row-major; the result belongs to the training split only, or the validation score is flattered. */
export function featureStatistics(inputs: Float32Array, features: number): FeatureStatistics {
  const size = inputs.length / features;
  const sum = new Float64Array(features);
  for (let index = 0; index < inputs.length; index += 1) sum[index % features]! += inputs[index]!;
  // n equal float32 values add up without rounding in a double, so the variance of a constant feature is exactly 0.
  const mean = sum.map((total) => total / size);
  const squares = new Float64Array(features);
  for (let index = 0; index < inputs.length; index += 1) squares[index % features]! += (inputs[index]! - mean[index % features]!) ** 2;
  return { mean, scale: squares.map((total) => (total === 0 ? 1 : Math.sqrt(total / size))) };
}

/** (x − mean) / scale of every feature, as a new array. */
export function standardise(inputs: Float32Array, { mean, scale }: FeatureStatistics): Float32Array {
  const features = mean.length;
  return inputs.map((value, index) => (value - mean[index % features]!) / scale[index % features]!);
}
