/** W[l] and b[l] of one dense layer, by the layer's name. */
export interface LayerWeights {
  readonly name: string;
  /** n[l]. */
  readonly units: number;
  /** n[l-1]. */
  readonly inputs: number;
  /** W[l] row by row: w[j, k] at j·inputs + k. */
  readonly weight: Float32Array | Float64Array;
  /** b[l]. */
  readonly bias: Float32Array | Float64Array;
}

export type NetworkWeights = readonly LayerWeights[];
