import { activationOf } from '../../../numerics/activation/table';
import { flat as flatShare } from '../activity';
import type { UnitLayer } from './unit-layer';

/** Share of the examples for which a saturated unit is flat. */
const mostly = 0.95;
/** Share of the largest slope of which a saturated unit passes less, over all of the gradient that comes in. */
const passing = 2 * flatShare;
/** Of fewer examples it is chance that a unit is flat for all. */
const fewest = 64;

/**
 * Hidden units with a squashing activation that are flat for nearly all examples, and that stop nearly all of the gradient:
 * Σ|dZ| against Σ|dA|. One that is flat except where the gradient is still learns.
 */
export function saturatedUnits(layer: UnitLayer): readonly number[] {
  const { sample, units, activation, flat, hidden } = layer;
  const { m, setSize } = sample;
  const g = activationOf(activation.name);
  if (!hidden || g.form === 'vector' || g.family !== 'squashing' || m < Math.min(setSize, fewest)) return [];
  const steepest = g.derivative(0, g.value(0, activation.slope), activation.slope);
  const saturated: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    if ((flat[unit] ?? 0) >= mostly * m && passedShare(layer, unit) <= passing * steepest) saturated.push(unit);
  }
  return saturated;
}

/** Σ|dZ| / Σ|dA| of a unit over the sample; 0 where nothing comes in. */
function passedShare({ sample, units, delta }: UnitLayer, unit: number): number {
  const { dA, dZ } = delta() ?? {};
  if (!dA || !dZ) return 0;
  let [before, after] = [0, 0];
  for (let k = unit; k < sample.m * units; k += units) {
    before += Math.abs(dA[k] ?? NaN);
    after += Math.abs(dZ[k] ?? NaN);
  }
  return before === 0 ? 0 : after / before;
}
