import type { Descent } from '../engine/landscape/descent';
import { cutRange, type Landscape, type CostView as Looked, type PathPlace } from '../engine/landscape/landscape';
import type { Race } from '../engine/landscape/race';
import { usualTarget } from '../engine/landscape/target';
import type { CostView, LandscapePicture, PathView, RaceView } from '../protocol/landscape';

/** A landscape as the panel gets it. */
export function pictureOf(
  landscape: Landscape,
  allExamples: number,
  { plane, axes, held, share }: Pick<LandscapePicture, 'plane' | 'axes' | 'held' | 'share'>,
): LandscapePicture {
  return {
    plane,
    axes,
    held,
    ...(share === undefined ? {} : { share }),
    area: { ...landscape.area },
    parameters: landscape.plane.origin.length,
    examples: landscape.examples,
    allExamples,
    costs: landscape.views().map(costView),
  };
}

/** A race as the panel gets it. */
export function raceView(race: Race, moment: RaceView['moment']): RaceView {
  const { runners, steps, done } = race;
  const descents = runners.map(({ descent }) => descent);
  const target = descents.every(({ isOver }) => isOver) ? usualTarget(descents) : Number.NaN;
  const shown = shownPlane(race, descents);
  return {
    moment,
    done,
    steps,
    target,
    runners: descents.map((descent) => {
      const { measured, costs, way, end } = descent;
      const reached = descent.stepsTo(target);
      const path = shown ? shown.runners.indexOf(descent) : -1;
      return {
        measured: Float64Array.from(measured).buffer,
        costs: Float64Array.from(costs).buffer,
        way,
        ...(reached === undefined ? {} : { stepsToTarget: reached }),
        ...(end ? { diverged: { ...end } } : {}),
        ...(path >= 0 ? { path } : {}),
      };
    }),
    ...(shown ? { plane: shown.view } : {}),
  };
}

/** The plane of all ways once J is known over it, before that the one of the ways so far; and whose its paths are. */
function shownPlane({ landscape, plane, preview }: Race, descents: readonly Descent[]) {
  const [cost] = landscape?.views() ?? [];
  if (landscape && plane && cost?.grid) {
    const view: NonNullable<RaceView['plane']> = {
      share: plane.share,
      area: { ...landscape.area },
      examples: landscape.examples,
      cost: costView(cost),
    };
    return { view, runners: descents.filter(({ end }) => !end) };
  }
  const ways = preview?.ways;
  if (!ways) return undefined;
  const view: NonNullable<RaceView['plane']> = {
    share: ways.plane.share,
    area: { ...ways.area },
    examples: ways.examples,
    cost: costView(ways.cost),
    upTo: ways.step,
  };
  return { view, runners: ways.runners };
}

function costView({ loss, grid, levels, contours, paths, least, cut }: Looked): CostView {
  return {
    loss,
    side: grid?.columns ?? 0,
    values: Float32Array.from(grid?.values ?? []).buffer,
    levels: [...levels],
    lines: Float32Array.from(contours.flatMap(({ points }) => [...points])).buffer,
    lengths: Int32Array.from(contours, ({ points }) => points.length / 2).buffer,
    lineLevels: Int32Array.from(contours, ({ level }) => levels.indexOf(level)).buffer,
    paths: paths.map(pathView),
    ...(least ? { least: { x: least.x, y: least.y, cost: least.cost, atEdge: least.atEdge } } : {}),
    ...(cut ? { cut: { from: cutRange.from, to: cutRange.to, costs: Float64Array.from(cut).buffer } } : {}),
  };
}

function pathView(path: readonly PathPlace[]): PathView {
  return {
    steps: Float64Array.from(path, ({ step }) => step).buffer,
    places: Float64Array.from(path.flatMap(({ x, y }) => [x, y])).buffer,
    costs: Float64Array.from(path, ({ cost }) => cost).buffer,
  };
}
