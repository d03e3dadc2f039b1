import { marks } from '../../src/model/unit-trouble';
import type { Palette } from '../ui/palette';

/** × for a unit that never fires, a step with flat ends for a saturated one, two equal bars for a twin, ± for a mirror image. */
function strokeMark(context: CanvasRenderingContext2D, mark: number, x: number, y: number): void {
  context.beginPath();
  if (mark & marks.dead) {
    context.moveTo(x - 3, y - 3);
    context.lineTo(x + 3, y + 3);
    context.moveTo(x + 3, y - 3);
    context.lineTo(x - 3, y + 3);
  } else if (mark & marks.mirrored) {
    context.moveTo(x, y - 4);
    context.lineTo(x, y + 2);
    context.moveTo(x - 3, y - 1);
    context.lineTo(x + 3, y - 1);
    context.moveTo(x - 3, y + 4);
    context.lineTo(x + 3, y + 4);
  } else if (mark & marks.twin) {
    context.moveTo(x - 3, y - 1.8);
    context.lineTo(x + 3, y - 1.8);
    context.moveTo(x - 3, y + 1.8);
    context.lineTo(x + 3, y + 1.8);
  } else {
    context.moveTo(x - 4, y + 3);
    context.lineTo(x - 1, y + 3);
    context.lineTo(x + 1, y - 3);
    context.lineTo(x + 4, y - 3);
  }
  context.stroke();
}

/** The gravest mark of a unit as a small badge about (x, y). */
export function drawMarks(
  context: CanvasRenderingContext2D,
  palette: Palette,
  mark: number,
  x: number,
  y: number,
): void {
  context.beginPath();
  context.arc(x, y, 7, 0, 2 * Math.PI);
  context.fillStyle = palette.background;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = palette.rule;
  context.stroke();
  context.lineWidth = 1.4;
  context.lineCap = 'round';
  context.strokeStyle = palette.foreground;
  strokeMark(context, mark, x, y);
  context.lineCap = 'butt';
}
