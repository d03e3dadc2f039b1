import { cellText, type DataRows } from './rows';

/** What a row has to be, to be shown. */
export type RowCondition = (row: number) => boolean;

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
  return (row) => {
    const place = rows.cell(row, column);
    const isMissing = place === undefined || place.cells.isMissing(place.row);
    if (wanted === '') return isMissing ? operator === '=' : operator === '!=';
    if (isMissing) return false;
    const value = place.cells.number(place.row);
    if (!Number.isNaN(number) && !Number.isNaN(value)) return holds[operator](value, number);
    if (operator !== '=' && operator !== '!=') return false;
    return (cellText(place) === wanted) === (operator === '=');
  };
}

function containing(text: string, columns: number, rows: DataRows): RowCondition {
  const wanted = text.toLowerCase();
  // Most cells of a large table are numbers, which most texts are not in.
  const mayBeInNumber = /^[\d.e+-]*$/.test(wanted);
  return (row) => {
    for (let column = 0; column < columns; column++) {
      const place = rows.cell(row, column);
      if (!place || (!mayBeInNumber && !Number.isNaN(place.cells.number(place.row)))) continue;
      if (cellText(place).toLowerCase().includes(wanted)) return true;
    }
    return false;
  };
}
