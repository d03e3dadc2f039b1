import { reluFamily } from '../../model/activation';
import { slopeOf } from './probe';
import type { Sample } from './sample';

/** How a unit behaves over a sample, in numbers of examples. */
export interface Activity {
  /** a is 0 or under; counted in the relu family alone. */
  readonly silent: number;
  /** g′ is under a twentieth of its largest value; counted for sigmoid and tanh alone. */
  readonly saturated: number;
  /** g′ is next to nothing; counted in the relu family alone. */
  readonly unmoved: number;
}

/** Share of a squashing activation's largest slope (1 of tanh, ¼ of sigmoid) under which it counts as saturated. */
const flat = 0.05;
/** Slope under which a unit of the relu family no longer learns. */
const negligible = 1e-3;

/** Counts over the sample, after its `forward`. */
export function activityOf(sample: Sample, position: number, unit: number): Activity {
  const { parameters, z, a } = sample.pass.layer(position);
  let silent = 0;
  let saturated = 0;
  let unmoved = 0;
  if (parameters && z) {
    const { layer } = parameters;
    const relu = reluFamily.includes(layer.activation);
    const largestSlope = layer.activation === 'tanh' ? 1 : layer.activation === 'sigmoid' ? 0.25 : 0;
    for (let i = 0; i < sample.m; i++) {
      const k = i * a.width + unit;
      const activation = a.value[k] ?? NaN;
      const slope = slopeOf(layer, z.value[k] ?? NaN, activation);
      if (relu && activation <= 0) silent++;
      if (relu && Math.abs(slope) < negligible) unmoved++;
      if (slope < flat * largestSlope) saturated++;
    }
  }
  return { silent, saturated, unmoved };
}
