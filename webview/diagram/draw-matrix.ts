import type { Box } from '../ui/box';
import { text } from '../ui/language';
import { formatNumber } from '../ui/number';
import { raster } from '../ui/raster';
import type { Column } from './column';
import { write } from './ink';
import type { Scene } from './scene';

const widest = 104;
const tallest = 46;

/** Where the thumbnail of W[l] is: in the gap between the two cards, never under lines. */
export function matrixBox(scene: Scene, left: Column, right: Column): Box | undefined {
  const room = right.left - (left.left + left.width);
  const matrix = scene.values[right.layer.position]?.thumbnail;
  if (!matrix || room < 44) return undefined;
  const pixel = Math.min((Math.min(room, widest + 24) - 24) / matrix.columns, tallest / matrix.rows);
  const width = Math.max(6, pixel * matrix.columns);
  const height = Math.max(6, pixel * matrix.rows);
  const centre = left.left + left.width + room / 2;
  const [x, y] = [Math.round(centre - width / 2), scene.arrangement.spine + 14];
  return { left: x, right: x + width, top: y, bottom: y + height };
}

/** W[l] as an image, the chosen unit's row and the column of what it feeds framed. */
export function drawMatrix(context: CanvasRenderingContext2D, scene: Scene, left: Column, right: Column): void {
  const box = matrixBox(scene, left, right);
  const values = scene.values[right.layer.position];
  if (!box || !values?.thumbnail) return;
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const { palette, selection } = scene;
  const { thumbnail, maxWeight } = values;
  const scale = (maxWeight || 1) * 0.75;
  const image = raster(thumbnail.columns, thumbnail.rows, (i, j) =>
    palette.signed.rgb((thumbnail.values[j * thumbnail.columns + i] ?? 0) / scale),
  );
  context.imageSmoothingEnabled = false;
  context.drawImage(image, box.left, box.top, width, height);
  context.lineWidth = 1;
  context.strokeStyle = palette.rule;
  context.strokeRect(box.left - 0.5, box.top - 0.5, width + 1, height + 1);
  if (selection?.unit !== undefined) {
    const { inputs, units, position } = right.layer;
    context.lineWidth = 1.5;
    context.strokeStyle = palette.focus;
    if (selection.position === position) {
      const pitch = height / units;
      context.strokeRect(box.left - 2, box.top + selection.unit * pitch - 1, width + 4, Math.max(2, pitch) + 2);
    } else if (selection.position === left.layer.position) {
      const pitch = width / inputs;
      context.strokeRect(box.left + selection.unit * pitch - 1, box.top - 2, Math.max(2, pitch) + 2, height + 4);
    }
  }
  if (right.left - (left.left + left.width) < 100) return;
  const label = text('diagram-max-weight', { weight: formatNumber(maxWeight) });
  write(
    context,
    box.left + width / 2,
    box.top + height + 14,
    [{ text: label, quiet: true }],
    { size: 11, align: 'center' },
    palette,
  );
}
