import type { AreaView } from '../../src/protocol/landscape';
import type { Shape, TextPart } from '../plot/shapes';
import { FreeSpace } from '../ui/free-space';
import { formatBriefly } from '../ui/number';
import type { Palette } from '../ui/palette';
import { raster } from '../ui/raster';
import { axisLabel } from './axis-label';
import type { DecodedCost } from './decoded';
import { boxOf, freeLabel, isWithin, type LabelRoom } from './free-label';
import { markShapes, type PathStyle } from './path-style';
import type { Size } from './sizes';

/** Share of the grey scale from the lowest band to the highest. */
const bands = { from: 0.01, reach: 0.24 } as const;
/** Rows in which levels may be named, as shares of the height. */
const nameRows = [0.93, 0.06, 0.82, 0.17, 0.7, 0.3, 0.5] as const;

/** A way that is drawn: to its present point, with its mark there and its name. */
export interface DrawnPath {
  /** x and y alternating, in coordinates of the plane. */
  readonly places: Float64Array;
  /** The index of its present point; what is behind it is drawn faint. */
  readonly at: number;
  readonly style: PathStyle;
  readonly label: readonly TextPart[];
}

/** The bands of the costs that are shown: only ways and labels change while a person goes along them. */
const pictures = new WeakMap<DecodedCost, { readonly palette: Palette; readonly source: HTMLCanvasElement }>();

/** What is written into the picture. */
export interface PlaneWords {
  readonly start: string;
  readonly least: readonly TextPart[];
  /** Below the picture: at its left edge, in the middle and at its right edge. */
  readonly below: readonly [string, string, string];
}

/** Height of the words below a plane. */
export const belowPlane = 20;

/** One cost over its plane: bands of grey, contours with some levels named, ways, start, and the lowest place. */
export function planeShapes(
  cost: DecodedCost,
  area: AreaView,
  paths: readonly DrawnPath[],
  words: PlaneWords,
  { width, height }: Size,
  palette: Palette,
  measure: LabelRoom['measure'],
): readonly Shape[] {
  const x = (value: number): number => ((value - area.left) / (area.right - area.left)) * width;
  const y = (value: number): number => (1 - (value - area.bottom) / (area.top - area.bottom)) * height;
  const onScreen = (points: ArrayLike<number>): number[] =>
    Array.from(points, (value, k) => (k % 2 === 0 ? x(value) : y(value)));
  const ways = paths.map(({ places }) => onScreen(places));
  const contours = cost.lines.map((line) => ({ level: line.level, points: onScreen(line.points) }));
  const free = new FreeSpace(ways);
  const room: LabelRoom = { free, width, height, plate: palette.background, measure };
  const shapes: Shape[] = [
    ...(cost.side > 0
      ? [{ kind: 'picture' as const, x: 0, y: 0, width, height, source: bandPicture(cost, palette) }]
      : []),
    ...contours.map(
      ({ points }): Shape => ({ kind: 'line', points, colour: palette.foreground, width: 0.8, opacity: 0.34 }),
    ),
    frame(width, height, palette),
  ];
  const labels: Shape[] = [];
  const keepClear = (px: number, py: number): void =>
    free.take({ left: px - 7, right: px + 7, top: py - 7, bottom: py + 7 });
  for (const [k, { style, at }] of paths.entries()) {
    const way = ways[k] ?? [];
    const gone = way.slice(0, 2 * at + 2);
    const dash = style.dash ? { dash: style.dash } : {};
    shapes.push({ kind: 'line', points: way, colour: palette.background, width: style.width + 2.5, opacity: 0.8 });
    shapes.push({ kind: 'line', points: way, colour: style.colour, width: style.width, opacity: 0.3, ...dash });
    shapes.push({ kind: 'line', points: gone, colour: style.colour, width: style.width, ...dash });
    keepClear(gone.at(-2) ?? 0, gone.at(-1) ?? 0);
  }
  const [first] = ways;
  const [startX, startY] = [first?.[0], first?.[1]];
  const least = cost.least?.atEdge ? undefined : cost.least;
  if (least) {
    const [px, py] = [x(least.x), y(least.y)];
    keepClear(px, py);
    shapes.push(...cross(px, py, palette));
  }
  if (startX !== undefined && startY !== undefined) {
    keepClear(startX, startY);
    const colour = paths.length === 1 ? (paths[0]?.style.colour ?? palette.run) : palette.foreground;
    shapes.push(
      { kind: 'dot', x: startX, y: startY, radius: 5.5, colour },
      { kind: 'dot', x: startX, y: startY, radius: 3.6, colour: palette.background },
    );
  }
  for (const [k, { style, at, label }] of paths.entries()) {
    const [px, py] = [ways[k]?.[2 * at], ways[k]?.[2 * at + 1]];
    if (px === undefined || py === undefined) continue;
    if (at > 0 || paths.length > 1) shapes.push(...markShapes(style.mark, px, py, style.colour, palette.background));
    const placed = label.length > 0 ? freeLabel(px, py, label, room) : undefined;
    if (placed) labels.push(placed);
  }
  const quiet = (text: string): TextPart => ({ text, colour: palette.foreground });
  if (startX !== undefined && startY !== undefined) {
    const placed = freeLabel(startX, startY, [quiet(words.start)], room);
    if (placed) labels.push(placed);
  }
  if (least) {
    const placed = freeLabel(x(least.x), y(least.y), words.least, room);
    if (placed) labels.push(placed);
  }
  return [
    ...shapes,
    ...labels,
    ...levelNames(contours, room, palette),
    ...wordsBelow(words.below, width, height, palette),
  ];
}

const cross = (x: number, y: number, { foreground, background }: Palette): readonly Shape[] =>
  [
    { colour: background, width: 4, reach: 6.5 },
    { colour: foreground, width: 1.5, reach: 5 },
  ].flatMap(({ colour, width, reach }): Shape[] => [
    { kind: 'line', points: [x - reach, y, x + reach, y], colour, width },
    { kind: 'line', points: [x, y - reach, x, y + reach], colour, width },
  ]);

const frame = (width: number, height: number, palette: Palette): Shape => ({
  kind: 'line',
  points: [0.5, 0.5, width - 0.5, 0.5, width - 0.5, height - 0.5, 0.5, height - 0.5, 0.5, 0.5],
  colour: palette.rule,
  width: 1,
});

/** The bands between the contours, the higher the brighter in a dark theme: a cost has no sign, so it has no hue. */
function bandPicture(cost: DecodedCost, palette: Palette): HTMLCanvasElement {
  const found = pictures.get(cost);
  const source = found?.palette === palette ? found.source : paintedBands(cost, palette);
  pictures.set(cost, { palette, source });
  return source;
}

function paintedBands({ side, values, levels }: DecodedCost, palette: Palette): HTMLCanvasElement {
  const fine = 3;
  const pixels = (side - 1) * fine + 1;
  return raster(pixels, pixels, (column, row) => {
    const [across, up] = [column / fine, side - 1 - row / fine];
    const [i, j] = [Math.min(side - 2, Math.floor(across)), Math.min(side - 2, Math.floor(up))];
    const [u, v] = [across - i, up - j];
    const at = (c: number, r: number): number => values[r * side + c] ?? Number.NaN;
    const value =
      (1 - v) * ((1 - u) * at(i, j) + u * at(i + 1, j)) + v * ((1 - u) * at(i, j + 1) + u * at(i + 1, j + 1));
    const band = levels.filter((level) => value >= level).length / Math.max(1, levels.length);
    return palette.grey.rgb(bands.from + bands.reach * (Number.isFinite(value) ? band : 1));
  });
}

/** Some levels named on their own lines, in the row where most of them have room. */
function levelNames(
  lines: readonly { readonly level: number; readonly points: readonly number[] }[],
  room: LabelRoom,
  palette: Palette,
): readonly Shape[] {
  let best: { readonly shapes: readonly Shape[]; readonly boxes: readonly ReturnType<typeof boxOf>[] } = {
    shapes: [],
    boxes: [],
  };
  for (const share of nameRows) {
    const baseline = Math.round(share * room.height);
    const middle = baseline - 4;
    const shapes: Shape[] = [];
    const boxes: ReturnType<typeof boxOf>[] = [];
    const named = new Set<number>();
    const crossings = lines
      .flatMap(({ level, points }) => crossingsOf(points, middle).map((x) => ({ level, x })))
      .sort((a, b) => a.x - b.x);
    for (const { level, x } of crossings) {
      if (named.has(level)) continue;
      const parts: readonly TextPart[] = [{ text: formatBriefly(level), colour: palette.description }];
      const label = { kind: 'label', x, y: baseline, parts, size: 11, anchor: 'middle', plate: room.plate } as const;
      const box = boxOf(label, room.measure(parts, 11));
      const isClear = boxes.every((other) => box.left > other.right + 6 || box.right < other.left - 6);
      if (!isClear || !isWithin(box, room) || !room.free.isFree(box)) continue;
      named.add(level);
      shapes.push(label);
      boxes.push(box);
    }
    if (shapes.length > best.shapes.length) best = { shapes, boxes };
  }
  for (const box of best.boxes) room.free.take(box);
  return best.shapes;
}

/** Where a line passes a row of the picture. */
function crossingsOf(points: readonly number[], row: number): readonly number[] {
  const found: number[] = [];
  for (let i = 2; i < points.length; i += 2) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = points.slice(i - 2, i + 2);
    if (y1 < row !== y2 < row) found.push(x1 + ((row - y1) / (y2 - y1)) * (x2 - x1));
  }
  return found;
}

function wordsBelow(
  [left, middle, right]: PlaneWords['below'],
  width: number,
  height: number,
  palette: Palette,
): readonly Shape[] {
  const y = height + 15;
  return [
    axisLabel(left, 0, y, 'start', palette.description),
    axisLabel(middle, width / 2, y, 'middle', palette.foreground),
    axisLabel(right, width, y, 'end', palette.description),
  ];
}
