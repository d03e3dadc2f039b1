import { crosses } from '../ui/clear';
import { formatNumber } from '../ui/number';
import { subscript } from '../ui/subscript';
import type { Box, Column, Discs } from './column';
import { pointAt } from './curve';
import { measure, type Run } from './ink';
import { lookOf } from './layers/table';
import { widthOf } from './line-style';
import { linesBetween } from './lines-between';
import { activationsOf, type Scene } from './scene';

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

/** Pieces of a curve, each taken for straight. */
const pieces = 24;

interface Obstacle {
  /** x and y alternating. */
  readonly points: readonly number[];
  readonly half: number;
}

/** The lines that enter and leave a column's units. */
function linesAt(scene: Scene, column: Column): Obstacle[] {
  const { columns, gaps } = scene.arrangement;
  const { position } = column.layer;
  return [position, position + 1].flatMap((at): Obstacle[] => {
    const [left, right] = [columns[at - 1], columns[at]];
    if (!left || !right || gaps[at] !== 'lines' || !('y' in left.units) || !('y' in right.units)) return [];
    const largest = scene.values[at]?.maxWeight ?? 0;
    return linesBetween(scene, left.units, right.units, right).map(({ curve, weight }) => ({
      points: Array.from({ length: pieces + 1 }, (_, i) => pointAt(curve, i / pieces)).flatMap(({ x, y }) => [x, y]),
      half: widthOf(scene, weight ?? 0, largest) / 2,
    }));
  });
}

const isClear = (box: Box, lines: readonly Obstacle[]): boolean =>
  !lines.some(({ points, half }) =>
    crosses(points, {
      left: box.left - half,
      right: box.right + half,
      top: box.top - half,
      bottom: box.bottom + half,
    }),
  );

/**
 * Values of a column's units below their discs. Where a line would cross one of them, all are written without their
 * letter, and one that has a line below it even so is on a plate. Undefined where there is no value or no room.
 */
export function unitLabels(
  context: CanvasRenderingContext2D,
  scene: Scene,
  column: Column,
  discs: Discs,
): readonly (UnitLabel | undefined)[] {
  const values = activationsOf(scene, column.layer.position);
  if (!values || discs.label === 'none') return discs.y.map(() => undefined);
  const lines = linesAt(scene, column);
  const label = (unit: number, named: boolean): UnitLabel =>
    labelOf(context, scene, column, discs, unit, values[unit] ?? 0, named);
  const whole = discs.y.map((_, unit) => label(unit, scene.arrangement.cardSize !== 'small'));
  if (whole.every(({ box }) => isClear(box, lines))) return whole;
  return discs.y.map((_, unit) => {
    const short = label(unit, false);
    return { ...short, plate: !isClear(short.box, lines) };
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
  const letter = lookOf(layer).letter(layer.position === arrangement.columns.length - 1);
  const output = letter === 'ŷ';
  const number: Run = { text: formatNumber(value), bold: chosen || output };
  const index = output && layer.units === 1 ? '' : subscript(unit + 1);
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
