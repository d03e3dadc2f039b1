import type { MissingMarks } from '../missing-marks';
import { type CellKind, cellKind } from './cell-kind';
import { type NumberFormat, numberOf } from './number';
import { bitsOf, NumbersBelow } from './numbers-below';

/** What the first cell of a column is beside those below it. */
export interface FirstCell {
  /** A name above values; a value like the others, or unlike all of them; or nothing that they tell. */
  readonly likeness: 'name' | 'like' | 'unlike' | 'open';
  /** The number that it is. */
  readonly value: number | undefined;
  /** Whether the others are numbers or dates. */
  readonly isAboveValues: boolean;
  /** How surprising it is as a value of its column: −log₂ of a rough chance of it. */
  readonly bits: number;
}

interface Cell {
  readonly text: string;
  readonly kind: CellKind;
}

/** Numbers, and what is a number but for the way in which it is written. */
const numeric: ReadonlySet<CellKind> = new Set(['number', 'grouped', 'amount']);

/** Tells what the first cell of a column is from the cells below it; missing ones tell nothing. */
export function firstCell(
  cell: string,
  below: readonly string[],
  format: NumberFormat,
  marks: MissingMarks,
): FirstCell {
  const read = (text: string): Cell => ({ text, kind: marks.isText(text) ? 'empty' : cellKind(text, format) });
  const { kind } = read(cell);
  const others = below.map(read).filter((other) => other.kind !== 'empty');
  const value = kind === 'number' ? numberOf(cell, format) : undefined;
  const open: FirstCell = { likeness: 'open', value, isAboveValues: false, bits: 0 };
  if (others.length === 0) return open;
  const isMostly = (isOfKind: (kind: CellKind) => boolean): boolean =>
    2 * others.filter((other) => isOfKind(other.kind)).length > others.length;
  if (isMostly((other) => numeric.has(other))) {
    if (value === undefined)
      return { ...open, isAboveValues: true, likeness: numeric.has(kind) ? 'like' : nameOr(kind) };
    const numbers = others.filter((other) => other.kind === 'number').map(({ text }) => text);
    return { ...open, isAboveValues: true, ...new NumbersBelow(numbers, format).compare(value) };
  }
  if (isMostly((other) => other === 'date')) {
    const likeness = kind === 'date' ? 'like' : value === undefined ? nameOr(kind) : 'unlike';
    return { ...open, isAboveValues: true, likeness };
  }
  if (kind === 'empty') return open;
  if (others.some(({ text }) => text === cell)) return { ...open, likeness: 'like' };
  const isUnlike = value !== undefined && others.length > 1 && others.every((other) => !numeric.has(other.kind));
  return isUnlike ? { ...open, likeness: 'unlike', bits: bitsOf(0.5, others.length) } : open;
}

/** A missing cell above values is no name of them. */
function nameOr(kind: CellKind): 'name' | 'open' {
  return kind === 'empty' ? 'open' : 'name';
}
