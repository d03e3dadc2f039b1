import type { LandscapePicture, LandscapeView, RaceView } from '../../src/protocol/landscape';
import type { Shape, TextPart } from '../plot/shapes';
import { text } from '../ui/language';
import { formatCount, formatNumber } from '../ui/number';
import type { Palette } from '../ui/palette';
import type { RaceChoice } from './choice';
import { belowCut, cutShapes } from './cut-figure';
import { type DecodedCost, type DecodedPath, decoded, pointAt } from './decoded';
import type { LabelRoom } from './free-label';
import { pathStyle } from './path-style';
import { belowPlane, planeShapes } from './plane-figure';
import { belowCurves, curveShapes } from './race-curves';
import { costTitle, wordsBelow } from './words';

/** A picture of the view: drawn on a canvas of its own in the page, and put together where it is saved. */
export interface Tile {
  readonly name: string;
  /** For a screen reader. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
  shapes(measure: LabelRoom['measure']): readonly Shape[];
}

const cutHeight = 64;

const part = (value: string, palette: Palette, bold = false): TextPart => ({
  text: value,
  colour: palette.foreground,
  ...(bold ? { bold } : {}),
});

/** One cost over its plane with the way up to a share of its steps. */
export function planeTile(
  cost: DecodedCost,
  picture: LandscapePicture,
  share: number,
  width: number,
  height: number,
  palette: Palette,
): Tile {
  const [path] = cost.paths;
  const last = path?.steps.at(-1) ?? 0;
  const at = path ? pointAt(path, Math.round(share * last)) : 0;
  const [step, value] = [path?.steps[at] ?? 0, path?.costs[at] ?? Number.NaN];
  const steps = text('landscape-steps', { steps: formatCount(step), count: step });
  const label = last > 0 && at > 0 ? [part(`${steps}: `, palette), part(formatNumber(value), palette, true)] : [];
  const words = {
    start: text('landscape-start'),
    least: cost.least ? [part(text('landscape-least', { cost: formatNumber(cost.least.cost) }), palette)] : [],
    below: wordsBelow(picture),
  };
  const paths = path ? [{ places: path.places, at, style: pathStyle(0, true, palette), label }] : [];
  return {
    name: `plane-${cost.loss}`,
    label: text('landscape-plane-label', {
      cost: costTitle(cost.loss),
      start: formatNumber(path?.costs[0] ?? Number.NaN),
      steps,
      end: formatNumber(value),
      least: formatNumber(cost.least?.cost ?? Number.NaN),
    }),
    width,
    height: height + belowPlane,
    shapes: (measure) => planeShapes(cost, picture.area, paths, words, { width, height }, palette, measure),
  };
}

/** The cut below a plane. */
export function cutTile(cost: DecodedCost, width: number, palette: Palette): Tile | undefined {
  const { cut } = cost;
  if (!cut) return undefined;
  const words = { start: text('landscape-start'), least: text('landscape-lowest'), name: text('landscape-cut') };
  return {
    name: `cut-${cost.loss}`,
    label: text('landscape-cut-label', { cost: costTitle(cost.loss) }),
    width,
    height: cutHeight + belowCut,
    shapes: () => cutShapes(cut, words, { width, height: cutHeight }, palette),
  };
}

/** What a race's pictures show. */
export interface RaceLook {
  readonly race: RaceView;
  readonly choice: RaceChoice;
  /** The index of the chosen runner, and the share of the steps that is shown. */
  readonly chosen: number;
  readonly share: number;
  readonly palette: Palette;
}

/** The ways of all runners in one plane; undefined before there is one. */
export function raceTile(
  { race, choice, chosen, share, palette }: RaceLook,
  width: number,
  height: number,
): Tile | undefined {
  const { plane } = race;
  if (!plane) return undefined;
  const cost = decoded(plane.cost);
  const step = Math.round(share * race.steps);
  const ways = race.runners.flatMap(({ path }, k) => {
    const way: DecodedPath | undefined = path === undefined ? undefined : cost.paths[path];
    if (!way) return [];
    const name = choice.runners[k]?.name ?? '';
    return [
      {
        k,
        places: way.places,
        at: pointAt(way, step),
        style: pathStyle(k, k === chosen, palette),
        label: [part(name, palette, k === chosen)],
      },
    ];
  });
  // The chosen one is drawn last, above the others.
  const paths = [...ways.filter(({ k }) => k !== chosen), ...ways.filter(({ k }) => k === chosen)];
  const { upTo, area } = plane;
  const { left, right } = area;
  const words = {
    start: text('landscape-start'),
    least: cost.least ? [part(text('landscape-least', { cost: formatNumber(cost.least.cost) }), palette)] : [],
    below: [
      // In the picture itself, so that one that is saved says it, too.
      upTo === undefined ? '' : text('race-provisional-mark', { step: formatCount(upTo), count: upTo }),
      upTo === undefined ? text('landscape-axes', { x: text('landscape-first'), y: text('landscape-second') }) : '',
      text('landscape-wide', { width: formatNumber(right - left) }),
    ] as const,
  };
  return {
    name: 'race-plane',
    label:
      upTo === undefined
        ? text('race-plane-label', { count: paths.length, step: formatCount(step) })
        : text('race-plane-label-provisional', { count: paths.length, step: formatCount(upTo) }),
    width,
    height: height + belowPlane,
    shapes: (measure) => planeShapes(cost, area, paths, words, { width, height }, palette, measure),
  };
}

/** The costs of all runners over their steps. */
export function curvesTile({ race, chosen, share, palette }: RaceLook, width: number, height: number): Tile {
  const curves = race.runners.map(({ measured, costs }, k) => ({
    measured: new Float64Array(measured),
    costs: new Float64Array(costs),
    style: pathStyle(k, k === chosen, palette),
  }));
  const ordered = [...curves.filter((_, k) => k !== chosen), ...curves.filter((_, k) => k === chosen)];
  const step = Math.round(share * race.steps);
  return {
    name: 'race-curves',
    label: text('race-curves-label', { count: curves.length }),
    width,
    height: height + belowCurves,
    shapes: () => curveShapes(ordered, { steps: race.steps, step, target: race.target }, { width, height }, palette),
  };
}

/** The last step of the ways that a landscape shows. */
export function lastStep({ picture }: Pick<LandscapeView, 'picture'>): number {
  const steps = picture?.costs[0]?.paths[0]?.steps;
  return steps ? (new Float64Array(steps).at(-1) ?? 0) : 0;
}
