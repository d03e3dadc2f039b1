import type { Shape } from '../plot/shapes';
import { formatBriefly, formatCount } from '../ui/number';
import type { Palette } from '../ui/palette';
import { axisLabel } from './axis-label';
import { markShapes, type PathStyle } from './path-style';
import type { Size } from './sizes';

/** One runner's costs. */
export interface RaceCurve {
  readonly measured: Float64Array;
  readonly costs: Float64Array;
  readonly style: PathStyle;
}

/** Height of the words below the curves. */
export const belowCurves = 20;
const margin = { left: 44, top: 8, right: 8 } as const;
/** A cost that is so many times the first one is outside the picture: a runner that diverges must not flatten the others. */
const highest = 1.15;

/** The costs of all runners over their steps; `target` is a line, and each has its mark at the present step. */
export function curveShapes(
  curves: readonly RaceCurve[],
  { steps, step, target }: { readonly steps: number; readonly step: number; readonly target: number },
  { width, height }: Size,
  palette: Palette,
): readonly Shape[] {
  const start = curves[0]?.costs[0] ?? Number.NaN;
  const shown = curves.flatMap(({ costs }) => [...costs].filter((cost) => cost <= highest * start));
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const pad = (high - low || Math.abs(high) || 1) * 0.06;
  const [bottom, top] = [low - pad, high + pad];
  const x = (at: number): number => margin.left + (at / steps) * (width - margin.left - margin.right);
  const y = (cost: number): number => margin.top + (1 - (cost - bottom) / (top - bottom)) * (height - margin.top);
  const shapes: Shape[] = [];
  for (const value of ticks(bottom, top)) {
    shapes.push({
      kind: 'line',
      points: [margin.left, y(value), width - margin.right, y(value)],
      colour: palette.rule,
      width: 1,
    });
    shapes.push(axisLabel(formatBriefly(value), margin.left - 7, y(value) + 4, 'end', palette.description));
  }
  if (target > bottom && target < top) {
    shapes.push({
      kind: 'line',
      points: [margin.left, y(target), width - margin.right, y(target)],
      colour: palette.foreground,
      width: 1,
      dash: [2, 3],
      opacity: 0.6,
    });
  }
  for (const [at, anchor] of [
    [0, 'middle'],
    [0.5, 'middle'],
    [1, 'end'],
  ] as const) {
    shapes.push(axisLabel(formatCount(at * steps), x(at * steps), height + 15, anchor, palette.description));
  }
  for (const { measured, costs, style } of curves) {
    const within = Array.from(measured, (at, k) => ({ at, cost: costs[k] ?? Number.NaN })).filter(
      ({ cost }) => cost <= top,
    );
    const dash = style.dash ? { dash: style.dash } : {};
    const line = (of: typeof within, opacity: number): Shape => ({
      kind: 'line',
      points: of.flatMap(({ at, cost }) => [x(at), y(cost)]),
      colour: style.colour,
      width: style.width,
      opacity,
      ...dash,
    });
    const gone = within.filter(({ at }) => at <= step);
    shapes.push(line(within, 0.3), line(gone, 1));
    const last = gone.at(-1);
    if (last) shapes.push(...markShapes(style.mark, x(last.at), y(last.cost), style.colour, palette.background));
  }
  return shapes;
}

/** Round values of an axis, about five. */
function ticks(low: number, high: number): readonly number[] {
  if (!(high > low)) return [];
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? 10 * power;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.max(0, Math.floor(high / step) - first + 1) }, (_, k) =>
    Number(((first + k) * step).toPrecision(12)),
  );
}
