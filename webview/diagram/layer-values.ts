import type { LayerView, NetworkView } from '../../src/protocol/network';
import type { LayerSnapshot, Snapshot } from '../../src/protocol/snapshot';

/** What a snapshot says of one layer, ready to be drawn. */
export interface LayerValues {
  /** W[l] row by row, in full. */
  readonly weight: Float32Array | undefined;
  /** The matrix as far as it was sent: the whole, or block means. */
  readonly thumbnail: { readonly values: Float32Array; readonly rows: number; readonly columns: number } | undefined;
  readonly maxWeight: number;
  readonly bias: Float32Array | undefined;
  readonly activation: Float32Array | undefined;
  readonly marks: Uint8Array | undefined;
  /** Surfaces of all units, one after the other. */
  readonly surface: Int8Array | undefined;
  readonly surfaceScale: number;
}

const empty: LayerValues = {
  weight: undefined,
  thumbnail: undefined,
  maxWeight: 0,
  bias: undefined,
  activation: undefined,
  marks: undefined,
  surface: undefined,
  surfaceScale: 1,
};

function floats(buffer: ArrayBuffer | undefined, length: number): Float32Array | undefined {
  if (buffer?.byteLength !== 4 * length) return undefined;
  return new Float32Array(buffer);
}

function valuesOf(layer: LayerView, sent: LayerSnapshot, side: number): LayerValues {
  const { units, inputs } = layer;
  const matrix = floats(sent.weight, sent.rows * sent.columns);
  const whole = sent.rows === units && sent.columns === inputs;
  return {
    weight: whole ? matrix : undefined,
    thumbnail: matrix && matrix.length > 0 ? { values: matrix, rows: sent.rows, columns: sent.columns } : undefined,
    maxWeight: sent.maxWeight,
    bias: floats(sent.bias, units),
    activation: floats(sent.activation, units),
    marks: sent.marks?.byteLength === units ? new Uint8Array(sent.marks) : undefined,
    surface: side > 0 && sent.surface?.byteLength === units * side * side ? new Int8Array(sent.surface) : undefined,
    surfaceScale: sent.surfaceScale,
  };
}

/**
 * Values of every layer by position. What no longer fits the network (the spec has been edited since the run began) is
 * left out, so that a picture never shows one layer's numbers on another.
 */
export function readValues(network: NetworkView, snapshot: Snapshot | undefined): readonly LayerValues[] {
  return network.layers.map((layer) => {
    const sent = snapshot?.layers.find((candidate) => candidate.position === layer.position);
    return sent && snapshot ? valuesOf(layer, sent, snapshot.side) : empty;
  });
}
