import { writeInCell } from './cell-numbers';
import { toCss } from './colour';
import { sharpContext } from './paint';
import type { Palette } from './palette';

/** Height of a cell with two digits in it. */
const height = 20;
const narrowest = 34;
/** Numbers of more rows are no picture any more. */
const mostRows = 16;
/** How far cells go along their scale, so that numbers are read on them. */
const reach = 0.8;

/** Whether a matrix is drawn with two digits of each number in `width` pixels. */
export function digitsFit(columns: number, rows: number, width: number): boolean {
  return columns * narrowest <= width && rows <= mostRows;
}

/** A matrix as cells with two digits of each number inside, blue positive and orange negative. */
export function paintNumbered(
  canvas: HTMLCanvasElement,
  columns: number,
  rows: number,
  width: number,
  value: (column: number, row: number) => number,
  palette: Palette,
): void {
  const cell = Math.floor(Math.min(64, width / columns));
  const context = sharpContext(canvas, cell * columns, height * rows);
  if (!context) return;
  let largest = 0;
  for (let at = 0; at < columns * rows; at++) {
    const size = Math.abs(value(at % columns, Math.floor(at / columns)));
    if (Number.isFinite(size)) largest = Math.max(largest, size);
  }
  for (let at = 0; at < columns * rows; at++) {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    const number = value(column, row);
    const colour = palette.signed.rgb(largest > 0 ? (number / largest) * reach : 0);
    context.fillStyle = toCss(colour);
    context.fillRect(column * cell, row * height, cell - 1, height - 1);
    writeInCell(context, twoDigits(number), (column + 0.5) * cell, (row + 0.5) * height, colour, palette);
  }
}

/** `−0.12`, `1.2`, `12`, `1e5`. */
export function twoDigits(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? '∞' : '−∞';
  const shown =
    size >= 99.5
      ? size < 1000
        ? value.toFixed(0)
        : value.toExponential(0).replace('+', '')
      : value.toFixed(size < 9.95 ? (size < 0.995 ? 2 : 1) : 0);
  return (Number(shown) === 0 ? '0' : shown).replace(/-/g, '−');
}
