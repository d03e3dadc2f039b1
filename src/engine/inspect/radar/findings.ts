import { isConstant } from '../../../model/initializer';
import { byKind, type LayerTable } from '../../../model/layer';
import type { DenseLayer } from '../../../model/layers/dense';
import type { Spec } from '../../../model/spec';
import { type Cause, causes } from '../../../model/unit-trouble';
import { weightRows } from '../gradient';
import type { Proof, UnitFinding } from './finding';
import type { LayerRadar } from './radar';
import { remediesFor } from './remedies';
import type { Tie } from './ties';
import type { UnitLayer } from './unit-layer';

/** Units whose gradients are told. */
const mostTold = 12;

/** What is wrong with the units of all layers, layer by layer; `start` is the radar of the network before the first step. */
export function findingsOf(
  spec: Spec,
  found: readonly LayerRadar[],
  start?: readonly LayerRadar[],
): readonly UnitFinding[] {
  return found.flatMap((radar) => {
    const dense = byKind(denseOf, radar.layer.parameters.layer);
    const before = start?.find(({ layer }) => layer.position === radar.layer.position);
    return dense ? layerFindings(spec, dense, radar, before) : [];
  });
}

const denseOf: LayerTable<[], DenseLayer | undefined> = {
  input: () => undefined,
  flatten: () => undefined,
  dropout: () => undefined,
  dense: (layer) => layer,
};

function layerFindings(
  spec: Spec,
  dense: DenseLayer,
  { layer, ties, dead, saturated }: LayerRadar,
  start: LayerRadar | undefined,
): UnitFinding[] {
  const finding = (kind: UnitFinding['kind'], cause: Cause, units: readonly number[]): UnitFinding => ({
    kind,
    cause,
    position: layer.position,
    units,
    proof: proofOf(layer, units),
    flat: Int32Array.from(units.slice(0, mostTold), (unit) => layer.flat[unit] ?? 0),
    examples: layer.sample.m,
    remedies: remediesFor(cause, spec, dense, layer.position),
  });
  const some = (kind: 'dead' | 'saturated', units: readonly number[], causeOf: (unit: number) => Cause) =>
    causes.flatMap((cause) => {
      const those = units.filter((unit) => causeOf(unit) === cause);
      return those.length > 0 ? [finding(kind, cause, those)] : [];
    });
  const isZero = zeroRows(layer);
  const before = (unit: number, list: 'dead' | 'saturated', yes: Cause, no: Cause, unknown: Cause): Cause =>
    start ? (start[list].includes(unit) || inTie(start, unit) ? yes : no) : unknown;
  return [
    ...ties.map((tie) => {
      const isMirrored = tie.signs.includes(-1);
      const cause = isMirrored ? 'mirrored' : causeOfTie(spec, dense, tie, start);
      return { ...finding(isMirrored ? 'mirrored' : 'identical', cause, tie.units), signs: tie.signs };
    }),
    ...some('dead', dead, (unit) => (isZero(unit) ? 'zero-unit' : before(unit, 'dead', 'dead-start', 'dying', 'dead'))),
    ...some('saturated', saturated, (unit) =>
      before(unit, 'saturated', 'saturated-start', 'saturated-grown', 'saturated'),
    ),
  ];
}

const inTie = ({ ties }: LayerRadar, unit: number): boolean => ties.some(({ units }) => units.includes(unit));

function causeOfTie(spec: Spec, { init }: DenseLayer, tie: Tie, start: LayerRadar | undefined): Cause {
  if (tie.stuck) return 'zero';
  const isOneConstant = spec.weights === undefined && isConstant(init);
  const began = !start || start.ties.some(({ units }) => tie.units.every((unit) => units.includes(unit)));
  return isOneConstant && began ? 'one-constant' : 'equal';
}

/** Whether a unit's W and b are all 0. */
function zeroRows({ weight, bias, inputs }: UnitLayer): (unit: number) => boolean {
  return (unit) => bias[unit] === 0 && weight.subarray(unit * inputs, (unit + 1) * inputs).every((w) => w === 0);
}

/** dz of some units for the example, and dW from the input, where the first one's is largest. */
function proofOf(layer: UnitLayer, units: readonly number[]): Proof {
  const { sample, position } = layer;
  const dZ = layer.delta()?.dZ;
  if (!dZ) return { example: 0, deltas: new Float64Array(), input: 0, gradients: new Float64Array() };
  const told = units.slice(0, mostTold);
  const columns = told.map((unit) =>
    Float64Array.from({ length: sample.m }, (_, i) => dZ[i * layer.units + unit] ?? NaN),
  );
  const rows = told.map((unit) => weightRows(sample, position, dZ, unit, unit + 1));
  const at = placeOfLargest(columns[0] ?? []);
  const input = placeOfLargest(rows[0] ?? []);
  return {
    example: sample.indices[at] ?? 0,
    deltas: Float64Array.from(columns, (column) => column[at] ?? NaN),
    input,
    gradients: Float64Array.from(rows, (row) => row[input] ?? NaN),
  };
}

/** Of the largest |value|; of equal ones the first. */
function placeOfLargest(values: ArrayLike<number>): number {
  let place = 0;
  for (let k = 1; k < values.length; k++) if (Math.abs(values[k] ?? 0) > Math.abs(values[place] ?? 0)) place = k;
  return place;
}
