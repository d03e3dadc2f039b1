import type { Box } from '../ui/box';
import { signColour } from '../ui/palette';
import { boxOf, type Column, extentOf } from './column';
import { trace } from './curve';
import { isWeighted } from './layers/table';
import { strokeLine, widthOf } from './line-style';
import { activationsOf, incomingWeights, type Scene } from './scene';

/** Terms of the chosen unit's sum that are drawn from their very cells, and lines it sends on. */
const mostTerms = 5;
const mostOnward = 32;

const middle = (box: Box): number => (box.top + box.bottom) / 2;

/** Many weights as one band from all units of a layer to all of the next. */
export function drawRibbon(context: CanvasRenderingContext2D, scene: Scene, left: Column, right: Column): void {
  const from = extentOf(left.units);
  const to = extentOf(right.units);
  const [x1, x2] = [from.right + 4, to.left - 4];
  const handle = (x2 - x1) * 0.45;
  context.beginPath();
  context.moveTo(x1, from.top);
  context.bezierCurveTo(x1 + handle, from.top, x2 - handle, to.top, x2, to.top);
  context.lineTo(x2, to.bottom);
  context.bezierCurveTo(x2 - handle, to.bottom, x1 + handle, from.bottom, x1, from.bottom);
  context.closePath();
  context.globalAlpha = 0.05;
  context.fillStyle = scene.palette.foreground;
  context.fill();
  context.globalAlpha = 1;
}

/** Indices of the largest |values|, at most `most`; of equal ones the first come first. */
export function largestTerms(values: readonly number[], most: number): number[] {
  return [...values.keys()]
    .filter((i) => (values[i] ?? 0) !== 0)
    .sort((i, j) => Math.abs(values[j] ?? 0) - Math.abs(values[i] ?? 0))
    .slice(0, most);
}

function drawIncoming(
  context: CanvasRenderingContext2D,
  scene: Scene,
  left: Column,
  right: Column,
  unit: number,
): void {
  const weights = incomingWeights(scene, right.layer.position, unit);
  const inputs = activationsOf(scene, left.layer.position);
  if (!weights || !inputs) return;
  const { palette } = scene;
  const terms = Array.from({ length: weights.length }, (_, j) => (weights[j] ?? 0) * (inputs[j] ?? 0));
  const target = boxOf(right.units, unit);
  const largest = scene.values[right.layer.position]?.maxWeight ?? 0;
  for (const j of largestTerms(terms, mostTerms)) {
    const weight = weights[j] ?? 0;
    const source = boxOf(left.units, j);
    const colour = signColour(palette, weight);
    const curve = { x1: source.right + 1, y1: middle(source), x2: extentOf(right.units).left - 5, y2: middle(target) };
    strokeLine(context, palette, curve, weight, widthOf(scene, weight, largest), colour);
    if (left.units.kind !== 'grid') continue;
    // The cell is framed in the colour of its line, which the context still has.
    context.lineWidth = 1.5;
    context.strokeRect(source.left, source.top, source.right - source.left, source.bottom - source.top);
  }
}

function drawOnward(context: CanvasRenderingContext2D, scene: Scene, left: Column, right: Column, unit: number): void {
  const { weight, maxWeight } = scene.values[right.layer.position] ?? {};
  if (!weight) return;
  const { palette } = scene;
  const { inputs, units } = right.layer;
  const outgoing = Array.from({ length: units }, (_, k) => weight[k * inputs + unit] ?? 0);
  const source = boxOf(left.units, unit);
  for (const k of largestTerms(outgoing, mostOnward)) {
    const w = outgoing[k] ?? 0;
    const target = boxOf(right.units, k);
    const curve = {
      x1: extentOf(left.units).right + 4,
      y1: middle(source),
      x2: extentOf(right.units).left - 3,
      y2: middle(target),
    };
    strokeLine(context, palette, curve, w, widthOf(scene, w, maxWeight ?? 0), signColour(palette, w));
  }
}

/** Of the weights in a ribbon, those of the chosen unit: its largest terms, and all that it feeds. */
export function drawChosen(context: CanvasRenderingContext2D, scene: Scene, left: Column, right: Column): void {
  const { selection } = scene;
  if (selection?.unit === undefined) return;
  if (!isWeighted(right.layer)) {
    if (selection.position === left.layer.position && left.units.kind !== 'passage') {
      const from = boxOf(left.units, selection.unit);
      const to = extentOf(right.units);
      context.beginPath();
      trace(context, { x1: extentOf(left.units).right + 4, y1: middle(from), x2: to.left - 4, y2: middle(from) });
      context.lineWidth = 1;
      context.strokeStyle = scene.palette.description;
      context.stroke();
    }
    return;
  }
  if (selection.position === right.layer.position) drawIncoming(context, scene, left, right, selection.unit);
  if (selection.position === left.layer.position) drawOnward(context, scene, left, right, selection.unit);
}
