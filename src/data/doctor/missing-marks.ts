import type { NumberCounts } from '../statistics/number-summary';
import type { NumberArray } from '../statistics/values';

/** A number that seems to stand for missing cells. */
export interface MissingMark {
  readonly value: number;
  readonly count: number;
  /** Range of all other numbers of the column, other marks left out. */
  readonly least: number;
  readonly largest: number;
}

/** Rows without the mark that make a range to compare it with. */
const fewestOthers = 5;

/** Marks of one column that are looked for: 777, 888, 999. */
const mostMarks = 4;

/** Bounds of number types, and what weather and sea data fill with. */
const fills: ReadonlySet<number> = new Set([
  32767, 65535, 2147483647, 4294967295, 1e20, 1e30, 1e36, 3.4028234663852886e38, 9.969209968386869e36,
  1.7976931348623157e308,
]);
const negativeFills: ReadonlySet<number> = new Set([-32768, -2147483648]);

/** Whether a number is one that people write where there is none: 99, −999, 9999.9, 1e20 and the like. */
function isMark(value: number): boolean {
  const magnitude = Math.abs(value);
  // The least of them, which nearly all numbers of a table of measures are below.
  if (magnitude < 99) return false;
  return /^(?:9{2,}(?:\.9+)?|8{3,}|7{3,})$/.test(String(magnitude)) || fills.has(magnitude) || negativeFills.has(value);
}

/** Whether a column with these bounds may have marks of missing cells, which are its least or largest value. */
export function mayHaveMarks(least: number, largest: number): boolean {
  return isMark(least) || isMark(largest);
}

/**
 * Marks of missing cells in a column: numbers of that form that occur at least twice, as its least or largest value, far
 * from all others: further than these range. The only negative number, −99 or below, is one where it occurs twice or is far.
 */
export function missingMarks(values: NumberArray, summary: NumberCounts): readonly MissingMark[] {
  const marks: MissingMark[] = [];
  let { least, largest } = summary;
  while (marks.length < mostMarks) {
    const found = [largest, least]
      .filter(isMark)
      .map((value) => markAt(values, value, least, largest))
      .find(Boolean);
    if (!found) break;
    marks.push(found);
    ({ least, largest } = found);
  }
  // Seen without all of them.
  return marks.map((mark) => ({ ...mark, least, largest }));
}

/** The mark at one end of the values from `least` to `largest`, if it is one. */
function markAt(values: NumberArray, value: number, least: number, largest: number): MissingMark | undefined {
  let [count, others, nextLeast, nextLargest] = [0, 0, Infinity, -Infinity];
  for (const each of values) {
    if (!(each >= least && each <= largest)) continue;
    if (each === value) {
      count++;
      continue;
    }
    others++;
    nextLeast = Math.min(nextLeast, each);
    nextLargest = Math.max(nextLargest, each);
  }
  const range = nextLargest - nextLeast;
  if (others < fewestOthers || !(range > 0)) return undefined;
  const mark = { value, count, least: nextLeast, largest: nextLargest };
  const gap = Math.max(nextLeast - value, value - nextLargest);
  if (value <= -99 && nextLeast >= 0) return count > 1 || gap >= range ? mark : undefined;
  // Nines of two digits are numbers in their own right: the year 99 after 92, 93 and 95.
  const wanted = Math.abs(value) < 100 ? 5 * range : range;
  if (count < 2 || gap < wanted || (value > 0 && mayBePrice(values, mark))) return undefined;
  return mark;
}

/** Part of the other numbers that end in nine where these are prices. */
const pricesPart = 0.3;

/** How much longer than the lower half of a column its upper half is where its tail is long, and how far that may go on. */
const longTail = 5;
const furtherTail = 10;

/** Whether a large number may be one of the others: as prices, they often end in nine, or have a long tail that reaches it. */
function mayBePrice(values: NumberArray, { value, least, largest }: MissingMark): boolean {
  const others = Float64Array.from(values).filter((each) => each >= least && each <= largest && each !== value);
  const nines = others.reduce((count, each) => count + Number(String(each).endsWith('9')), 0);
  if (nines >= pricesPart * others.length) return true;
  const median = others.sort()[others.length >> 1] ?? 0;
  return largest - median >= longTail * (median - least) && value < furtherTail * largest;
}

/** The column's values with marks of missing cells as NaN; the same array where there are none. */
export function withoutMarks(values: NumberArray, marks: readonly MissingMark[]): NumberArray {
  if (marks.length === 0) return values;
  const marked = new Set(marks.map(({ value }) => value));
  return Float64Array.from(values, (value) => (marked.has(value) ? Number.NaN : value));
}
