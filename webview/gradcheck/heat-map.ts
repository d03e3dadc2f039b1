import { html, type TemplateResult } from 'lit';
import { numberCell, numbersFit, writeInCell } from '../ui/cell-numbers';
import { type Rgb, toCss } from '../ui/colour';
import { painted, sharpContext } from '../ui/paint';
import type { Palette } from '../ui/palette';

/** Height that a map takes at most, in pixels, and how large and small its cells are where they have no numbers. */
const mostHeight = 260;
const cells = { largest: 14, smallest: 3 };

/** Where the entries of a grid are drawn: a vector that is too long for its line goes on in the next one. */
export interface MapLayout {
  readonly perLine: number;
  readonly lines: number;
  readonly width: number;
  readonly height: number;
  readonly hasNumbers: boolean;
}

/** The layout of a grid in `room` pixels of width. */
export function mapLayout(rows: number, columns: number, room: number): MapLayout {
  const count = rows * columns;
  const isVector = rows === 1 || columns === 1;
  // A column stays one where it can.
  const numbered = rows === 1 ? Math.min(count, Math.floor(room / numberCell.width)) : columns;
  if (numbersFit(numbered, Math.ceil(count / numbered), room, mostHeight)) {
    return { perLine: numbered, lines: Math.ceil(count / numbered), ...numberCell, hasNumbers: true };
  }
  const side = isVector ? Math.sqrt((room * mostHeight) / 2 / count) : Math.min(room / columns, mostHeight / rows);
  const size = Math.max(cells.smallest, Math.min(cells.largest, Math.floor(side)));
  const perLine = isVector ? Math.min(count, Math.floor(room / size)) : columns;
  return { perLine, lines: Math.ceil(count / perLine), width: size, height: size, hasNumbers: false };
}

/** What one cell of a map shows. */
export interface Cell {
  readonly colour: Rgb;
  readonly text: string;
  /** There is a kink within ±ε. */
  readonly isKinked?: boolean;
}

export interface HeatMap {
  readonly label: string;
  readonly layout: MapLayout;
  readonly count: number;
  cell(at: number): Cell;
  /** What a cell says on demand. */
  title(at: number): string;
  readonly chosen: number | undefined;
  choose(at: number): void;
}

/** A matrix as cells: with numbers inside where they fit, else each number on demand. */
export function heatMap(map: HeatMap, palette: Palette): TemplateResult {
  const { layout, label, count } = map;
  const cellAt = (event: MouseEvent): number | undefined => {
    const line = Math.floor(event.offsetY / layout.height);
    const at = line * layout.perLine + Math.min(layout.perLine - 1, Math.floor(event.offsetX / layout.width));
    return at >= 0 && at < count ? at : undefined;
  };
  const say = (event: MouseEvent): void => {
    const at = cellAt(event);
    if (event.currentTarget instanceof HTMLElement) event.currentTarget.title = at === undefined ? '' : map.title(at);
  };
  const choose = (event: MouseEvent): void => {
    const at = cellAt(event);
    if (at !== undefined) map.choose(at);
  };
  return html`<canvas class="heat-map" role="img" aria-label=${label} @pointermove=${say} @click=${choose} ${painted((canvas) => paint(canvas, map, palette))}></canvas>`;
}

function paint(canvas: HTMLCanvasElement, map: HeatMap, palette: Palette): void {
  const { layout, count, chosen } = map;
  const { perLine, lines, width, height, hasNumbers } = layout;
  const context = sharpContext(canvas, perLine * width, lines * height);
  if (!context) return;
  const gap = width > 6 ? 1 : 0;
  for (let at = 0; at < count; at++) {
    const [x, y] = [(at % perLine) * width, Math.floor(at / perLine) * height];
    const { colour, text, isKinked } = map.cell(at);
    context.fillStyle = toCss(colour);
    context.fillRect(x, y, width - gap, height - gap);
    if (hasNumbers) writeInCell(context, text, x + (width - gap) / 2, y + (height - gap) / 2, colour, palette);
    else if (isKinked) {
      context.beginPath();
      context.moveTo(x + 1, y + height - 1 - gap);
      context.lineTo(x + width - 1 - gap, y + 1);
      context.lineWidth = 1.2;
      context.strokeStyle = palette.foreground;
      context.stroke();
    }
  }
  if (chosen === undefined || chosen >= count) return;
  const [x, y] = [(chosen % perLine) * width, Math.floor(chosen / perLine) * height];
  context.lineWidth = 2;
  context.strokeStyle = palette.focus;
  context.strokeRect(x + 1, y + 1, width - gap - 2, height - gap - 2);
}
