import type { LayerView } from '../../src/protocol/network';
import { imageShapeOf } from '../ui/image-shape';
import type { CardSize } from './card-size';
import type { Bars, Column, Discs, Grid, Passage } from './column';
import { extentOf } from './column';

/** The room below a layer's card, and what is known of the layer. */
export interface Place {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  readonly cardSize: CardSize;
  readonly output: boolean;
  readonly plane: boolean;
  readonly classes: boolean;
  readonly previous: Column | undefined;
}

const largest: Readonly<
  Record<CardSize, { readonly input: number; readonly hidden: number; readonly output: number }>
> = {
  full: { input: 26, hidden: 30, output: 58 },
  medium: { input: 22, hidden: 25, output: 46 },
  small: { input: 17, hidden: 17, output: 34 },
};

/** Room for a value below a disc. */
const below = 20;
const leastRadius = 10;
/** Of smaller discs, that have their values close below. */
const closeBelow = 17;
const leastLabelled = 11;

/** Ends of two lines on one unit must be this far apart to be told apart. */
const leastSpacing = 5;

/** Whether the ends of so many lines on a unit of this radius can be told apart. */
export function meetSingly(lines: number, radius: number): boolean {
  return lines < 2 || (2 * radius * 0.96) / (lines - 1) >= leastSpacing;
}

function rows(count: number, pitch: number, place: Place, shift: number): number[] {
  const middle = (place.top + place.bottom) / 2 + shift;
  return Array.from({ length: count }, (_, i) => middle + (i - (count - 1) / 2) * pitch);
}

/** Circles, if they fit one below the other; those of an input are further apart. */
export function discs(layer: LayerView, place: Place, as: 'input' | 'hidden'): Discs | undefined {
  const height = place.bottom - place.top;
  const most = largest[place.cardSize];
  const alone = place.output && place.plane && layer.units === 1;
  const cap = alone ? Math.min(most.output, height / 2 - below) : most[as];
  const roomy = alone ? height : place.cardSize === 'small' ? 2 * cap + 36 : as === 'input' ? 124 : 98;
  const pitch = Math.min(roomy, height / layer.units);
  const x = place.left + place.width / 2;
  const y = (shift: number): number[] => rows(layer.units, pitch, place, shift);
  const radius = Math.min(cap, (pitch - below - 2) / 2);
  if (radius >= Math.min(cap, 15)) return { kind: 'discs', x, y: y(-7), radius, label: 'below' };
  const tight = Math.min(cap, (pitch - 6) / 2);
  if (tight < leastRadius) return undefined;
  // A value gives way to the lines: beside a disc it would be among them, and a disc that is too small has a ribbon.
  const small = (pitch - closeBelow - 2) / 2;
  const lines = place.previous && 'y' in place.previous.units ? place.previous.units.y.length : 0;
  if (small >= leastLabelled && meetSingly(lines, small))
    return { kind: 'discs', x, y: y(-6), radius: small, label: 'close' };
  return { kind: 'discs', x, y: y(0), radius: tight, label: 'none' };
}

/** Numbered bars, if they fit one below the other. */
export function bars(layer: LayerView, place: Place): Bars | undefined {
  const pitch = Math.min(layer.units < 5 ? 64 : 33, (place.bottom - place.top) / layer.units);
  const radius = Math.min(layer.units < 5 ? 20 : 12, pitch / 2 - 2);
  if (radius < 7) return undefined;
  const x = place.left + radius;
  const valueWidth = place.cardSize === 'small' ? 0 : place.cardSize === 'full' ? 80 : 42;
  const valueRight = place.left + place.width;
  return {
    kind: 'bars',
    x,
    y: rows(layer.units, pitch, place, 0),
    radius,
    barLeft: x + radius + 8,
    barRight: valueRight - valueWidth,
    valueRight,
  };
}

/** Sizes of a cell and of the gap beside it, the largest that fits being taken. */
const cells = [
  [36, 5],
  [28, 4],
  [22, 3],
  [17, 2],
  [12, 2],
  [8, 1],
  [5, 1],
  [4, 0],
  [3, 0],
  [2, 0],
  [1, 0],
] as const;
const smallestCell = 12;

function centred(place: Place, width: number, height: number): { left: number; top: number } {
  return {
    left: place.left + (place.width - width) / 2,
    top: (place.top + place.bottom - height) / 2,
  };
}

/** Cells row by row: as few columns as keep them within the height, so that a layer stays a column. */
export function grid(layer: LayerView, place: Place): Grid {
  const width = Math.min(place.width, 168);
  const height = place.bottom - place.top;
  for (const [size, gap] of cells) {
    const most = Math.floor((width + gap) / (size + gap));
    const perColumn = Math.floor((height + gap) / (size + gap));
    const needed = Math.ceil(layer.units / perColumn);
    if (needed > most) continue;
    const perRow = size >= smallestCell ? Math.min(most, Math.max(needed, Math.min(4, layer.units))) : most;
    const down = Math.ceil(layer.units / perRow);
    const corner = centred(place, perRow * (size + gap) - gap, down * (size + gap) - gap);
    return { kind: 'grid', style: size >= smallestCell ? 'cells' : 'strip', ...corner, perRow, rows: down, size, gap };
  }
  const perRow = Math.ceil(Math.sqrt((layer.units * width) / height));
  const down = Math.ceil(layer.units / perRow);
  const size = Math.min(width / perRow, height / down);
  return {
    kind: 'grid',
    style: 'strip',
    ...centred(place, perRow * size, down * size),
    perRow,
    rows: down,
    size,
    gap: 0,
  };
}

export function image(layer: LayerView, place: Place): Grid | undefined {
  const shape = imageShapeOf(layer);
  if (!shape) return undefined;
  const fit = Math.min(place.width / shape.columns, (place.bottom - place.top) / shape.rows, 19);
  const whole = Math.floor(fit);
  const size = whole > 1 ? whole : fit;
  const corner = centred(place, shape.columns * size, shape.rows * size);
  return {
    kind: 'grid',
    style: 'image',
    ...corner,
    perRow: shape.columns,
    rows: shape.rows,
    size,
    gap: 0,
    image: shape,
  };
}

/** Dropout and flatten: the units of the layer before, handed on. */
export function passage(place: Place): Discs | Passage {
  const x = place.left + place.width / 2;
  const from = place.previous?.units;
  if (from && 'y' in from) return { kind: 'discs', x, y: from.y, radius: 5, label: 'none' };
  const extent = from ? extentOf(from) : { top: place.top, bottom: place.bottom };
  return { kind: 'passage', x, top: extent.top, bottom: extent.bottom };
}
