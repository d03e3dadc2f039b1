import type { Shape } from '../plot/shapes';
import type { Palette } from '../ui/palette';

/** How the ways of a race differ: by dash and by mark, not by colour; the chosen one alone has the run's. */
export interface PathStyle {
  readonly colour: string;
  readonly width: number;
  readonly dash?: readonly number[];
  readonly mark: number;
}

const dashes: readonly (readonly number[])[] = [[], [6, 4], [1.5, 3.5], [10, 3, 2, 3], [3, 3], [14, 4]];

/** The style of runner `k`. */
export function pathStyle(k: number, isChosen: boolean, { run, foreground }: Palette): PathStyle {
  const dash = dashes[k % dashes.length] ?? [];
  return {
    colour: isChosen ? run : foreground,
    width: isChosen ? 2.25 : 1.5,
    ...(dash.length > 0 ? { dash } : {}),
    mark: k,
  };
}

type Corners = readonly (readonly [number, number])[];

/** A square, two triangles, a diamond and a cross; the first mark is a disc. */
const marks: readonly Corners[] = [
  [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
  [
    [0, -1.3],
    [1.25, 0.9],
    [-1.25, 0.9],
  ],
  [
    [0, -1.45],
    [1.45, 0],
    [0, 1.45],
    [-1.45, 0],
  ],
  [
    [0, 1.3],
    [1.25, -0.9],
    [-1.25, -0.9],
  ],
  [
    [-0.45, -1.3],
    [0.45, -1.3],
    [0.45, -0.45],
    [1.3, -0.45],
    [1.3, 0.45],
    [0.45, 0.45],
    [0.45, 1.3],
    [-0.45, 1.3],
    [-0.45, 0.45],
    [-1.3, 0.45],
    [-1.3, -0.45],
    [-0.45, -0.45],
  ],
];

/** The mark of a way at its present place, with a rim of the background. */
export function markShapes(mark: number, x: number, y: number, colour: string, background: string): readonly Shape[] {
  const corners = mark % 6 === 0 ? undefined : marks[(mark % 6) - 1];
  if (!corners) {
    return [
      { kind: 'dot', x, y, radius: 6, colour: background },
      { kind: 'dot', x, y, radius: 4.5, colour },
    ];
  }
  const area = (size: number, fill: string): Shape => ({
    kind: 'area',
    points: corners.flatMap(([dx, dy]) => [x + dx * size, y + dy * size]),
    colour: fill,
    opacity: 1,
  });
  return [area(5.6, background), area(4.1, colour)];
}
