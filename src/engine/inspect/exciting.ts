import type { Sample } from './sample';

/** Examples that excite a unit most, the strongest first. */
export interface Exciting {
  /** Their indices in the set. */
  readonly indices: Float64Array;
  /** a of the unit for each. */
  readonly activations: Float64Array;
}

/** The `most` strongest of the sample, after its `forward`; among equals the earlier first. */
export function excitingExamples(sample: Sample, position: number, unit: number, most: number): Exciting {
  const a = sample.activationsOf(position, unit);
  const chosen: number[] = [];
  for (let i = 0; i < a.length; i++) {
    const activation = a[i] ?? NaN;
    const weakest = chosen.at(-1);
    if (chosen.length === most && weakest !== undefined && !(activation > (a[weakest] ?? NaN))) continue;
    const place = chosen.findIndex((other) => activation > (a[other] ?? NaN));
    chosen.splice(place < 0 ? chosen.length : place, 0, i);
    if (chosen.length > most) chosen.pop();
  }
  return {
    indices: Float64Array.from(chosen, (i) => sample.indices[i] ?? NaN),
    activations: Float64Array.from(chosen, (i) => a[i] ?? NaN),
  };
}
