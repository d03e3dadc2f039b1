import type { Box } from '../ui/box';
import type { Palette } from '../ui/palette';
import { type Run, write } from './ink';

/** A plate of the page's colour, which hides the lines below it. */
export function fillPlate(context: CanvasRenderingContext2D, box: Box, palette: Palette): void {
  context.beginPath();
  context.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, 2);
  context.fillStyle = palette.background;
  context.fill();
}

/** A text in the middle of its plate. */
export function drawPlate(context: CanvasRenderingContext2D, box: Box, runs: readonly Run[], palette: Palette): void {
  fillPlate(context, box, palette);
  const middle = (box.left + box.right) / 2;
  write(context, middle, (box.top + box.bottom) / 2 + 4, runs, { size: 11, align: 'center' }, palette);
}
