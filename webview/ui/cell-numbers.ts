import { parseColour, type Rgb, rgbToLab } from './colour';
import type { Palette } from './palette';

/** Pixels of a cell that has a number of four digits in it. */
export const numberCell = { width: 64, height: 20 };
const size = 11;
/** From the middle of digits to their base line. */
const baseline = 4;

/** Whether a matrix of so many columns and rows is drawn with its numbers in `width` and `height` pixels. */
export function numbersFit(columns: number, rows: number, width: number, height: number): boolean {
  return columns * numberCell.width <= width && rows * numberCell.height <= height;
}

/** A colour of text that is readable on `fill`: the theme's own, or that of its page. */
export function inkOn(fill: Rgb, palette: Palette): string {
  const lightness = (colour: Rgb | undefined): number => (colour ? rgbToLab(colour)[0] : 0);
  const of = lightness(fill);
  const apart = (css: string): number => Math.abs(lightness(parseColour(css)) - of);
  return apart(palette.foreground) >= apart(palette.background) ? palette.foreground : palette.background;
}

/** Writes a number into the middle of a cell, in CSS pixels. */
export function writeInCell(
  context: CanvasRenderingContext2D,
  written: string,
  x: number,
  y: number,
  fill: Rgb,
  palette: Palette,
): void {
  context.font = `${size}px ${palette.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillStyle = inkOn(fill, palette);
  context.fillText(written, x, y + baseline);
}
