import type { Shape } from '../plot/shapes';
import type { Palette } from '../ui/palette';
import { axisLabel } from './axis-label';
import type { Size } from './sizes';

/** Height of the words below a cut. */
export const belowCut = 18;

/** J along the straight line from the start to the lowest place and beyond. */
export function cutShapes(
  { from, to, costs }: { readonly from: number; readonly to: number; readonly costs: Float64Array },
  words: { readonly start: string; readonly least: string; readonly name: string },
  { width, height }: Size,
  palette: Palette,
): readonly Shape[] {
  const finite = costs.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const x = (t: number): number => ((t - from) / (to - from)) * width;
  const y = (cost: number): number => height - 4 - ((cost - low) / (high - low || 1)) * (height - 12);
  const points = Array.from(costs).flatMap((cost, k) =>
    Number.isFinite(cost) ? [(k / (costs.length - 1)) * width, y(cost)] : [],
  );
  const upright = (t: number): Shape => ({
    kind: 'line',
    points: [x(t), 4, x(t), height - 1],
    colour: palette.foreground,
    width: 1,
    dash: [2, 3],
    opacity: 0.4,
  });
  const label = (text: string, at: number, anchor: 'middle' | 'end'): Shape =>
    axisLabel(text, at, height + 13, anchor, palette.description);
  return [
    { kind: 'line', points: [0, height - 0.5, width, height - 0.5], colour: palette.rule, width: 1 },
    upright(0),
    upright(1),
    { kind: 'line', points, colour: palette.foreground, width: 1.75 },
    label(words.start, x(0), 'middle'),
    label(words.least, x(1), 'middle'),
    label(words.name, width, 'end'),
  ];
}
