import type { Box } from '../ui/box';
import { formatNumber } from '../ui/number';
import { subscript } from '../ui/subscript';
import type { Column, Discs } from './column';
import { measure, type Run } from './ink';
import { lookOf } from './layers/table';
import { widthOf } from './line-style';
import type { Line } from './lines-between';
import { NearLines } from './near-lines';
import { activationsOf, type Scene, shownWeights } from './scene';

/** The value of a unit as it is written below its disc. */
export interface UnitLabel {
  /** The middle of the text, and its base line. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly runs: readonly Run[];
  readonly box: Box;
  /** Whether it is on a plate of the page's colour, for lines are below it. */
  readonly plate: boolean;
}

/**
 * Values of a column's units below their discs. Where a line would cross one of them, all are written without their
 * letter, and one that has a line below it even so is on a plate. Undefined where there is no value or no room.
 * `linesTo` gives the lines that enter the layer at a position.
 */
export function unitLabels(
  context: CanvasRenderingContext2D,
  scene: Scene,
  column: Column,
  discs: Discs,
  linesTo: (position: number) => readonly Line[],
): readonly (UnitLabel | undefined)[] {
  const { position } = column.layer;
  const values = scene.derivatives?.get(position) ?? activationsOf(scene, position);
  if (!values || discs.label === 'none') return discs.y.map(() => undefined);
  const label = (unit: number, named: boolean): UnitLabel =>
    labelOf(context, scene, column, discs, unit, values[unit] ?? 0, named);
  const whole = discs.y.map((_, unit) => label(unit, scene.arrangement.cardSize !== 'small'));
  const [left, right] = [Math.min(...whole.map(({ box }) => box.left)), Math.max(...whole.map(({ box }) => box.right))];
  const lines = [position, position + 1].flatMap((at) => {
    const { largest } = shownWeights(scene, at);
    return linesTo(at).map(({ curve, weight }) => ({ curve, width: widthOf(scene, weight ?? 0, largest) }));
  });
  const near = new NearLines(lines, { left, right });
  if (whole.every(({ box }) => near.isClear(box))) return whole;
  return discs.y.map((_, unit) => {
    const short = label(unit, false);
    return { ...short, plate: !near.isClear(short.box) };
  });
}

function labelOf(
  context: CanvasRenderingContext2D,
  scene: Scene,
  column: Column,
  discs: Discs,
  unit: number,
  value: number,
  named: boolean,
): UnitLabel {
  const { layer } = column;
  const { selection, arrangement } = scene;
  const chosen = selection?.position === layer.position && selection.unit === unit;
  const isLast = layer.position === arrangement.columns.length - 1;
  const letter = scene.derivatives?.has(layer.position) ? 'dz' : lookOf(layer).letter(isLast);
  const output = letter === 'ŷ';
  const number: Run = { text: formatNumber(value), bold: chosen || output };
  const index = isLast && layer.units === 1 ? '' : subscript(unit + 1);
  const runs: Run[] = named ? [{ text: letter, variable: true }, { text: `${index} ` }, number] : [number];
  const close = discs.label === 'close';
  const below = close ? (chosen ? 15 : 12) : chosen ? 18 : 15;
  const size = close || arrangement.cardSize === 'small' ? 11 : 12;
  const { x } = discs;
  const y = (discs.y[unit] ?? 0) + discs.radius + below;
  const half = measure(context, runs, size, scene.palette) / 2;
  // From the top of the digits to a little below the base line, where subscripts end.
  const box = { left: x - half - 1, right: x + half + 1, top: y - size * 0.8, bottom: y + 3 };
  return { x, y, size, runs, box, plate: false };
}
