import { html, type TemplateResult } from 'lit';
import type { ResultsCell, ResultsView } from '../../src/protocol/results';
import { toCss } from '../ui/colour';
import { text } from '../ui/language';
import { painted, sharpContext } from '../ui/paint';
import type { Palette } from '../ui/palette';
import type { ViewLook } from '../view/view-page';
import { type ConfusionLook, cellWords } from './confusion-look';
import type { Matrix } from './matrix';
import { cellColour } from './matrix-colour';
import { type ImageLayout, imageLayout } from './matrix-layout';

const widest = 520;

/** A matrix of many classes as an image: each number on demand. */
export function confusionImage(
  set: ResultsView['set'],
  matrix: Matrix,
  look: ConfusionLook,
  { palette }: ViewLook,
  room: number,
): TemplateResult {
  const layout = imageLayout(matrix.classes, Math.min(room, widest));
  const cellAt = (event: MouseEvent): ResultsCell => cellOfPixel(matrix, layout, event.offsetX, event.offsetY);
  const say = (event: MouseEvent): void => {
    if (event.currentTarget instanceof HTMLElement) event.currentTarget.title = cellWords(matrix, cellAt(event), look);
  };
  const label = text('results-matrix-label', { set: text(`results-set-${set}`), classes: matrix.classes });
  return html`<canvas class="results-image" role="img" tabindex="0" aria-label=${label} @pointermove=${say}
      @click=${(event: MouseEvent) => look.choose(cellAt(event))}
      ${painted((canvas) => paint(canvas, matrix, layout, look, palette))}></canvas>`;
}

/** The cell at a pixel; of a block of cells the one with the most examples. */
function cellOfPixel(matrix: Matrix, { cell, block }: ImageLayout, x: number, y: number): ResultsCell {
  const last = matrix.classes - 1;
  const from = (pixel: number): number => Math.max(0, Math.min(last, Math.floor(pixel / cell) * block));
  const [truth, predicted] = [from(y), from(x)];
  if (block === 1) return { truth, predicted };
  const inBlock = matrix.cells.filter(
    (each) =>
      each.truth >= truth &&
      each.truth < truth + block &&
      each.predicted >= predicted &&
      each.predicted < predicted + block,
  );
  const most = inBlock.reduce<(typeof inBlock)[number] | undefined>(
    (best, each) => (each.count > (best?.count ?? 0) ? each : best),
    undefined,
  );
  return most ? { truth: most.truth, predicted: most.predicted } : { truth, predicted };
}

function paint(
  canvas: HTMLCanvasElement,
  matrix: Matrix,
  { size, cell, block }: ImageLayout,
  { at, open }: ConfusionLook,
  palette: Palette,
): void {
  const context = sharpContext(canvas, size, size);
  if (!context) return;
  context.fillStyle = toCss(palette.signed.rgb(0));
  context.fillRect(0, 0, size, size);
  const place = (index: number): number => Math.floor(index / block) * cell;
  // Few examples first, so that of a block the cell with the most is seen.
  for (const each of [...matrix.cells].sort((a, b) => matrix.shareOf(a) - matrix.shareOf(b))) {
    context.fillStyle = toCss(cellColour(matrix, each, palette));
    context.fillRect(place(each.predicted), place(each.truth), cell, cell);
  }
  const ring = ({ truth, predicted }: ResultsCell, colour: string): void => {
    context.lineWidth = 1.5;
    context.strokeStyle = colour;
    context.strokeRect(place(predicted) - 1.5, place(truth) - 1.5, cell + 3, cell + 3);
  };
  if (open) ring(open, palette.foreground);
  ring(at, palette.focus);
}
