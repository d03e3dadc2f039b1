import type { Sample } from './sample';

/** Examples that excite a unit most, the strongest first. */
export interface Exciting {
  /** Their places in the set. */
  readonly indices: Float64Array;
  /** a of the unit for each. */
  readonly activations: Float64Array;
}

/** The `most` strongest of the sample, after its `forward`; of equals the earlier first. */
export function excitingExamples(sample: Sample, position: number, unit: number, most: number): Exciting {
  const a = sample.activationsOf(position, unit);
  const order = Array.from(a.keys()).sort((i, k) => a[k] - a[i] || i - k);
  const chosen = order.slice(0, most);
  return {
    indices: Float64Array.from(chosen, (i) => sample.indices[i]),
    activations: Float64Array.from(chosen, (i) => a[i]),
  };
}
