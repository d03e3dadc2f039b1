import type { Box } from '../ui/box';
import { formatNumber } from '../ui/number';
import { signColour } from '../ui/palette';
import { boxOf, type Column } from './column';
import { trace } from './curve';
import { biasPlate } from './draw-biases';
import { measure } from './ink';
import { mixOf, strokeLine, widthOf } from './line-style';
import type { Line, Singly } from './lines-between';
import { placePlates } from './place-plates';
import { drawPlate } from './plate';
import type { Redraw } from './redraw';
import { type Scene, shownWeights } from './scene';

/** Most plates in one gap that stay readable. */
const mostPlates = 12;

/** What plates may not cover: the units of a column, what is written below them, and the chosen one's bias. */
function takenBy(redraw: Redraw, column: Column): Box[] {
  const { units, layer } = column;
  const places = Array.from({ length: layer.units }, (_, unit) => boxOf(units, unit));
  if (units.kind !== 'discs') return places;
  const labels = redraw.labelsOf(column, units).flatMap((label) => label?.box ?? []);
  const bias = biasPlate(redraw.context, redraw.scene, column, units);
  return [...places, ...labels, ...(bias ? [bias.box] : [])];
}

/** The weights of the chosen lines, the largest first, each on its own line where there is room for it. */
function drawWeights(context: CanvasRenderingContext2D, scene: Scene, chosen: readonly Line[], taken: Box[]): void {
  const written = [...chosen]
    .sort((a, b) => Math.abs(b.weight ?? 0) - Math.abs(a.weight ?? 0))
    .map((line) => ({ line, text: formatNumber(line.weight ?? 0) }));
  const plates = written.map(({ line, text }) => ({
    curve: line.curve,
    at: line.chosen === 'in' ? 0.66 : 0.3,
    width: measure(context, [{ text }], 11, scene.palette) + 8,
  }));
  for (const [i, box] of placePlates(plates, taken).entries()) {
    if (box) drawPlate(context, box, [{ text: written[i]?.text ?? '' }], scene.palette);
  }
}

/** Every weight between two layers as a line: the chosen unit's last and at full colour, with their numbers. */
export function drawLines(
  redraw: Redraw,
  before: Column & { readonly units: Singly },
  column: Column & { readonly units: Singly },
): () => void {
  const { context, scene } = redraw;
  const { palette, selection } = scene;
  const { largest } = shownWeights(scene, column.layer.position);
  const lines = redraw.linesTo(column.layer.position);
  const mix = mixOf(palette, selection?.unit !== undefined);
  for (const line of lines) {
    if (line.weight === undefined) strokeLine(context, palette, line.curve, 0, 1, palette.unknown);
    else if (!line.chosen) {
      strokeLine(
        context,
        palette,
        line.curve,
        line.weight,
        widthOf(scene, line.weight, largest),
        palette.soft(line.weight, mix),
      );
    }
  }
  const chosen = lines.filter((line) => line.chosen !== undefined && line.weight !== undefined);
  for (const { curve, weight = 0 } of chosen) {
    strokeLine(context, palette, curve, weight, widthOf(scene, weight, largest), signColour(palette, weight));
  }
  const gap = column.units.x - before.units.x;
  const plates = scene.arrangement.cardSize !== 'small' && gap > 130 && chosen.length <= mostPlates ? chosen : [];
  if (plates.length === 0) return () => undefined;
  return () => {
    const taken = [before, column].flatMap((each) => takenBy(redraw, each));
    drawWeights(context, scene, plates, taken);
  };
}

/** Dropout hands every value on: one plain line a unit. */
export function drawIdentity(context: CanvasRenderingContext2D, scene: Scene, left: Singly, right: Singly): void {
  context.strokeStyle = scene.palette.rule;
  context.lineWidth = 1;
  context.beginPath();
  for (const [unit, y] of left.y.entries()) {
    trace(context, { x1: left.x + left.radius + 3, y1: y, x2: right.x - right.radius - 3, y2: right.y[unit] ?? y });
  }
  context.stroke();
}
