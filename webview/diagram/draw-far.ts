import { type Column, extentOf } from './column';
import { drawRibbon } from './draw-ribbon';
import type { Scene } from './scene';

/** Under this zoom a unit is a speck: layers are then drawn as the columns they form. */
export const specks = 0.25;

/** A layer seen from afar: a column as tall as its units, the chosen one in the colour of the focus. */
function drawColumn(context: CanvasRenderingContext2D, scene: Scene, column: Column): void {
  const box = extentOf(column.units);
  const chosen = scene.selection?.position === column.layer.position;
  context.beginPath();
  context.roundRect(box.left, box.top, box.right - box.left, box.bottom - box.top, 12);
  context.fillStyle = chosen ? scene.palette.focus : scene.palette.unknown;
  context.fill();
}

/** A very deep network as a whole. */
export function drawFar(context: CanvasRenderingContext2D, scene: Scene): void {
  const { columns } = scene.arrangement;
  for (const [at, column] of columns.entries()) {
    const previous = columns[at - 1];
    if (previous) drawRibbon(context, scene, previous, column);
  }
  for (const column of columns) drawColumn(context, scene, column);
}
