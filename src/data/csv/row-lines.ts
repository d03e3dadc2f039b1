import { isBlankRecord, type RecordFormat, RecordScanner } from './records';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * The line on which each row begins, counted from 1. The file is read again, once, when the first is asked for: most
 * tables are read without it.
 */
export class RowLines {
  private lines: Int32Array | undefined;

  /** @param rows number of rows; with a header, the first record is none of them */
  constructor(
    private readonly bytes: Uint8Array,
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
    const { bytes, start, format, rows, header } = this;
    const scanner = new RecordScanner(bytes, format, start);
    const lines = new Int32Array(rows);
    let line = 1;
    let counted = 0;
    for (let record = header ? -1 : 0; record < rows; ) {
      if (scanner.next() !== true) break;
      if (isBlankRecord(scanner, bytes)) continue;
      for (; counted < scanner.begin; counted++) {
        const byte = bytes[counted];
        if (byte === lineFeed || (byte === carriageReturn && bytes[counted + 1] !== lineFeed)) line++;
      }
      if (record >= 0) lines[record] = line;
      record++;
    }
    return lines;
  }
}
