import { Fault, message } from '../../model/message';
import type { Measure, TrainingRecord } from '../../model/record';
import { isCount } from '../json';
import { columnNames, type HistoryColumns, numberIn, recordsOf } from './columns';

/** The first line of `history.csv`. */
export const historyHeader = 'epoch,step,train-cost,train-accuracy,test-cost,test-accuracy\n';

/**
 * The line of one record, with its line ending: numbers in the shortest form that reads back exactly, an empty cell for
 * no value.
 */
export function historyLine(record: TrainingRecord): string {
  return `${columnNames.map((name) => numberIn(record, name) ?? '').join(',')}\n`;
}

/** The whole `history.csv` of records in columns: one text, so for as many as a `History` keeps, not for any run's. */
export function historyCsv(history: HistoryColumns, isTested: boolean): string {
  const lines = [historyHeader];
  for (const record of recordsOf(history, isTested)) lines.push(historyLine(record));
  return lines.join('');
}

/** The record of a line without its line ending; undefined if `historyLine` would not have written it. */
export function parseHistoryLine(line: string): TrainingRecord | undefined {
  const cells = line.split(',').map(parseCell);
  const [epoch, step, cost, accuracy, testCost, testAccuracy] = cells;
  if (cells.length !== columnNames.length || cells.some((cell) => cell === null)) return undefined;
  const train = measureOf(cost, accuracy);
  const test = measureOf(testCost, testAccuracy);
  if (!isCount(epoch) || !isCount(step) || !train || (!test && testAccuracy !== undefined)) return undefined;
  return { epoch, step, train, ...(test ? { test } : {}) };
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
      const record = parseHistoryLine(text);
      const isHeader = this.line === 1 && `${text}\n` === historyHeader;
      if (isHeader) continue;
      if (this.line === 1 || !record || record.step <= this.step) throw damaged(this.path, this.line);
      this.step = record.step;
      yield { record, end: this.end };
    }
    // Every line of numbers is shorter than this.
    if (this.rest.length > historyHeader.length * 8) throw damaged(this.path, this.line + 1);
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
