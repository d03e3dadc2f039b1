import { isRectifier } from '../../../model/activation';
import type { UnitLayer } from './unit-layer';

/** Of fewer examples it is chance that a unit is silent for all. */
const fewest = 128;

/**
 * Units that no example moves: g′ is 0 for all (relu family), or a and dZ are, so that neither their own weights nor those
 * that read them have a gradient.
 */
export function deadUnits(layer: UnitLayer): readonly number[] {
  const { sample, units, activation, flat, hidden } = layer;
  const { m, setSize } = sample;
  if (m < Math.min(setSize, fewest)) return [];
  if (!hidden && !isRectifier(activation.name)) return [];
  const dead: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    const unmoved = isRectifier(activation.name) && flat[unit] === m;
    if (unmoved || (hidden && isStuck(layer, unit))) dead.push(unit);
  }
  return dead;
}

function isStuck({ sample, units, cache, delta }: UnitLayer, unit: number): boolean {
  const { value, width } = cache.a;
  for (let i = 0; i < sample.m; i++) if (value[i * width + unit] !== 0) return false;
  const dZ = delta()?.dZ;
  if (!dZ) return false;
  for (let i = 0; i < sample.m; i++) if (dZ[i * units + unit] !== 0) return false;
  return true;
}
