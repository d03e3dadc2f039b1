import type { Host } from '../host';
import type { Figure } from '../plot/figure';
import { figurePng, figureSvg } from '../plot/picture';
import type { Shape, TextPart } from '../plot/shapes';
import type { Palette } from '../ui/palette';
import type { Tile } from './tiles';

/** Tiles beside each other, with a title over them. */
export interface TileRow {
  readonly tiles: readonly { readonly title: string; readonly tile: Tile }[];
}

const gap = 34;
const margin = 16;
const titleHeight = 22;

/** Rows of tiles as one picture, each with its title. */
export function figureOfTiles(
  rows: readonly TileRow[],
  palette: Palette,
  measure: (parts: readonly TextPart[], size: number) => number,
): Figure {
  const shapes: Shape[] = [];
  let [y, width] = [margin, 0];
  for (const { tiles } of rows) {
    let x = margin;
    const hasTitles = tiles.some(({ title }) => title !== '');
    for (const { title, tile } of tiles) {
      const parts = [{ text: title, colour: palette.foreground, bold: true }];
      if (title !== '') shapes.push({ kind: 'label', x, y: y + 12, parts, size: 12, anchor: 'start' });
      const top = y + (hasTitles ? titleHeight : 0);
      shapes.push(...tile.shapes(measure).map((shape) => moved(shape, x, top)));
      x += tile.width + gap;
    }
    width = Math.max(width, x - gap + margin);
    y += (hasTitles ? titleHeight : 0) + Math.max(0, ...tiles.map(({ tile }) => tile.height)) + 14;
  }
  return { shapes, width, height: y + margin - 14 };
}

/** Asks the host to save a picture; gives whether it did. */
export async function saveTiles(
  rows: readonly TileRow[],
  format: 'png' | 'svg',
  name: string,
  palette: Palette,
  host: Host,
): Promise<boolean> {
  const make = (measure: (parts: readonly TextPart[], size: number) => number): Figure =>
    figureOfTiles(rows, palette, measure);
  const bytes = format === 'png' ? await figurePng(make, palette) : figureSvg(make, palette);
  return (await host.call('save', { name, bytes })).saved;
}

function moved(shape: Shape, dx: number, dy: number): Shape {
  if (shape.kind === 'line' || shape.kind === 'area') {
    return { ...shape, points: shape.points.map((value, k) => value + (k % 2 === 0 ? dx : dy)) };
  }
  return { ...shape, x: shape.x + dx, y: shape.y + dy };
}
