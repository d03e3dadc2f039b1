import type { Column } from './column';
import { drawBars } from './draw-bars';
import { drawBiases } from './draw-biases';
import { drawDiscs } from './draw-disc';
import { drawFar, specks } from './draw-far';
import { drawGrid } from './draw-grid';
import { drawIdentity, drawLines } from './draw-lines';
import { drawMatrix } from './draw-matrix';
import { drawChosen, drawRibbon } from './draw-ribbon';
import { isWeighted } from './layers/table';
import { Redraw } from './redraw';
import type { Scene } from './scene';

/** What of the diagram is on the screen, in the diagram's own pixels. */
export interface Window {
  readonly left: number;
  readonly right: number;
  readonly scale: number;
}

function drawUnits(redraw: Redraw, column: Column): void {
  const { context, scene } = redraw;
  const { units } = column;
  if (units.kind === 'discs') {
    drawBiases(context, scene, column, units);
    drawDiscs(redraw, column, units);
  } else if (units.kind === 'bars') drawBars(context, scene, column, units);
  else if (units.kind === 'grid') drawGrid(context, scene, column, units);
  else {
    context.beginPath();
    context.roundRect(units.x - 3, units.top, 6, units.bottom - units.top, 3);
    context.lineWidth = 1;
    context.strokeStyle = scene.palette.description;
    context.stroke();
  }
}

/** What is left of column `at`, quiet things first; returns what must be written above the units. */
function drawGap(redraw: Redraw, at: number): () => void {
  const { context, scene } = redraw;
  const left = scene.arrangement.columns[at - 1];
  const right = scene.arrangement.columns[at];
  const nothing = (): void => undefined;
  if (!left || !right) return nothing;
  const from = left.units;
  const to = right.units;
  if ('y' in from && 'y' in to) {
    if (scene.arrangement.gaps[at] === 'lines')
      return drawLines(redraw, { ...left, units: from }, { ...right, units: to });
    if (scene.arrangement.gaps[at] === 'identity') {
      drawIdentity(context, scene, from, to);
      return nothing;
    }
  }
  drawRibbon(context, scene, left, right);
  if (isWeighted(right.layer)) drawMatrix(context, scene, left, right);
  return () => drawChosen(context, scene, left, right);
}

/** Draws the network, or as much of it as the window shows, in the diagram's own coordinates. */
export function drawPicture(context: CanvasRenderingContext2D, scene: Scene, window: Window): void {
  if (window.scale < specks) {
    drawFar(context, scene);
    return;
  }
  const redraw = new Redraw(context, scene);
  const { columns } = scene.arrangement;
  const above: (() => void)[] = [];
  for (const [at, column] of columns.entries()) {
    const previous = columns[at - 1];
    const begins = previous ? previous.left : column.left;
    if (begins > window.right || column.left + column.width < window.left) continue;
    above.push(drawGap(redraw, at));
  }
  for (const column of columns) {
    if (column.left > window.right + 60 || column.left + column.width < window.left - 60) continue;
    drawUnits(redraw, column);
  }
  for (const draw of above) draw();
}
