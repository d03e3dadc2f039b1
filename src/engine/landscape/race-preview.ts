import type { LossName } from '../../model/loss';
import type { ValueGrid } from './contours';
import type { CostFunction } from './cost-function';
import { CostGrid } from './cost-grid';
import type { Descent } from './descent';
import { type CostView, drawnOf, type PathPlace } from './landscape';
import { type Area, areaAround, type Place, placeOf } from './plane';
import { facing, type PrincipalPlane, principalPlane } from './principal-plane';
import { thinned } from './trail';

/** Costs that previews may take, as a share of those that the race takes by itself. */
export const previewShare = 0.1;
/** Points along each side of a preview's grid. */
const side = 9;
/** The first plane comes after so many steps, another one after so many times the steps of the one before. */
const firstStep = 4;
const growth = { usual: 2, outside: 1.25 } as const;
/** Points of each way of which the directions are taken: few, so that a preview takes no longer than some costs. */
const pointsOfEach = 8;
/** Share of the rectangle that is left free around the ways, and where they seem to go. */
const margin = 0.2;

/** The ways of runners up to now, in a plane of these ways. */
export interface RaceWays {
  readonly plane: PrincipalPlane;
  readonly area: Area;
  /** Up to which step the plane is of the ways. */
  readonly step: number;
  /** Whose the paths are, in their order. */
  readonly runners: readonly Descent[];
  /** Training examples that J is taken over. */
  readonly examples: number;
  readonly cost: CostView;
}

interface Shown extends Pick<RaceWays, 'plane' | 'area' | 'step'> {
  /** J over the plane; undefined where the ways have left the rectangle that it is of. */
  readonly grid?: ValueGrid;
}

/**
 * What is shown of a race that is under way: the ways up to now in the plane of their own main directions, over a coarse J.
 * The plane is a new one when the ways have twice its steps, or leave its rectangle; a rectangle that may take no further
 * costs grows, and has no J.
 */
export class RacePreview {
  /** Costs that previews have taken. */
  spent = 0;
  private shown: Shown | undefined;
  /** The places of the points kept so far, in the plane that is shown. */
  private readonly places = new Map<Descent, Place[]>();
  private drawn: { readonly grid: ValueGrid; readonly lines: ReturnType<typeof drawnOf> } | undefined;

  /** `after`: costs that the race takes once all have ended. */
  constructor(
    private readonly runners: readonly Descent[],
    private readonly cost: CostFunction,
    private readonly loss: LossName,
    private readonly after: number,
  ) {}

  /** What is known now; undefined before the first plane is. */
  get ways(): RaceWays | undefined {
    const { shown } = this;
    if (!shown) return undefined;
    const { plane, area, step, grid } = shown;
    const { running } = this;
    const paths = running.map((descent) => this.pathOf(descent));
    if (grid && grid !== this.drawn?.grid) this.drawn = { grid, lines: drawnOf(grid, area) };
    const lines = (grid && this.drawn?.lines) ?? { levels: [], contours: [] };
    const cost = { loss: this.loss, paths, ...lines, ...(grid ? { grid } : {}) };
    return { plane, area, step, runners: running, examples: this.cost.examples, cost };
  }

  /** To be called after each step of all; a caller may pause, or give up, after each cost. */
  *follow(): Generator<void> {
    const { shown, running } = this;
    if (running.length === 0) return;
    const step = Math.max(...running.map((descent) => descent.step));
    if (shown) for (const descent of running) this.place(descent, shown.plane);
    const hasLeft = shown !== undefined && this.hasLeft(shown.area);
    const wanted = shown ? shown.step * (hasLeft ? growth.outside : growth.usual) : firstStep;
    if (step >= wanted && this.mayTake(side * side)) yield* this.renew(step);
    else if (shown && hasLeft) this.shown = { plane: shown.plane, area: this.areaOf(running), step: shown.step };
  }

  private get running(): readonly Descent[] {
    return this.runners.filter(({ end }) => end === undefined);
  }

  /** Whether so many costs more are within the share of what the race has taken and will take. */
  private mayTake(costs: number): boolean {
    const taken = this.runners.reduce((sum, { measured }) => sum + measured.length, 0);
    return this.spent + costs <= previewShare * (taken + this.after);
  }

  private *renew(step: number): Generator<void> {
    const { running } = this;
    const [best] = [...running].sort((a, b) => (a.costs.at(-1) ?? 0) - (b.costs.at(-1) ?? 0));
    const centre = best?.points.at(-1);
    const found = centre && principalPlane(thinned(running, pointsOfEach), centre);
    if (!found) return;
    const plane = this.shown ? facing(found, this.shown.plane) : found;
    this.places.clear();
    for (const descent of running) this.place(descent, plane);
    const area = this.areaOf(running);
    const grid = new CostGrid(this.cost, plane, area, [side]);
    for (const _ of grid.refine()) {
      this.spent++;
      yield;
    }
    const [only] = grid.grids ?? [];
    this.shown = { plane, area, step, ...(only ? { grid: only } : {}) };
  }

  /** Finds the places of the points that have been kept since. */
  private place(descent: Descent, plane: PrincipalPlane): void {
    const known = this.places.get(descent) ?? [];
    for (const theta of descent.points.slice(known.length)) known.push(placeOf(plane, theta));
    this.places.set(descent, known);
  }

  private pathOf(descent: Descent): readonly PathPlace[] {
    const { steps, measured, costs } = descent;
    const costAt = new Map(measured.map((step, k) => [step, costs[k] ?? Number.NaN]));
    return (this.places.get(descent) ?? []).map((place, k) => {
      const step = steps[k] ?? Number.NaN;
      return { ...place, step, cost: costAt.get(step) ?? Number.NaN };
    });
  }

  /** A rectangle with the ways, and with room to go on as far as they went in the second half of their points. */
  private areaOf(running: readonly Descent[]): Area {
    const places = running.flatMap((descent) => {
      const own = this.places.get(descent) ?? [];
      const [middle, last] = [own[own.length >> 1], own.at(-1)];
      return middle && last ? [...own, { x: 2 * last.x - middle.x, y: 2 * last.y - middle.y }] : own;
    });
    return areaAround(places, margin);
  }

  private hasLeft({ left, right, bottom, top }: Area): boolean {
    return this.running.some((descent) => {
      const { x, y } = this.places.get(descent)?.at(-1) ?? { x: left, y: bottom };
      return x < left || x > right || y < bottom || y > top;
    });
  }
}
