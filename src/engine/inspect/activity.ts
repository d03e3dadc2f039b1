import { reluFamily } from '../../model/activation';
import { isDense } from '../../model/layer';
import type { Network } from '../network';
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
export function activityOf(network: Network, sample: Sample, position: number, unit: number): Activity {
  const { layer } = network.shapes[position];
  const { z, a } = sample.pass.layers[position];
  let silent = 0;
  let saturated = 0;
  let unmoved = 0;
  if (isDense(layer) && z) {
    const relu = reluFamily.includes(layer.activation);
    const largestSlope = layer.activation === 'tanh' ? 1 : layer.activation === 'sigmoid' ? 0.25 : 0;
    for (let i = 0; i < sample.m; i++) {
      const k = i * a.width + unit;
      const slope = slopeOf(network, position, z.value[k], a.value[k]);
      if (relu && a.value[k] <= 0) silent++;
      if (relu && Math.abs(slope) < negligible) unmoved++;
      if (slope < flat * largestSlope) saturated++;
    }
  }
  return { silent, saturated, unmoved };
}
