import type { FileContent } from '../file-bytes';
import { isLineEndAt, placeAt } from './place';
import { isBlankRecord, type RecordFormat, RecordScanner } from './records';

/**
 * The line on which each row begins, counted from 1. The file is read again, once, when the first is asked for: most
 * tables are read without it.
 */
export class RowLines {
  private lines: Int32Array | undefined;

  /** @param rows number of rows; with a header, the first record is none of them */
  constructor(
    private readonly content: FileContent,
    private readonly start: number,
    private readonly format: RecordFormat,
    private readonly rows: number,
    private readonly header: boolean,
  ) {}

  of(row: number): number {
    this.lines ??= this.read();
    return this.lines[row] ?? 0;
  }

  private read(): Int32Array {
    const { content, start, format, rows, header } = this;
    const scanner = new RecordScanner(content, format, start);
    const lines = new Int32Array(rows);
    let line = placeAt('', content, start).line;
    for (let record = header ? -1 : 0; record < rows; ) {
      if (scanner.next() !== true) break;
      if (!isBlankRecord(scanner)) {
        if (record >= 0) lines[record] = line;
        record++;
      }
      for (let at = scanner.begin; at < scanner.position; at++) if (isLineEndAt(scanner.bytes, at)) line++;
    }
    return lines;
  }
}
