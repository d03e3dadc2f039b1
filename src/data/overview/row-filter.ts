import { NumbersReader } from './column-values';
import { NumberSearch } from './number-search';
import { cellText, type DataRows } from './rows';

/** What a row has to be, to be shown. */
export type RowCondition = (row: number) => boolean;

/** Bytes that a filter takes for each row: the numbers of a column, and whether a text was found. */
export const filterBytes = Float64Array.BYTES_PER_ELEMENT + 1;

const operators = ['<=', '>=', '!=', '<', '>', '='] as const;
type Operator = (typeof operators)[number];

const holds: Readonly<Record<Operator, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
};

/**
 * What a filter asks of a row: `COLUMN < 2.5`, with `<`, `<=`, `>`, `>=`, `=` or `!=`; `COLUMN = text`; `COLUMN =` for a
 * missing cell. Any other text is looked for in all cells, whatever its case. Undefined for a blank filter.
 */
export function conditionOf(filter: string, names: readonly string[], rows: DataRows): RowCondition | undefined {
  const text = filter.trim();
  if (text === '') return undefined;
  return comparisonOf(text, names, rows) ?? containing(text, names.length, rows);
}

function comparisonOf(text: string, names: readonly string[], rows: DataRows): RowCondition | undefined {
  // The longest name that the text begins with: a name may be the beginning of another.
  const column = names.reduce((best, name, at) => {
    const isLonger = best < 0 || name.length > (names[best] ?? '').length;
    return text.startsWith(name) && isLonger ? at : best;
  }, -1);
  if (column < 0) return undefined;
  const rest = text.slice((names[column] ?? '').length).trimStart();
  const operator = operators.find((each) => rest.startsWith(each));
  if (operator === undefined) return undefined;
  const wanted = rest.slice(operator.length).trim();
  const number = wanted === '' ? Number.NaN : Number(wanted.replace('−', '-'));
  const numbers = rows.numbersOf(column);
  return (row) => {
    const value = numbers[row] ?? Number.NaN;
    if (!Number.isNaN(value)) return Number.isNaN(number) ? operator === '!=' : holds[operator](value, number);
    const place = rows.cell(row, column);
    const isMissing = place === undefined || place.cells.isMissing(place.row);
    if (wanted === '') return isMissing ? operator === '=' : operator === '!=';
    if (isMissing || (operator !== '=' && operator !== '!=')) return false;
    return (cellText(place) === wanted) === (operator === '=');
  };
}

/** The rows that have a text in any of their cells, column by column. */
function containing(text: string, columns: number, rows: DataRows): RowCondition {
  const wanted = text.toLowerCase();
  // Most cells of a large table are numbers, which most texts are not in.
  const inNumbers = /^[\d.e+-]*$/.test(wanted) ? new NumberSearch(wanted) : undefined;
  const found = new Uint8Array(rows.count);
  for (let column = 0; column < columns; column++) {
    for (const { cells, from, count } of rows.parts(column)) {
      if (!inNumbers && cells.allNumbers) continue;
      const isInText = remembered((cell) => cell.toLowerCase().includes(wanted));
      const numbers = new NumbersReader(count).numbersOf(cells);
      for (let row = 0; row < count; row++) {
        if (found[from + row] === 1) continue;
        const value = numbers[row] ?? Number.NaN;
        const isFound = Number.isNaN(value) ? isInText(cellText({ cells, row })) : (inNumbers?.isIn(value) ?? false);
        if (isFound) found[from + row] = 1;
      }
    }
  }
  return (row) => found[row] === 1;
}

/** Texts whose answer is remembered. */
const mostRemembered = 65_536;

/** Answers a question about texts, of most categories once. */
function remembered(ask: (text: string) => boolean): (text: string) => boolean {
  const answers = new Map<string, boolean>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = ask(text);
    if (answers.size < mostRemembered) answers.set(text, answer);
    return answer;
  };
}
