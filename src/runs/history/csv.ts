import { Fault, message } from '../../model/message';
import type { Measure, TrainingRecord } from '../../model/record';
import type { SetName } from '../../model/sets';
import { isCount } from '../json';
import {
  type ColumnName,
  columnNames,
  columnOf,
  columnsOfSets,
  type FigureName,
  type HistoryColumns,
  numberIn,
  recordsOf,
} from './columns';

/** What a run's records have, and so its lines. */
interface Layout {
  readonly isValidated: boolean;
  readonly isRegression: boolean;
}

function columnsFor({ isValidated, isRegression }: Layout): readonly ColumnName[] {
  return columnNames.filter(
    (name) => (isValidated || !name.startsWith('validation')) && (isRegression || !/(?:Rmse|R2)$/.test(name)),
  );
}

/** `train-cost` for trainCost. */
function headerFor(layout: Layout): string {
  return `${columnsFor(layout)
    .map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))
    .join(',')}\n`;
}

const layouts: readonly Layout[] = [false, true].flatMap((isValidated) =>
  [false, true].map((isRegression) => ({ isValidated, isRegression })),
);
/** The first line of the `history.csv` of a run of classes without a validation set. */
export const historyHeader = headerFor({ isValidated: false, isRegression: false });
/** With one, each line has two cells more. */
export const validatedHeader = headerFor({ isValidated: true, isRegression: false });
/** In a regression, each line has RMSE and R² of each set. */
export const regressionHeader = headerFor({ isValidated: false, isRegression: true });

const longestHeader = Math.max(...layouts.map((layout) => headerFor(layout).length));

function layoutOf({ validation, train }: TrainingRecord): Layout {
  return { isValidated: validation !== undefined, isRegression: train.rmse !== undefined };
}

/**
 * The line of one record, with its line ending: numbers in the shortest form that reads back exactly, an empty cell for
 * no value.
 */
export function historyLine(record: TrainingRecord): string {
  return lineOf(record, layoutOf(record));
}

function lineOf(record: TrainingRecord, layout: Layout): string {
  return `${columnsFor(layout)
    .map((name) => numberIn(record, name) ?? '')
    .join(',')}\n`;
}

/** The beginning of a `history.csv`: these records, the first ones of a run. Nothing for none. */
export function historyStart(records: readonly TrainingRecord[]): string {
  const [first] = records;
  if (!first) return '';
  return headerFor(layoutOf(first)) + records.map(historyLine).join('');
}

/** The whole `history.csv` of records in columns: one text, so for as many as a `History` keeps, not for any run's. */
export function historyCsv(history: HistoryColumns, sets: readonly SetName[]): string {
  // A record that is not a number anywhere does not tell by itself that it is of a regression.
  const isRegression = columnOf(history, 'trainRmse').some((value) => !Number.isNaN(value));
  const layout = { isValidated: sets.includes('validation'), isRegression };
  const lines = [headerFor(layout)];
  for (const record of recordsOf(history, sets)) lines.push(lineOf(record, layout));
  return lines.join('');
}

/** The record of a line without its line ending; undefined if `historyLine` would not have written it. */
export function parseHistoryLine(line: string): TrainingRecord | undefined {
  const cells = line.split(',').map(parseCell);
  const names = layouts.map(columnsFor).find(({ length }) => length === cells.length);
  if (!names || cells.some((cell) => cell === null)) return undefined;
  const cell = (name: ColumnName): Cell => cells[names.indexOf(name)];
  const [epoch, step] = [cell('epoch'), cell('step')];
  const measure = (set: SetName): Measure | undefined => {
    const { cost, ...figures } = columnsOfSets[set];
    return measureOf(cell(cost), figures, cell);
  };
  const [train, test, validation] = [measure('train'), measure('test'), measure('validation')];
  const isStray = !test && figureNames.some((figure) => cell(columnsOfSets.test[figure]) !== undefined);
  if (!isCount(epoch) || !isCount(step) || !train || isStray) return undefined;
  if (names.includes('validationCost') && !validation) return undefined;
  return { epoch, step, train, ...(validation ? { validation } : {}), ...(test ? { test } : {}) };
}

/** Undefined for an empty cell, null for text that is not a number in its shortest form. */
function parseCell(cell: string): number | undefined | null {
  if (cell === '') return undefined;
  const value = Number(cell);
  return String(value) === cell ? value : null;
}

type Cell = ReturnType<typeof parseCell>;

const figureNames: readonly FigureName[] = ['accuracy', 'rmse', 'r2'];

function measureOf(
  cost: Cell,
  columns: Readonly<Record<FigureName, ColumnName>>,
  cell: (name: ColumnName) => Cell,
): Measure | undefined {
  if (typeof cost !== 'number') return undefined;
  const figures = figureNames.map((name) => [name, cell(columns[name])] as const);
  return { cost, ...Object.fromEntries(figures.filter(([, value]) => typeof value === 'number')) };
}

/** A record of a `history.csv` and the offset after its line, in bytes from the start of the file. */
export interface HistoryEntry {
  readonly record: TrainingRecord;
  readonly end: number;
}

/**
 * Reads a `history.csv` in chunks, one character a byte, and holds no more than a chunk and a line. A last line without
 * its ending was cut off by a killed process: it is left out.
 */
export class HistoryReader {
  private rest = '';
  private line = 0;
  private end = 0;
  private step = Number.NEGATIVE_INFINITY;
  private isValidated = false;

  /** `path` is the file's, named in faults. */
  constructor(private readonly path: string) {}

  /**
   * The records that end in this chunk. Throws Fault `history-damaged`, which names the file and the line, for a line
   * that is not a record, or whose step is not above the previous one.
   */
  *take(piece: string): Generator<HistoryEntry> {
    const lines = (this.rest + piece).split('\n');
    this.rest = lines.pop() ?? '';
    for (const text of lines) {
      this.line++;
      this.end += text.length + 1;
      if (this.line === 1) {
        this.takeHeader(`${text}\n`);
        continue;
      }
      const record = parseHistoryLine(text);
      const fits = record && (record.validation !== undefined) === this.isValidated;
      if (!fits || record.step <= this.step) throw damaged(this.path, this.line);
      this.step = record.step;
      yield { record, end: this.end };
    }
    // Every line of numbers is shorter than this.
    if (this.rest.length > longestHeader * 8) throw damaged(this.path, this.line + 1);
  }

  private takeHeader(header: string): void {
    const layout = layouts.find((each) => headerFor(each) === header);
    if (!layout) throw damaged(this.path, this.line);
    this.isValidated = layout.isValidated;
  }
}

/** The records of a `history.csv`, read as they are asked for; throws as `HistoryReader` does. */
export function* readHistory(path: string, pieces: Iterable<string>): Generator<HistoryEntry> {
  const reader = new HistoryReader(path);
  for (const piece of pieces) yield* reader.take(piece);
}

function damaged(path: string, line: number): Fault {
  return new Fault(message('history-damaged', { path, line }), { file: path, line });
}
