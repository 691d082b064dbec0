/**
 * A large product is bound by its fetches: two per texel of the result and step of the sum. A fragment that computes a tile
 * of 4×2 texels needs six for all eight. Its results go to the layers of one texture, and the program that would have
 * computed the product only collects them. That is one program more, so small products stay as they are.
 */
export interface TileShape {
  /** texels, powers of two; rows · columns are the draw buffers of the program */
  readonly rows: number;
  readonly columns: number;
}

/** Every device has four draw buffers (engine/tensor/context); most have eight. */
export const smallestTile: TileShape = { rows: 2, columns: 2 };
export const tileShape = (drawBuffers: number): TileShape => (drawBuffers >= 8 ? { rows: 4, columns: 2 } : smallestTile);
