import type { Sample } from '../sample';
import { deadUnits } from './dead';
import { saturatedUnits } from './saturated';
import { type Tie, tiesOf } from './ties';
import { type UnitLayer, unitLayers } from './unit-layer';

/** What is wrong with units of one layer. A unit is told of once: as stuck in a tie, as dead, in a tie, or as saturated. */
export interface LayerRadar {
  readonly layer: UnitLayer;
  readonly ties: readonly Tie[];
  /** Ascending. */
  readonly dead: readonly number[];
  readonly saturated: readonly number[];
}

/** Every layer of units, judged on W, b and the gradients that come in, after the sample's `forward`. */
export function radar(sample: Sample): readonly LayerRadar[] {
  return unitLayers(sample).map(layerRadar);
}

/** The same of the layer at one position; undefined where it has no units of its own. */
export function radarOf(sample: Sample, position: number): LayerRadar | undefined {
  const layer = unitLayers(sample).find((each) => each.position === position);
  return layer && layerRadar(layer);
}

function layerRadar(layer: UnitLayer): LayerRadar {
  const all = tiesOf(layer);
  const stuck = new Set(all.filter((tie) => tie.stuck).flatMap(({ units }) => units));
  const dead = deadUnits(layer).filter((unit) => !stuck.has(unit));
  const isDead = new Set(dead);
  const ties = all.flatMap((tie) => without(tie, isDead));
  const told = new Set([...dead, ...ties.flatMap(({ units }) => units)]);
  return { layer, ties, dead, saturated: saturatedUnits(layer).filter((unit) => !told.has(unit)) };
}

/** A tie without some units; none where fewer than two are left. */
function without(tie: Tie, left: ReadonlySet<number>): Tie[] {
  const kept = tie.units.flatMap((unit, at) => (left.has(unit) ? [] : [{ unit, sign: tie.signs[at] ?? 1 }]));
  if (kept.length === tie.units.length) return [tie];
  if (kept.length < 2) return [];
  const first = kept[0]?.sign ?? 1;
  return [
    {
      units: kept.map(({ unit }) => unit),
      signs: kept.map(({ sign }) => (sign === first ? 1 : -1)),
      stuck: tie.stuck,
    },
  ];
}
