import type { MissingMarks } from '../missing-marks';
import { type FirstCell, firstCell } from './first-cell';
import type { HeaderDoubt } from './header-doubt';
import { type NumberFormat, numberOf } from './number';
import { bitsOf } from './numbers-below';
import type { Sampled } from './sample';

export interface HeaderEvidence {
  readonly header: boolean;
  readonly doubt?: HeaderDoubt;
}

/** How a table is read, as far as its header depends on it. */
export interface HeaderSituation {
  readonly format: NumberFormat;
  readonly marks: MissingMarks;
  /** Whether the spec uses a text as the name of a column. */
  readonly isNamed: (name: string) => boolean;
  /** Whether the table that this one is to be like has a header. */
  readonly expected: boolean | undefined;
}

type Cell = FirstCell & { readonly text: string };

/** Records among which the spec's names are, where the first is a title. */
export const headRecords = 5;
/** So many consecutive numbers are names where a text beside them is. */
const namesInRow = 3;

/** In bits: how rare headers of consecutive numbers are, and that they begin with 0 or 1, with a year, with another number. */
const rarity = 4;
const beginnings = { first: 1, year: 7, other: 10 };
/** Bits from which consecutive numbers are names if most are unlike those below, and if not; and below which none are. */
const sureAboveOthers = 3;
const sureAlone = 10;
const surelyNone = -1;
/** A number that may be a name: digits and nothing else. */
const nameOfDigits = /^\d+$/;
/** Bits from which other whole numbers, all of them unlike those below, may be names. */
const doubtful = 10;

/**
 * Whether the first of a table's records names its columns. It does where it has a text that the spec uses as a name or
 * that is above values, or consecutive numbers that would be surprising as an example; a mark of a missing value is no
 * text. What is open then is a doubt, unless the table that this one is to be like tells.
 */
export function headerEvidence(
  records: readonly Sampled[],
  columns: number,
  situation: HeaderSituation,
): HeaderEvidence {
  const { format, marks, isNamed, expected } = situation;
  const [first, ...rest] = records;
  if (!first) return { header: false };
  const cells = first.cells.slice(0, columns).map((text, k): Cell => {
    const below = rest.map((record) => record.cells[k] ?? '');
    return { text, ...firstCell(text, below, format, marks) };
  });
  if (cells.some(({ text, value }) => isNamed(text) && !(value !== undefined && isColumnNumber(text, columns)))) {
    return { header: true };
  }
  if (rest.length === 0) return { header: cells.some(({ value }) => value === undefined) };
  const names = cells.filter(({ likeness }) => likeness === 'name');
  const isTitle = first.fields !== rest[0]?.fields || namesIn(rest.slice(0, headRecords - 1), isNamed) > 0;
  if (names.length > 0 && (isTitle || areNames(names, cells))) return { header: true };
  if (expected !== undefined) return { header: expected };
  const [name] = names;
  if (name) return { header: true, doubt: { kind: 'cell', column: cells.indexOf(name), text: name.text } };
  if (cells.some(({ isAboveValues }) => isAboveValues)) return ofNumbers(cells, rest, format);
  const present = cells.filter(({ text }) => !marks.isText(text));
  return { header: 2 * countOf(cells, 'like') <= present.length };
}

/** The most names that the spec uses in one record; a number is no name. */
export function namesIn(records: readonly Sampled[], isNamed: (name: string) => boolean): number {
  const count = ({ cells }: Sampled): number =>
    cells.filter((cell) => isNamed(cell) && Number.isNaN(numberOf(cell))).length;
  return Math.max(0, ...records.map(count));
}

function isColumnNumber(text: string, columns: number): boolean {
  return /^[1-9]\d*$/.test(text) && Number(text) <= columns;
}

/** Whether texts above values are names, rather than cells of an example that are at fault: fewer others are like an example. */
function areNames(names: readonly Cell[], cells: readonly Cell[]): boolean {
  const numbers = numbersOf(cells);
  return countOf(cells, 'like') < names.length || (numbers.length >= namesInRow && areConsecutive(numbers));
}

/** Whether numbers are names, where no text is one. No two columns have one name, and no column has its name as a value. */
function ofNumbers(cells: readonly Cell[], rest: readonly Sampled[], format: NumberFormat): HeaderEvidence {
  const numbers = numbersOf(cells);
  const isExample =
    new Set(numbers).size < numbers.length ||
    cells.some(({ value, likeness }) => value === undefined && likeness === 'like');
  if (isExample) return { header: false };
  const above = cells.filter(({ value }) => value !== undefined);
  const texts = above.map(({ text }) => text);
  const unlike = countOf(above, 'unlike');
  const bits = above.reduce((sum, cell) => sum + cell.bits, 0);
  const mayBeNames = texts.every((text) => nameOfDigits.test(text));
  if (!mayBeNames) return { header: false };
  if (!areConsecutive(numbers)) {
    const isDoubtful = unlike === above.length && bits >= doubtful;
    return { header: false, ...(isDoubtful ? { doubt: { kind: 'unlike', texts } } : {}) };
  }
  const isAboveOthers = 2 * unlike > above.length;
  const evidence = Math.min(bits - beginningOf(numbers), bitsOfRow(cells, rest, format)) - rarity;
  if (evidence >= (isAboveOthers ? sureAboveOthers : sureAlone)) return { header: true };
  if (evidence < surelyNone) return { header: false };
  return { header: false, doubt: { kind: isAboveOthers ? 'unlike' : 'like', texts } };
}

/** How surprising it is that the numbers of a record are consecutive; no limit where they are in no other record. */
function bitsOfRow(cells: readonly Cell[], rest: readonly Sampled[], format: NumberFormat): number {
  const places = cells.flatMap(({ value }, k) => (value === undefined ? [] : [k]));
  const count = rest.filter((record) =>
    areConsecutive(places.map((k) => numberOf(record.cells[k] ?? '', format))),
  ).length;
  return count === 0 ? Infinity : bitsOf(count + 1, rest.length + 2);
}

function beginningOf([first = 0]: readonly number[]): number {
  if (first === 0 || first === 1) return beginnings.first;
  return first >= 1900 && first <= 2100 ? beginnings.year : beginnings.other;
}

/** Whether at least two numbers are whole and each is one more than the one before it. */
function areConsecutive(numbers: readonly number[]): boolean {
  return numbers.length > 1 && numbers.every((value, k) => Number.isInteger(value) && value === (numbers[0] ?? 0) + k);
}

function numbersOf(cells: readonly Cell[]): readonly number[] {
  return cells.flatMap(({ value }) => (value === undefined ? [] : [value]));
}

function countOf(cells: readonly Cell[], likeness: FirstCell['likeness']): number {
  return cells.filter((cell) => cell.likeness === likeness).length;
}
