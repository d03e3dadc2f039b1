import { typeOfAll } from '../number-type';
import type { Column } from './column';
import { blanks, type Dialect } from './dialect';
import { exactDigits, exactPowers, longDecimal } from './long-decimal';
import type { RecordScanner } from './records';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const minus = 0x2d;
const plus = 0x2b;
const lowerE = 0x65;
const zero = 0x30;
const nine = 0x39;
const largestByte = 255;

/** Values that are read before columns take them, and the most rows of them. */
const blockValues = 131_072;
const blockRows = 256;
/** Rows of a wide table that columns take together, as long as they have no more values than these. */
const wideRows = 16;
const wideValues = 1_048_576;
/** The most records that are read in another way after one that was none of plain numbers. */
const longestPause = 256;

/**
 * The records of plain numbers in a table: digits, perhaps a minus sign before them, a decimal mark among them and an
 * exponent behind them, a delimiter of one byte, and nothing else. They are read without finding their fields first, many at
 * a time; the value of each is the one that `NumberReader` gives. All other records are left to `RecordScanner`.
 */
export class NumberRecords {
  /** Records that the last `read` found. */
  rows = 0;
  /** Values of the records, row by row: bytes as long as all are, which move fastest. */
  private block: Float64Array | Uint8Array;
  private readonly bytesOfBlock: Uint8Array;
  /** Made once a value is no byte. */
  private doublesOfBlock: Float64Array | undefined;
  private readonly column: Float64Array;
  private readonly most: number;
  private bytes: Uint8Array = new Uint8Array();
  /** Where the last line feed in `bytes` is: a record that begins before it ends there at the latest. */
  private lastEnd = -1;
  /** Records to leave alone before the next attempt, and how many they were the last time. */
  private pause = 0;
  private pauses = 0;

  private constructor(
    private readonly delimiter: number,
    private readonly mark: number,
    private readonly columns: number,
  ) {
    const ofWide = Math.min(wideRows, Math.floor(wideValues / columns));
    this.most = Math.max(1, ofWide, Math.min(blockRows, Math.floor(blockValues / columns)));
    this.bytesOfBlock = new Uint8Array(this.most * columns);
    this.block = this.bytesOfBlock;
    this.column = new Float64Array(this.most);
  }

  /** Those of a table; undefined where its dialect has none that could be taken for something else. */
  static of(dialect: Dialect, columns: number): NumberRecords | undefined {
    const { delimiter, decimal, comment } = dialect;
    const [first = '', ...others] = delimiter;
    const code = first.charCodeAt(0);
    const isPlain = others.length === 0 && code < 0x80 && delimiter !== blanks && delimiter !== decimal;
    if (!isPlain || (comment !== undefined && /^[-\d]/.test(comment)) || /[-+\deE]/.test(delimiter)) return undefined;
    return new NumberRecords(code, decimal.charCodeAt(0), columns);
  }

  /** Reads records of numbers from the scanner's position on, as many as there is room for; returns where they end. */
  read({ bytes, position: start }: Pick<RecordScanner, 'bytes' | 'position'>): number {
    this.rows = 0;
    if (bytes !== this.bytes) {
      this.bytes = bytes;
      this.lastEnd = bytes.lastIndexOf(lineFeed);
    }
    if (this.pause > 0) {
      this.pause--;
      return start;
    }
    this.block = this.bytesOfBlock;
    const { most, lastEnd } = this;
    let at = start;
    while (this.rows < most && at < lastEnd) {
      const behind = this.readRecord(at);
      if (behind < 0) break;
      this.rows++;
      at = behind;
    }
    if (this.rows > 0) this.pauses = 0;
    else this.pause = this.pauses = Math.min(longestPause, 2 * this.pauses + 1);
    return at;
  }

  /** The records of the last `read` as the next cells of the columns. */
  moveTo(columns: readonly Column[]): void {
    const { block, column, rows } = this;
    const cells = column.subarray(0, rows);
    const isBytes = block instanceof Uint8Array;
    if (isBytes) {
      for (let k = 0; k < columns.length; k++) columns[k]?.pushBytes(block, k, this.columns, rows);
      return;
    }
    for (const [k, each] of columns.entries()) {
      for (let i = 0, from = k; i < rows; i++, from += this.columns) column[i] = block[from] ?? Number.NaN;
      each.pushNumbers(cells, typeOfAll(cells));
    }
  }

  /** The block as doubles, where a value is no byte; its first `filled` values are there already. */
  private widened(filled: number): Float64Array {
    this.doublesOfBlock ??= new Float64Array(this.bytesOfBlock.length);
    this.doublesOfBlock.set(this.bytesOfBlock.subarray(0, filled));
    this.block = this.doublesOfBlock;
    return this.doublesOfBlock;
  }

  /** One record into the block; returns where the next one begins, −1 where this one is not of plain numbers. */
  private readRecord(start: number): number {
    const { bytes, delimiter, mark, columns } = this;
    let { block } = this;
    let isBytes = block instanceof Uint8Array;
    let place = this.rows * columns;
    const end = place + columns;
    let at = start;
    let byte = 0;
    for (;;) {
      byte = bytes[at] ?? 0;
      const isNegative = byte === minus;
      if (isNegative) byte = bytes[++at] ?? 0;
      if (byte < zero || byte > nine) return -1;
      let mantissa = byte - zero;
      const first = at;
      byte = bytes[++at] ?? 0;
      while (byte >= zero && byte <= nine) {
        mantissa = mantissa * 10 + (byte - zero);
        byte = bytes[++at] ?? 0;
      }
      let digits = at - first;
      let isByte = !isNegative && mantissa <= largestByte;
      if (byte === mark) {
        isByte = false;
        const fraction = ++at;
        byte = bytes[at] ?? 0;
        while (byte >= zero && byte <= nine) {
          mantissa = mantissa * 10 + (byte - zero);
          byte = bytes[++at] ?? 0;
        }
        const places = at - fraction;
        digits += places;
        // Correctly rounded: one operation on exact doubles (Clinger 1990).
        mantissa /= exactPowers[places] ?? Number.NaN;
      }
      const isExponent = (byte | 0x20) === lowerE;
      if (isExponent) {
        byte = bytes[++at] ?? 0;
        if (byte === minus || byte === plus) byte = bytes[++at] ?? 0;
        while (byte >= zero && byte <= nine) byte = bytes[++at] ?? 0;
      }
      if (isExponent || digits > exactDigits) {
        isByte = false;
        mantissa = longDecimal(bytes, first, at, mark);
        if (Number.isNaN(mantissa)) return -1;
      }
      if (isBytes && !isByte) {
        block = this.widened(place);
        isBytes = false;
      }
      block[place++] = isNegative ? -mantissa : mantissa;
      if (place === end) break;
      if (byte !== delimiter) return -1;
      at++;
    }
    if (byte === carriageReturn) byte = bytes[++at] ?? 0;
    return byte === lineFeed ? at + 1 : -1;
  }
}
