import type { Box } from '../ui/box';
import { formatNumber } from '../ui/number';
import { signColour } from '../ui/palette';
import type { Column, Discs } from './column';
import { measure, type Run } from './ink';
import { isWeighted } from './layers/table';
import { mixOf } from './line-style';
import { drawPlate } from './plate';
import type { Scene } from './scene';

/** The biases of a column: a stub with a square at each unit's lower left, by the same rule as the lines. */
export function drawBiases(context: CanvasRenderingContext2D, scene: Scene, column: Column, units: Discs): void {
  const { palette, selection } = scene;
  const bias = scene.values[column.layer.position]?.bias;
  if (!hasStubs(column, units)) return;
  const largest = bias?.reduce((most, b) => Math.max(most, Math.abs(b)), 0) ?? 0;
  for (const [unit, y] of units.y.entries()) {
    const b = bias?.[unit];
    const chosen = selection?.position === column.layer.position && selection.unit === unit;
    const toward = units.radius * 0.72;
    const [x2, y2] = [units.x - toward, y + toward];
    const { x: x1, y: y1 } = stubOf(units, unit);
    const colour =
      b === undefined
        ? palette.unknown
        : chosen
          ? signColour(palette, b)
          : palette.soft(b, mixOf(palette, selection?.unit !== undefined));
    context.strokeStyle = colour;
    context.fillStyle = colour;
    context.lineWidth = b === undefined ? 1 : 1 + (largest > 0 ? (3 * Math.abs(b)) / largest : 0);
    context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    context.stroke();
    context.fillRect(x1 - 3, y1 - 3, 6, 6);
  }
  const plate = biasPlate(context, scene, column, units);
  if (plate) drawPlate(context, plate.box, plate.runs, palette);
}

/** The bias of the chosen unit in numbers, left of its stub; undefined where cards are not full. */
export function biasPlate(
  context: CanvasRenderingContext2D,
  scene: Scene,
  column: Column,
  units: Discs,
): { readonly box: Box; readonly runs: readonly Run[] } | undefined {
  const { selection, arrangement, palette } = scene;
  const unit = selection?.position === column.layer.position ? selection.unit : undefined;
  const b = unit === undefined ? undefined : scene.values[column.layer.position]?.bias?.[unit];
  if (unit === undefined || b === undefined || arrangement.cardSize !== 'full' || !hasStubs(column, units))
    return undefined;
  const runs = [{ text: 'b', variable: true }, { text: ` ${formatNumber(b)}` }];
  const { x, y } = stubOf(units, unit);
  const right = x - 5;
  const width = measure(context, runs, 11, palette) + 4;
  return { box: { left: right - width, right, top: y - 6, bottom: y + 8 }, runs };
}

/** Units too small for them have none. */
const hasStubs = (column: Column, units: Discs): boolean => isWeighted(column.layer) && units.radius >= 14;

/** Where the square at the end of a unit's stub is: lower left, but above the unit's value. */
function stubOf(units: Discs, unit: number): { readonly x: number; readonly y: number } {
  const toward = units.radius * 0.72;
  const room = { below: units.radius - toward + 1, close: units.radius - toward - 1, none: 7 }[units.label];
  return { x: units.x - toward - 9, y: (units.y[unit] ?? 0) + toward + Math.min(7, room) };
}
