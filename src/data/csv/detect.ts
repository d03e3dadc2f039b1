import { type DecimalMark, decimalMarks } from '../../model/source';
import type { MissingMarks } from '../missing-marks';
import { blanks, type Dialect, type TableFormat } from './dialect';
import { kindScore, patternScore } from './dialect-score';
import { likelyGroups } from './group-evidence';
import { headerEvidence, headRecords, namesIn } from './header-evidence';
import { endOfSample, type Sampled, sampleOf } from './sample';
import type { LoadedText } from './text';

const tab = 0x09;
const delimiters = [',', ';', '\t', '|', blanks];

/** How much more a reading explains with each name found that the spec uses, in the records where the names may be. */
const nameWeight = 3;
/** A reading is better than another where its score is more than a rounding error higher. */
const beyondRounding = 1.000000001;
/** How much less blanks explain where there are tabs, which seldom are but blanks. */
const tabsAsBlanks = 0.5;
/** How much more tabs explain in a file whose name says that they do. */
const tabsByName = 2;

type Records = readonly Sampled[];

/** What is known of a table besides its text. */
export interface Expectations {
  /** Whether the spec uses a text as the name of a column. */
  readonly isNamed?: (name: string) => boolean;
  readonly marks: MissingMarks;
  /** Whether the table that this one is to be like has a header. */
  readonly expectsHeader?: boolean;
}

/**
 * The dialect that explains most of the first records of a table’s beginning: for each delimiter and decimal mark that the
 * spec leaves open, how alike the numbers of fields are times how many cells are of a known kind (van den Burg, Nazábal and
 * Sutton 2019), less where quotes are at fault, more where the names that the spec uses are found, or where the file's name
 * says so. Whether the first record is the header is told by `headerEvidence`.
 */
export function detectDialect(
  head: LoadedText,
  format: TableFormat,
  { isNamed = () => false, marks, expectsHeader }: Expectations,
): Dialect {
  const { file, bytes } = head;
  const isTabsByName = /\.(tsv|tab)$/i.test(file);
  const { comment, thousands } = format;
  let best: { readonly score: number; readonly delimiter: string; readonly decimal: DecimalMark } | undefined;
  let records: Records = [];
  const hasTab = bytes.subarray(0, endOfSample(bytes)).includes(tab);
  for (const delimiter of format.delimiter === undefined ? delimiters : [format.delimiter]) {
    const { records: sample, share } = sampleOf(head, { delimiter, comment });
    const named = 1 + nameWeight * namesIn(sample.slice(0, headRecords), isNamed);
    const likely = delimiter === blanks && hasTab ? tabsAsBlanks : delimiter === '\t' && isTabsByName ? tabsByName : 1;
    for (const decimal of decimalsOf(format, delimiter)) {
      const numbers = { decimal, thousands };
      const score = share * patternScore(sample) * kindScore(sample, numbers) * named * likely;
      if (best === undefined || score > best.score * beyondRounding) {
        best = { score, delimiter, decimal };
        records = sample;
      }
    }
  }
  const { delimiter = ',', decimal = '.' } = best ?? {};
  const columns = columnsOf(records);
  const { header, doubt } =
    format.header === undefined
      ? headerEvidence(records, columns, { format: { decimal, thousands }, marks, isNamed, expected: expectsHeader })
      : { header: format.header };
  const isOpen = format.decimal === undefined && thousands === undefined;
  const groups = isOpen ? likelyGroups(header ? records.slice(1) : records, columns, decimal) : [];
  return {
    delimiter,
    decimal,
    thousands,
    ...(groups.length > 0 ? { groups } : {}),
    header,
    ...(doubt ? { doubt } : {}),
    comment,
    columns,
  };
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

/** The number of columns: of the first record, without the empty field behind a delimiter that ends its line. */
function columnsOf(records: Records): number {
  const width = records[0]?.fields ?? 0;
  const endsWithDelimiter = ({ fields, endsEmpty }: Sampled): boolean =>
    fields === width - 1 || (fields === width && endsEmpty);
  return width > 1 && records.every(endsWithDelimiter) ? width - 1 : width;
}
