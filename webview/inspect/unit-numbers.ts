import type { UnitView } from '../../src/protocol/unit';

/** A unit view with its buffers as typed arrays. */
export interface UnitNumbers extends Omit<UnitView, 'weights' | 'inputs' | 'exciting' | 'histogram' | 'surface'> {
  readonly weights?: Float64Array;
  readonly inputs?: Float64Array;
  readonly histogram: { readonly low: number; readonly high: number; readonly groups: readonly Float64Array[] };
  readonly exciting: { readonly indices: Float64Array; readonly activations: Float64Array; readonly x?: Float64Array };
  readonly surface?: { readonly side: number; readonly extent: number; readonly values: Float32Array };
}

/** Views over the answer's buffers, nothing is copied. */
export function unitNumbers(view: UnitView): UnitNumbers {
  const { weights, inputs, histogram, exciting, surface, ...rest } = view;
  const counts = new Float64Array(histogram.counts);
  const groups = Array.from({ length: histogram.groups }, (_, g) =>
    counts.subarray(g * histogram.bins, (g + 1) * histogram.bins),
  );
  return {
    ...rest,
    ...(weights ? { weights: new Float64Array(weights) } : {}),
    ...(inputs ? { inputs: new Float64Array(inputs) } : {}),
    histogram: { low: histogram.low, high: histogram.high, groups },
    exciting: {
      indices: new Float64Array(exciting.indices),
      activations: new Float64Array(exciting.activations),
      ...(exciting.x ? { x: new Float64Array(exciting.x) } : {}),
    },
    ...(surface ? { surface: { ...surface, values: new Float32Array(surface.values) } } : {}),
  };
}
