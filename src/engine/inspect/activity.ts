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

/** The counts of neighbouring units. */
type Activities = Readonly<Record<keyof Activity, Int32Array>>;

/** Share of a squashing activation's largest slope (1 of tanh, ¼ of sigmoid) under which it counts as saturated. */
export const flat = 0.05;
/** Slope below which a unit of the relu family no longer learns. */
const negligible = 1e-3;

/** Counts over the sample, after its `forward`. */
export function activityOf(sample: Sample, position: number, unit: number): Activity {
  const { silent, saturated, unmoved } = activitiesOf(sample, position, unit, unit + 1);
  return { silent: silent[0] ?? 0, saturated: saturated[0] ?? 0, unmoved: unmoved[0] ?? 0 };
}

/** The same of the units from `first` up to `end`, by default of all in the layer. */
export function activitiesOf(
  sample: Sample,
  position: number,
  first = 0,
  end = sample.pass.layer(position).a.width,
): Activities {
  const { parameters, z, a } = sample.pass.layer(position);
  const counts = {
    silent: new Int32Array(end - first),
    saturated: new Int32Array(end - first),
    unmoved: new Int32Array(end - first),
  };
  if (!parameters?.activation) return counts;
  const { slope, name } = parameters.activation;
  const activation = activationOf(name);
  const relu = activation.family === 'rectifier';
  const squashes = activation.family === 'squashing';
  if (activation.form === 'vector' || !(relu || squashes)) return counts;
  const { silent, saturated, unmoved } = counts;
  // A squashing activation is steepest at 0.
  const least = flat * activation.derivative(0, activation.value(0, slope), slope);
  // Where z is not kept, a replaces it: a has z's sign, which is all that g′ needs in addition to a.
  const from = (z ?? a).value;
  for (let i = 0; i < sample.m; i++) {
    for (let j = first; j < end; j++) {
      const value = a.value[i * a.width + j] ?? NaN;
      const g = activation.derivative(from[i * a.width + j] ?? NaN, value, slope);
      const at = j - first;
      if (squashes && g < least) saturated[at] = (saturated[at] ?? 0) + 1;
      if (relu && value <= 0) silent[at] = (silent[at] ?? 0) + 1;
      if (relu && Math.abs(g) < negligible) unmoved[at] = (unmoved[at] ?? 0) + 1;
    }
  }
  return counts;
}
