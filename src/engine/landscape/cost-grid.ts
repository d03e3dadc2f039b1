import type { ValueGrid } from './contours';
import type { CostFunction } from './cost-function';
import { type Area, type Place, type Plane, parametersAt, placeIn } from './plane';

/** Points along a side, from the coarsest grid to the finest; each has all points of the one before. */
const sides = [17, 33, 65, 129] as const;
/** Products that a grid may take, more or less: some seconds; and the finest, which is for quick costs alone. */
const mostEffort = 8e9;
const mostFinestEffort = 1e9;

function sidesFor({ effort }: Pick<CostFunction, 'effort'>): readonly number[] {
  const most = (side: number): number => (side === sides.at(-1) ? mostFinestEffort : mostEffort);
  return sides.filter((side, k) => k === 0 || side * side * effort <= most(side));
}

/** Costs that the grids of a cost take together. */
export function gridCosts(cost: Pick<CostFunction, 'effort'>): number {
  const side = sidesFor(cost).at(-1) ?? 0;
  return side * side;
}

/** J over a rectangle of a plane: coarse first, then finer. */
export class CostGrid {
  /** The finest grid that is complete, of each loss; undefined before the first one is. */
  grids: readonly ValueGrid[] | undefined;
  /** Costs that have been computed. */
  private computed = 0;
  private readonly theta: Float64Array;

  /** `sides`: points along a side, each grid having all points of the one before; absent, as many as a cost's effort allows. */
  constructor(
    private readonly cost: CostFunction,
    private readonly plane: Plane,
    readonly area: Area,
    private readonly sides: readonly number[] = sidesFor(cost),
  ) {
    this.theta = new Float64Array(plane.origin.length);
  }

  /** The part that is done, from 0 to 1. */
  get done(): number {
    const last = this.sides.at(-1) ?? 1;
    return this.computed / (last * last);
  }

  /** J of each loss at a place of the plane. */
  at(place: Place): readonly number[] {
    return this.cost.at(parametersAt(this.plane, place, this.theta));
  }

  /** Computes the grids; a caller may pause, or give up, after each cost. */
  *refine(): Generator<void> {
    for (const side of this.sides) {
      const coarser = this.grids;
      const values: Float64Array[] = [];
      for (let at = 0; at < side * side; at++) {
        const [column, row] = [at % side, Math.floor(at / side)];
        const isKnown = coarser && column % 2 === 0 && row % 2 === 0;
        const from = isKnown ? (row / 2) * ((side + 1) / 2) + column / 2 : 0;
        const costs = isKnown
          ? coarser.map((grid) => grid.values[from] ?? Number.NaN)
          : this.at(placeIn(this.area, column / (side - 1), row / (side - 1)));
        for (const [k, each] of costs.entries()) {
          values[k] ??= new Float64Array(side * side);
          (values[k] ?? values[0] ?? new Float64Array())[at] = each;
        }
        if (isKnown) continue;
        this.computed++;
        yield;
      }
      this.grids = values.map((each) => ({ columns: side, rows: side, values: each }));
    }
  }
}

/** The place of a grid's least value. */
export function leastOf({ columns, rows, values }: ValueGrid, area: Area): Place {
  let best = 0;
  for (const [at, value] of values.entries()) if (value < (values[best] ?? Number.NaN)) best = at;
  return placeIn(area, (best % columns) / (columns - 1), Math.floor(best / columns) / (rows - 1));
}
