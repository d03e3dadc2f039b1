import type { LayerWeights, NetworkWeights, WeightTensor } from '../weights';

export const parityShapes = ['tree', 'wide', 'terms'] as const;
/**
 * How n-bit XOR is built: a tree of XORs of two values; one hidden layer whose units count the ones; one hidden layer of
 * AND terms, one for each row of the truth table whose XOR is 1.
 */
export type ParityShape = (typeof parityShapes)[number];

export const gateNames = ['threshold', 'relu'] as const;
/**
 * What a hidden unit computes: 1 where its sum is above 0 and else 0, or max(0, z). A threshold unit is a sigmoid that is
 * so steep that it gives 0 and 1 to the last bit.
 */
export type GateName = (typeof gateNames)[number];

/** Fewest and most inputs: the whole truth table of the most is gone through in a moment. */
export const fewestInputs = 2;
export const mostInputs = 12;

/** |z| of a threshold unit is at least half of this, where σ(z) is 0 or 1 in double precision, exactly. */
export const steepness = 2000;

/** One dense layer: W (units, n) by rows, b, and how many of its units only carry a value on. */
export interface ParityLayer {
  readonly rows: readonly (readonly number[])[];
  readonly bias: readonly number[];
  readonly carriers: number;
}

/** n-bit XOR with constructed weights: every layer, the output of one unit last. */
export interface ParityNetwork {
  readonly inputs: number;
  readonly shape: ParityShape;
  readonly gates: GateName;
  readonly layers: readonly ParityLayer[];
}

/** What there is to count. */
export interface ParityCounts {
  /** Units that compute something, the output's among them. */
  readonly units: number;
  /** Units that only carry a value to the next layer. */
  readonly carriers: number;
  readonly layers: number;
  /** Units of each layer. */
  readonly widths: readonly number[];
  readonly parameters: number;
  /** Weights that are not zero. */
  readonly connections: number;
}

export function countsOf({ inputs, layers }: ParityNetwork): ParityCounts {
  const widths = layers.map(({ bias }) => bias.length);
  const carriers = layers.reduce((sum, layer) => sum + layer.carriers, 0);
  return {
    units: widths.reduce((sum, width) => sum + width, 0) - carriers,
    carriers,
    layers: layers.length,
    widths,
    parameters: widths.reduce((sum, width, k) => sum + width * ((k === 0 ? inputs : (widths[k - 1] ?? 0)) + 1), 0),
    connections: layers.flatMap(({ rows }) => rows.flat()).filter((weight) => weight !== 0).length,
  };
}

/** The tensors of its layers, under these names. */
export function weightsOf({ layers }: ParityNetwork, names: readonly string[]): NetworkWeights {
  return layers.map(({ rows, bias }, k): LayerWeights => {
    const weight: WeightTensor = {
      name: 'weight',
      shape: [rows.length, rows[0]?.length ?? 0],
      values: Float32Array.from(rows.flat()),
    };
    return {
      name: names[k] ?? '',
      tensors: [weight, { name: 'bias', shape: [bias.length], values: Float32Array.from(bias) }],
    };
  });
}
