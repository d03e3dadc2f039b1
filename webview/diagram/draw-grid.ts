import { marks } from '../../src/model/unit-trouble';
import { signColour } from '../ui/palette';
import { raster } from '../ui/raster';
import { largestActivation, signedActivation } from '../ui/signed-activation';
import { boxOf, type Column, extentOf, type Grid } from './column';
import { activationsOf, type Scene } from './scene';

/** An input as the image it is: grey or red, green, blue, stretched where the values leave 0…1. */
function drawImage(context: CanvasRenderingContext2D, scene: Scene, column: Column, grid: Grid): void {
  const { palette } = scene;
  const values = activationsOf(scene, column.layer.position);
  const { rows, columns, channels } = grid.image ?? { rows: grid.rows, columns: grid.perRow, channels: 1 };
  const box = extentOf(grid);
  if (values) {
    let [low, high] = [0, 1];
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    const at = (i: number): number => ((values[i] ?? 0) - low) / (high - low);
    const image = raster(columns, rows, (i, j) => {
      const pixel = (j * columns + i) * channels;
      return channels < 3 ? palette.grey.rgb(at(pixel)) : [at(pixel) * 255, at(pixel + 1) * 255, at(pixel + 2) * 255];
    });
    context.imageSmoothingEnabled = grid.size < 1;
    context.drawImage(image, box.left, box.top, box.right - box.left, box.bottom - box.top);
  }
  context.lineWidth = 1;
  context.strokeStyle = palette.rule;
  context.strokeRect(box.left - 0.5, box.top - 0.5, box.right - box.left + 1, box.bottom - box.top + 1);
}

/** A layer's incoming weights, each unit's as the image it looks for, side by side in one bitmap. */
function weightImages(
  scene: Scene,
  column: Column,
): { image: HTMLCanvasElement; width: number; height: number } | undefined {
  const { position, inputs, units } = column.layer;
  const before = scene.arrangement.columns[position - 1]?.units;
  const shape = before?.kind === 'grid' ? before.image : undefined;
  const { weight, maxWeight } = scene.values[position] ?? {};
  if (shape?.channels !== 1 || !weight || shape.rows * shape.columns !== inputs) return undefined;
  const { rows, columns } = shape;
  const scale = (maxWeight || 1) * 0.6;
  const image = raster(columns, rows * units, (i, j) =>
    scene.palette.signed.rgb((weight[j * columns + i] ?? 0) / scale),
  );
  return { image, width: columns, height: rows };
}

function drawCross(context: CanvasRenderingContext2D, scene: Scene, x: number, y: number, size: number): void {
  context.strokeStyle = scene.palette.description;
  context.lineWidth = 1.2;
  context.beginPath();
  context.moveTo(x - size, y - size);
  context.lineTo(x + size, y + size);
  context.moveTo(x + size, y - size);
  context.lineTo(x - size, y + size);
  context.stroke();
}

function drawCells(context: CanvasRenderingContext2D, scene: Scene, column: Column, grid: Grid): void {
  const { palette } = scene;
  const { layer } = column;
  const values = scene.values[layer.position];
  const activations = activationsOf(scene, layer.position);
  const images = weightImages(scene, column);
  const scale = largestActivation(activations);
  const bar = grid.size >= 20 ? 3 : 2;
  for (let unit = 0; unit < layer.units; unit++) {
    const box = boxOf(grid, unit);
    const mark = values?.marks?.[unit] ?? 0;
    const a = activations?.[unit];
    const signed = a === undefined ? 0 : signedActivation(layer.activation, a, scale);
    const height = images ? grid.size - bar - 1 : grid.size;
    context.fillStyle = palette.signed.css(images || mark & marks.dead ? 0 : signed * palette.surfaceReach);
    context.fillRect(box.left, box.top, grid.size, grid.size);
    if (mark & marks.dead) {
      drawCross(context, scene, box.left + grid.size / 2, box.top + grid.size / 2, grid.size * 0.13);
      continue;
    }
    if (images) {
      context.imageSmoothingEnabled = false;
      context.drawImage(
        images.image,
        0,
        unit * images.height,
        images.width,
        images.height,
        box.left,
        box.top,
        grid.size,
        height,
      );
      if (a !== undefined) {
        context.fillStyle = palette.background;
        context.fillRect(box.left, box.bottom - bar - 1, grid.size, bar + 1);
        context.fillStyle = signColour(palette, a);
        context.fillRect(box.left, box.bottom - bar, Math.min(1, Math.abs(a) / scale) * grid.size, bar);
      }
    }
    if (mark & (marks.saturated | marks.twin))
      drawCorner(context, scene, box.right, box.top, (mark & marks.twin) !== 0);
  }
}

/** A corner says that a unit is saturated (one stroke) or a twin (two). */
function drawCorner(context: CanvasRenderingContext2D, scene: Scene, right: number, top: number, twin: boolean): void {
  context.strokeStyle = scene.palette.foreground;
  context.lineWidth = 1.5;
  context.beginPath();
  for (const inset of twin ? [2, 5] : [2]) {
    context.moveTo(right - 8, top + inset);
    context.lineTo(right - 1.5, top + inset);
  }
  context.stroke();
}

/** One colour a unit, from a bitmap that is scaled to the room there is: a million units cost one drawing. */
function drawStrip(context: CanvasRenderingContext2D, scene: Scene, column: Column, grid: Grid): void {
  const { palette } = scene;
  const { layer } = column;
  const box = extentOf(grid);
  const activations = activationsOf(scene, layer.position);
  const scale = largestActivation(activations);
  if (!activations) {
    context.fillStyle = palette.signed.css(0);
    context.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    return;
  }
  const paper = palette.signed.rgb(0);
  const image = raster(grid.perRow, grid.rows, (i, j) => {
    const unit = j * grid.perRow + i;
    const a = unit < layer.units ? activations[unit] : undefined;
    return a === undefined
      ? paper
      : palette.signed.rgb(signedActivation(layer.activation, a, scale) * palette.surfaceReach);
  });
  context.imageSmoothingEnabled = grid.size < 1;
  context.drawImage(image, box.left, box.top, box.right - box.left, box.bottom - box.top);
}

/** A layer whose units are cells of an image; the chosen one is framed. */
export function drawGrid(context: CanvasRenderingContext2D, scene: Scene, column: Column, grid: Grid): void {
  if (grid.style === 'image') drawImage(context, scene, column, grid);
  else if (grid.style === 'cells') drawCells(context, scene, column, grid);
  else drawStrip(context, scene, column, grid);
  const { selection, palette } = scene;
  if (selection?.position !== column.layer.position || selection.unit === undefined) return;
  const box = boxOf(grid, selection.unit);
  const margin = grid.gap >= 4 ? 2 : 1;
  context.lineWidth = 2;
  context.strokeStyle = palette.focus;
  context.strokeRect(
    box.left - margin,
    box.top - margin,
    box.right - box.left + 2 * margin,
    box.bottom - box.top + 2 * margin,
  );
}
