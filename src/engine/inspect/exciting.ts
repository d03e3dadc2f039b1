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
  const chosen = Array.from(sample.indices, (index, i) => ({ index, activation: a[i] ?? NaN }))
    .sort((one, other) => other.activation - one.activation || one.index - other.index)
    .slice(0, most);
  return {
    indices: Float64Array.from(chosen, ({ index }) => index),
    activations: Float64Array.from(chosen, ({ activation }) => activation),
  };
}
