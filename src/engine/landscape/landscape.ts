import type { Dataset } from '../../model/dataset';
import type { LossName } from '../../model/loss';
import type { Spec } from '../../model/spec';
import { type Contour, contoursOf, type ValueGrid } from './contours';
import { CostFunction } from './cost-function';
import { CostGrid, leastOf } from './cost-grid';
import { type Least, leastNear } from './least';
import { levelsFor } from './levels';
import { type Area, areaAround, type Place, type Plane, placeIn, placeOf } from './plane';
import type { Trail } from './trail';

/** Costs along a straight cut, which goes from `from` to `to`, the start being at 0 and the least place at 1. */
export const cutRange = { from: -0.35, to: 1.55, costs: 129 } as const;
/** Share of the rectangle that is left free around paths. */
const margin = 0.4;

/** A place of a path: the step, and J of the network at that step itself, which may be beside the plane; NaN where it is not known. */
export interface PathPlace extends Place {
  readonly step: number;
  readonly cost: number;
}

/** One cost over the plane. */
export interface CostView {
  readonly loss: LossName;
  readonly paths: readonly (readonly PathPlace[])[];
  /** The finest grid so far. */
  readonly grid?: ValueGrid;
  readonly levels: readonly number[];
  /** In coordinates of the plane. */
  readonly contours: readonly Contour[];
  readonly least?: Least;
  /** J along the straight cut from the first path's start through the least place. */
  readonly cut?: Float64Array;
}

/** Where J is looked at. */
export interface LandscapeRequest {
  readonly plane: Plane;
  /** The losses, each with its paths. */
  readonly sides: readonly { readonly loss: LossName; readonly trails: readonly Trail[] }[];
  /** Places that the rectangle has to contain beside the paths. */
  readonly places?: readonly Place[];
  /** A side of the rectangle is no shorter. */
  readonly least?: number;
}

/** J of a network over a plane of its parameters, of one or two losses: paths, grids, contours, least places and cuts. */
export class Landscape {
  readonly area: Area;
  private readonly cost: CostFunction;
  private readonly grid: CostGrid;
  private readonly paths: (readonly (readonly PathPlace[])[])[] = [];
  private readonly leasts: Least[] = [];
  private readonly cuts: Float64Array[] = [];
  /** The views of the last grids, whose contours take a while. */
  private drawn: { readonly grids: readonly ValueGrid[]; readonly lines: readonly Drawn[] } | undefined;

  constructor(
    spec: Spec,
    dataset: Dataset,
    private readonly request: LandscapeRequest,
  ) {
    const { plane, sides, places = [], least = 0 } = request;
    this.cost = new CostFunction(
      spec,
      dataset,
      sides.map(({ loss }) => loss),
    );
    const onPaths = sides.flatMap(({ trails }) =>
      trails.flatMap(({ points }) => points.map((theta) => placeOf(plane, theta))),
    );
    this.area = areaAround([...onPaths, ...places], margin, least);
    this.grid = new CostGrid(this.cost, plane, this.area);
  }

  get plane(): Plane {
    return this.request.plane;
  }

  /** Training examples that J is taken over. */
  get examples(): number {
    return this.cost.examples;
  }

  /** The part of the grids that is done, from 0 to 1. */
  get done(): number {
    return this.grid.done;
  }

  /** Computes everything; a caller may pause, or give up, after each cost. */
  *work(): Generator<void> {
    for (const [k, { trails }] of this.request.sides.entries()) {
      const paths: (readonly PathPlace[])[] = [];
      for (const trail of trails) paths.push(yield* this.pathOf(trail, k));
      this.paths.push(paths);
    }
    yield* this.grid.refine();
    const { grids = [] } = this.grid;
    for (const [k, grid] of grids.entries()) {
      const begin = leastOf(grid, this.area);
      const costAt = (place: Place): number => this.grid.at(place)[k] ?? Number.NaN;
      const least = yield* leastNear(costAt, begin, this.area, 1.5 / grid.columns);
      this.leasts.push(least);
      const cut = new Float64Array(cutRange.costs);
      const start = this.paths[k]?.[0]?.[0] ?? least;
      for (let i = 0; i < cut.length; i++) {
        const t = cutRange.from + ((cutRange.to - cutRange.from) * i) / (cut.length - 1);
        cut[i] = costAt({ x: start.x + t * (least.x - start.x), y: start.y + t * (least.y - start.y) });
        yield;
      }
      this.cuts.push(cut);
    }
  }

  /** What is known so far. */
  views(): readonly CostView[] {
    const { grids } = this.grid;
    if (grids && grids !== this.drawn?.grids)
      this.drawn = { grids, lines: grids.map((grid) => drawnOf(grid, this.area)) };
    return this.request.sides.map(({ loss }, k) => {
      const grid = grids?.[k];
      const [least, cut] = [this.leasts[k], this.cuts[k]];
      return {
        loss,
        paths: this.paths[k] ?? [],
        ...(this.drawn?.lines[k] ?? { levels: [], contours: [] }),
        ...(grid ? { grid } : {}),
        ...(least ? { least } : {}),
        ...(cut ? { cut } : {}),
      };
    });
  }

  private *pathOf({ points, steps }: Trail, k: number): Generator<void, readonly PathPlace[]> {
    const path: PathPlace[] = [];
    for (const [at, theta] of points.entries()) {
      const cost = this.cost.at(theta)[k] ?? Number.NaN;
      path.push({ ...placeOf(this.request.plane, theta), step: steps[at] ?? Number.NaN, cost });
      yield;
    }
    return path;
  }
}

/** The levels of a grid, and its contours. */
interface Drawn {
  readonly levels: readonly number[];
  readonly contours: readonly Contour[];
}

/** Contours of a grid, in coordinates of the plane. */
export function drawnOf(grid: ValueGrid, area: Area): Drawn {
  const levels = levelsFor(grid.values);
  const contours = contoursOf(grid, levels).map((contour) => ({
    ...contour,
    points: contour.points.map((at, k) => {
      const isAcross = k % 2 === 0;
      const { x, y } = placeIn(area, at / (grid.columns - 1), at / (grid.rows - 1));
      return isAcross ? x : y;
    }),
  }));
  return { levels, contours };
}
