import { formatNumber } from '../ui/number';
import type { Palette } from '../ui/palette';
import { lineEnds } from './arrangement';
import type { Bars, Column, Discs } from './column';
import { type Curve, pointAt, trace } from './curve';
import { measure, write } from './ink';
import { isWeighted } from './layers/table';
import type { Scene } from './scene';

type Singly = Discs | Bars;

interface Line {
  readonly curve: Curve;
  readonly weight: number | undefined;
  /** Whether it enters or leaves the chosen unit. */
  readonly chosen: 'in' | 'out' | undefined;
}

const dash = [5, 4];

/** How far a line that is not chosen stands out from the page: a solid mix, for alpha goes muddy at crossings. */
export function mixOf(palette: Palette, chosenElsewhere: boolean): number {
  if (palette.kind === 'light') return chosenElsewhere ? 0.85 : 0.95;
  if (palette.kind === 'dark') return chosenElsewhere ? 0.6 : 0.74;
  return chosenElsewhere ? 0.72 : 0.88;
}

const highContrast = (palette: Palette): boolean => palette.kind === 'hc-dark' || palette.kind === 'hc-light';

/** Width of a line: 0.75 px and up to 5.25 more for the largest weight of its layer. */
export function widthOf(scene: Scene, weight: number, largest: number): number {
  const reach = scene.arrangement.cardSize === 'small' ? 3.5 : 5.25;
  return 0.75 + (largest > 0 ? (reach * Math.min(Math.abs(weight), largest)) / largest : 0);
}

/** Strokes one line in the colour of its sign; negative ones are dashed in high contrast. */
export function strokeLine(
  context: CanvasRenderingContext2D,
  palette: Palette,
  curve: Curve,
  weight: number,
  width: number,
  colour: string,
): void {
  context.beginPath();
  trace(context, curve);
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.setLineDash(weight < 0 && highContrast(palette) ? dash : []);
  context.stroke();
  context.setLineDash([]);
}

function linesBetween(scene: Scene, left: Singly, right: Singly, column: Column): Line[] {
  const { layer } = column;
  const { weight } = scene.values[layer.position] ?? {};
  const { selection } = scene;
  const ends = lineEnds(left.y.length, right.radius);
  const lines: Line[] = [];
  for (const [to, y] of right.y.entries()) {
    for (const [from, start] of left.y.entries()) {
      const end = ends[from] ?? 0;
      const inset = Math.sqrt(Math.max(0, right.radius ** 2 - end ** 2));
      const into = selection?.position === layer.position && selection.unit === to;
      const outOf = selection?.position === layer.position - 1 && selection.unit === from;
      lines.push({
        curve: { x1: left.x + left.radius + 3, y1: start, x2: right.x - inset - 3, y2: y + end },
        weight: weight?.[to * left.y.length + from],
        chosen: into ? 'in' : outOf ? 'out' : undefined,
      });
    }
  }
  return lines;
}

/** Most plates in one gap that stay readable. */
const mostPlates = 12;

/** The weight of a chosen line, on a plate of the page's colour. */
function drawPlate(context: CanvasRenderingContext2D, scene: Scene, line: Line): void {
  const text = formatNumber(line.weight ?? 0);
  const at = pointAt(line.curve, line.chosen === 'in' ? 0.66 : 0.3);
  const width = measure(context, [{ text }], 11, scene.palette) + 8;
  context.beginPath();
  context.roundRect(at.x - width / 2, at.y - 7, width, 14, 2);
  context.fillStyle = scene.palette.background;
  context.fill();
  write(context, at.x, at.y + 4, [{ text }], { size: 11, align: 'center' }, scene.palette);
}

/** Every weight between two layers as a line: the chosen unit's last and at full colour, with their numbers. */
export function drawLines(
  context: CanvasRenderingContext2D,
  scene: Scene,
  left: Singly,
  right: Singly,
  column: Column,
): () => void {
  const { palette, selection } = scene;
  const largest = scene.values[column.layer.position]?.maxWeight ?? 0;
  const lines = linesBetween(scene, left, right, column);
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
    strokeLine(
      context,
      palette,
      curve,
      weight,
      widthOf(scene, weight, largest),
      weight < 0 ? palette.negative : palette.positive,
    );
  }
  const gap = right.x - left.x;
  const plates = scene.arrangement.cardSize !== 'small' && gap > 130 && chosen.length <= mostPlates ? chosen : [];
  return () => {
    for (const line of plates) drawPlate(context, scene, line);
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

/** The biases of a column: a stub with a square at each unit's lower left, by the same rule as the lines. */
export function drawBiases(context: CanvasRenderingContext2D, scene: Scene, column: Column, units: Discs): void {
  const { palette, selection, arrangement } = scene;
  const bias = scene.values[column.layer.position]?.bias;
  if (!isWeighted(column.layer) || units.radius < 14) return;
  const largest = bias?.reduce((most, b) => Math.max(most, Math.abs(b)), 0) ?? 0;
  for (const [unit, y] of units.y.entries()) {
    const b = bias?.[unit];
    const chosen = selection?.position === column.layer.position && selection.unit === unit;
    const toward = units.radius * 0.72;
    const [x2, y2] = [units.x - toward, y + toward];
    const [x1, y1] = [x2 - 9, y2 + 7];
    const colour =
      b === undefined
        ? palette.unknown
        : chosen
          ? b < 0
            ? palette.negative
            : palette.positive
          : palette.soft(b, mixOf(palette, selection?.unit !== undefined));
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.lineWidth = b === undefined ? 1 : 1 + (largest > 0 ? (3 * Math.abs(b)) / largest : 0);
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
    context.fillRect(x1 - 3, y1 - 3, 6, 6);
    if (chosen && b !== undefined && arrangement.cardSize === 'full') {
      const runs = [{ text: 'b', variable: true }, { text: ` ${formatNumber(b)}` }];
      write(context, x1 - 7, y1 + 5, runs, { size: 11, align: 'right', halo: true }, palette);
    }
  }
}
