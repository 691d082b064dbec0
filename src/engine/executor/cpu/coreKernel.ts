/** `train` normalises with the batch and moves running statistics, `probe` only the first, `evaluate` neither. */
export type Mode = 'train' | 'probe' | 'evaluate';

/** One lane's share of a block, as views into its flat arrays; empty where the core has none. */
export interface BlockViews {
  readonly parameters: Float32Array;
  readonly gradients: Float32Array;
  /** mean row, then variance row */
  readonly running: Float32Array;
}

/**
 * One core operation forward and backward. Scratch memory belongs to the kernel and is shared by the lanes, which take
 * their turns: backward must follow the forward pass of the same lane. Arrays are [rows, features], row-major.
 */
export interface CoreKernel {
  forward(x: Float32Array, z: Float32Array, rows: number, views: BlockViews, mode: Mode): void;
  /** Adds the parameters' gradients to `views.gradients` and overwrites dx, unless nobody needs it (null). */
  backward(x: Float32Array, dz: Float32Array, dx: Float32Array | null, rows: number, views: BlockViews): void;
}
