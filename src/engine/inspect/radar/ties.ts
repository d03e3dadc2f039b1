import { type TiedRows, tiedRows } from './tied-rows';
import { isOdd, type UnitLayer } from './unit-layer';

/** Units that training cannot tell apart. */
export interface Tie {
  /** Ascending. */
  readonly units: readonly number[];
  /** −1 of a unit that is the first one with the signs of W, b and dZ turned. */
  readonly signs: readonly (1 | -1)[];
  /** W, b and dZ are 0: no step moves them. */
  readonly stuck: boolean;
}

/** How far W and b of equal units may differ, and dZ, which has gone through both: rounding in single precision. */
const tolerance = { parameters: 1e-6, deltas: 1e-4 };

/**
 * Hidden units whose W and b are equal up to sign, and whose dZ is so for every example of the sample: so are all their
 * gradients, and they stay tied. Units whose dZ differs part at the next step. A frozen layer never moves.
 */
export function tiesOf(layer: UnitLayer): readonly Tie[] {
  if (!layer.hidden) return [];
  const { weight, bias, units, inputs, activation, frozen } = layer;
  const odd = isOdd(activation);
  return tiedRows({ values: weight, count: units, width: inputs, beside: bias }, tolerance.parameters, odd).flatMap(
    (group) => (frozen ? [{ units: group.rows, signs: group.signs, stuck: false }] : byDelta(layer, group, odd)),
  );
}

/** Those of a group of equal units that have equal dZ as well. */
function byDelta(layer: UnitLayer, { rows, signs }: TiedRows, odd: boolean): Tie[] {
  const { units, sample, weight, bias, inputs } = layer;
  const dZ = layer.delta()?.dZ;
  if (!dZ) return [];
  const { m } = sample;
  const columns = new Float64Array(rows.length * m);
  for (const [at, unit] of rows.entries()) {
    const sign = signs[at] ?? 1;
    for (let i = 0; i < m; i++) columns[at * m + i] = sign * (dZ[i * units + unit] ?? NaN);
  }
  const first = rows[0] ?? 0;
  const isZero =
    (bias[first] ?? NaN) === 0 && weight.subarray(first * inputs, (first + 1) * inputs).every((w) => w === 0);
  // A row of zeros is its own mirror image, and so mirrors whatever its dZ does.
  const groups = tiedRows({ values: columns, count: rows.length, width: m }, tolerance.deltas, odd && isZero);
  return groups.map((group) => {
    const at = group.rows[0] ?? 0;
    const before = signs[at] ?? 1;
    return {
      units: group.rows.map((each) => rows[each] ?? NaN),
      signs: group.rows.map((each, k) => ((signs[each] ?? 1) * (group.signs[k] ?? 1) * before > 0 ? 1 : -1)),
      stuck: isZero && columns.subarray(at * m, (at + 1) * m).every((d) => d === 0),
    };
  });
}
