import { activationOf } from '../../numerics/activation/table';
import type { Sample } from './sample';

/** How many examples of a sample put a unit in each state. */
export interface Activity {
  /** a ≤ 0; counted only in the relu family. */
  readonly silent: number;
  /** g′ is under a twentieth of its largest value; counted only for squashing activations. */
  readonly saturated: number;
  /** g′ is almost 0; counted only in the relu family. */
  readonly unmoved: number;
}

/** Share of a squashing activation's largest slope (1 of tanh, ¼ of sigmoid) under which it counts as saturated. */
const flat = 0.05;
/** Slope below which a unit of the relu family no longer learns. */
const negligible = 1e-3;

/** Counts over the sample, after its `forward`. */
export function activityOf(sample: Sample, position: number, unit: number): Activity {
  const { parameters, z, a } = sample.pass.layer(position);
  let [silent, saturated, unmoved] = [0, 0, 0];
  if (!parameters?.activation) return { silent, saturated, unmoved };
  const { slope, name } = parameters.activation;
  const activation = activationOf(name);
  const relu = activation.family === 'rectifier';
  const squashes = activation.family === 'squashing';
  if (activation.form === 'vector' || !(relu || squashes)) return { silent, saturated, unmoved };
  // A squashing activation is steepest at 0.
  const least = flat * activation.derivative(0, activation.value(0, slope), slope);
  // Where z is not kept, a replaces it: a has z's sign, which is all that g′ needs in addition to a.
  const from = (z ?? a).value;
  for (let i = 0; i < sample.m; i++) {
    const k = i * a.width + unit;
    const value = a.value[k] ?? NaN;
    const g = activation.derivative(from[k] ?? NaN, value, slope);
    if (squashes && g < least) saturated++;
    if (relu && value <= 0) silent++;
    if (relu && Math.abs(g) < negligible) unmoved++;
  }
  return { silent, saturated, unmoved };
}
