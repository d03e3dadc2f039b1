import { Fault, message } from '../../model/message';
import type { Measure, TrainingRecord } from '../../model/record';
import type { SetName } from '../../model/sets';
import { isCount } from '../json';
import { type ColumnName, columnNames, columnsOfSets, type HistoryColumns, numberIn, recordsOf } from './columns';

/** The first line of the `history.csv` of a run without a validation set. */
export const historyHeader = 'epoch,step,train-cost,train-accuracy,test-cost,test-accuracy\n';
/** With one, each line has two cells more. */
export const validatedHeader = `${historyHeader.trimEnd()},validation-cost,validation-accuracy\n`;

const ofValidation: readonly ColumnName[] = [columnsOfSets.validation.cost, columnsOfSets.validation.accuracy];
const plainColumns = columnNames.filter((name) => !ofValidation.includes(name));

/**
 * The line of one record, with its line ending: numbers in the shortest form that reads back exactly, an empty cell for
 * no value.
 */
export function historyLine(record: TrainingRecord): string {
  const columns = record.validation ? columnNames : plainColumns;
  return `${columns.map((name) => numberIn(record, name) ?? '').join(',')}\n`;
}

/** The beginning of a `history.csv`: these records, the first ones of a run. Nothing for none. */
export function historyStart(records: readonly TrainingRecord[]): string {
  const [first] = records;
  if (!first) return '';
  return (first.validation ? validatedHeader : historyHeader) + records.map(historyLine).join('');
}

/** The whole `history.csv` of records in columns: one text, so for as many as a `History` keeps, not for any run's. */
export function historyCsv(history: HistoryColumns, sets: readonly SetName[]): string {
  const lines = [sets.includes('validation') ? validatedHeader : historyHeader];
  for (const record of recordsOf(history, sets)) lines.push(historyLine(record));
  return lines.join('');
}

/** The record of a line without its line ending; undefined if `historyLine` would not have written it. */
export function parseHistoryLine(line: string): TrainingRecord | undefined {
  const cells = line.split(',').map(parseCell);
  const [epoch, step, cost, accuracy, testCost, testAccuracy, validationCost, validationAccuracy] = cells;
  const isValidated = cells.length === columnNames.length;
  if (!isValidated && cells.length !== plainColumns.length) return undefined;
  if (cells.some((cell) => cell === null)) return undefined;
  const train = measureOf(cost, accuracy);
  const test = measureOf(testCost, testAccuracy);
  const validation = measureOf(validationCost, validationAccuracy);
  if (!isCount(epoch) || !isCount(step) || !train || (!test && testAccuracy !== undefined)) return undefined;
  if (isValidated && !validation) return undefined;
  return { epoch, step, train, ...(validation ? { validation } : {}), ...(test ? { test } : {}) };
}

/** Undefined for an empty cell, null for text that is not a number in its shortest form. */
function parseCell(cell: string): number | undefined | null {
  if (cell === '') return undefined;
  const value = Number(cell);
  return String(value) === cell ? value : null;
}

function measureOf(cost: number | undefined | null, accuracy: number | undefined | null): Measure | undefined {
  if (typeof cost !== 'number') return undefined;
  return typeof accuracy === 'number' ? { cost, accuracy } : { cost };
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
  private step = -1;
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
    if (this.rest.length > validatedHeader.length * 8) throw damaged(this.path, this.line + 1);
  }

  private takeHeader(header: string): void {
    this.isValidated = header === validatedHeader;
    if (!this.isValidated && header !== historyHeader) throw damaged(this.path, this.line);
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
