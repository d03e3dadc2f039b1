import { type DecimalMark, decimalMarks } from '../../model/source';
import type { MissingMarks } from '../missing-marks';
import { type CellKind, cellKind } from './cell-kind';
import { blanks, type Dialect, type TableFormat } from './dialect';
import { kindScore, patternScore } from './dialect-score';
import { type NumberFormat, numberOf } from './number';
import { endOfSample, type Sampled, sampleOf } from './sample';
import type { LoadedText } from './text';

const tab = 0x09;
const delimiters = [',', ';', '\t', '|', blanks];

/** How much more a reading explains with each name found that the spec uses, in the records where the names may be. */
const nameWeight = 3;
const headRecords = 5;
/** A reading is better than another where its score is more than a rounding error higher. */
const beyondRounding = 1.000000001;
/** How much less blanks explain where there are tabs, which seldom are but blanks. */
const tabsAsBlanks = 0.5;

type Records = readonly Sampled[];

/**
 * The dialect that explains most of the first records of a table’s beginning: for each delimiter and decimal mark that the spec leaves open,
 * how alike the numbers of fields are times how many cells are of a known kind (van den Burg, Nazábal and Sutton 2019),
 * less where quotes are at fault, more where the names that the spec uses are found.
 * The header is the first record where it does not fit its columns as all others do. `isNamed` says whether the spec
 * uses a text as a column's name; a mark of a missing value is none.
 */
export function detectDialect(
  head: LoadedText,
  format: TableFormat,
  isNamed: (name: string) => boolean,
  marks: MissingMarks,
): Dialect {
  const { file, bytes } = head;
  const byEnding = /\.(tsv|tab)$/i.test(file) ? ['\t'] : delimiters;
  const comment = format.comment;
  let best: { readonly score: number; readonly delimiter: string; readonly decimal: DecimalMark } | undefined;
  let records: Records = [];
  const hasTab = bytes.subarray(0, endOfSample(bytes)).includes(tab);
  for (const delimiter of format.delimiter === undefined ? byEnding : [format.delimiter]) {
    const { records: sample, share } = sampleOf(head, { delimiter, comment });
    const named = 1 + nameWeight * namesIn(sample, isNamed);
    const plain = delimiter === blanks && hasTab ? tabsAsBlanks : 1;
    for (const decimal of decimalsOf(format, delimiter)) {
      const numbers = { decimal, thousands: format.thousands };
      const score = share * patternScore(sample) * kindScore(sample, numbers) * named * plain;
      if (best === undefined || score > best.score * beyondRounding) {
        best = { score, delimiter, decimal };
        records = sample;
      }
    }
  }
  const { delimiter = ',', decimal = '.' } = best ?? {};
  const header = format.header ?? hasHeader(records, { decimal, thousands: format.thousands }, isNamed, marks);
  return { delimiter, decimal, thousands: format.thousands, header, comment, columns: columnsOf(records) };
}

/**
 * The decimal marks that numbers may have: the given one, or those that do not separate groups of digits. Quoted numbers
 * may have the character that separates columns as their mark, but only where the spec leaves no other.
 */
function decimalsOf({ decimal, thousands }: TableFormat, delimiter: string): readonly DecimalMark[] {
  if (decimal !== undefined) return [decimal];
  const marks = decimalMarks.filter((mark) => mark !== thousands);
  return marks.length === 1 ? marks : marks.filter((mark) => mark !== delimiter);
}

/** The most names that the spec uses in one of the first records. */
function namesIn(records: Records, isNamed: (name: string) => boolean): number {
  const count = ({ cells }: Sampled): number =>
    cells.filter((cell) => isNamed(cell) && Number.isNaN(numberOf(cell))).length;
  return Math.max(0, ...records.slice(0, headRecords).map(count));
}

/** The number of columns: of the first record, without the empty field behind a delimiter that ends its line. */
function columnsOf(records: Records): number {
  const width = records[0]?.fields ?? 0;
  const endsWithDelimiter = ({ fields, endsEmpty }: Sampled): boolean =>
    fields === width - 1 || (fields === width && endsEmpty);
  return width > 1 && records.every(endsWithDelimiter) ? width - 1 : width;
}

/**
 * Whether the first record names the columns: the spec uses one of its texts as a name, or below it is a column of
 * numbers for which it has no number. A column of texts says nothing, but where no column has numbers.
 */
function hasHeader(
  records: Records,
  format: NumberFormat,
  isNamed: (name: string) => boolean,
  marks: MissingMarks,
): boolean {
  const kindOf = (cell: string): CellKind => (marks.isText(cell) ? 'empty' : cellKind(cell, format));
  const [first = [], ...rest] = records.map(({ cells }) => cells);
  if (first.some((cell) => isNamed(cell) && kindOf(cell) !== 'number')) return true;
  if (rest.length === 0) return first.some((cell) => kindOf(cell) !== 'number');
  let numeric = 0;
  for (const [k, cell] of first.entries()) {
    const below = rest.map((record) => kindOf(record[k] ?? '')).filter((kind) => kind !== 'empty');
    const numbers = below.filter((kind) => kind === 'number').length;
    if (2 * numbers <= below.length) continue;
    numeric++;
    if (kindOf(cell) !== 'number' && kindOf(cell) !== 'empty') return true;
  }
  return numeric === 0;
}
