/** One tensor of a layer, row by row: of W[l], w[j, k] is at j·n[l-1] + k. */
export interface WeightTensor {
  /** Unique in its layer; files call it `LAYER.NAME`. */
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | Float64Array;
}

/** All tensors of one layer, by the layer's name. */
export interface LayerWeights {
  readonly name: string;
  readonly tensors: readonly WeightTensor[];
}

export type NetworkWeights = readonly LayerWeights[];
