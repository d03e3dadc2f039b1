import { bytesAt, type FileContent, heldBytes, sizeOf } from '../file-bytes';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;
const space = 0x20;
const tab = 0x09;

/** Fields that there is room for at first. */
const fewFields = 100;

/** How a field is written. */
export const plainField = 0;
export const quotedField = 1;
/** With doubled quotes in it. */
export const escapedField = 2;

/** A quote that is open for so many bytes is at fault, whatever follows. */
const longestField = 32e6;

/** Where, in `bytes`, a quoted field begins that is never closed, or behind which something else than a delimiter follows. */
export interface QuoteFault {
  readonly at: number;
}

/** What separates records and fields, as bytes of UTF-8. */
export interface RecordFormat {
  /** Undefined: any number of blanks. */
  readonly delimiter: Uint8Array | undefined;
  /** A line that begins with it is no record. */
  readonly comment: Uint8Array | undefined;
}

/**
 * Finds the records of a table and their fields, one record after the other, without making texts of them. A record ends
 * with LF, CRLF or CR; a field that begins with a quote ends with the quote that is not doubled. A comment is a record
 * without fields.
 */
export class RecordScanner {
  /** Number of fields of the current record. */
  fields = 0;
  /** The bytes that are loaded, all of a text that is at hand; `base` is where they begin in it. */
  bytes: Uint8Array;
  base = 0;
  /** Where field k begins and ends in `bytes`, without its quotes. */
  starts = new Int32Array(fewFields);
  ends = new Int32Array(fewFields);
  /** How field k is written. */
  forms = new Uint8Array(fewFields);
  /** Where the current record begins in `bytes`. */
  begin = 0;
  private at: number;
  private end: number;
  private readonly delimiter: Uint8Array;
  private readonly first: number;
  private readonly byBlanks: boolean;
  private readonly comment: Uint8Array | undefined;

  /** @param end where the text ends */
  constructor(
    private readonly content: FileContent,
    { delimiter, comment }: RecordFormat,
    start: number,
    end = sizeOf(content),
  ) {
    if (content instanceof Uint8Array) {
      this.bytes = content;
      this.at = start;
      this.end = end;
    } else {
      this.bytes = bytesAt(content, start, start + heldBytes(content));
      this.base = start;
      this.at = 0;
      this.end = this.bytes.length;
    }
    this.byBlanks = delimiter === undefined;
    this.delimiter = delimiter ?? new Uint8Array([space]);
    this.first = this.delimiter[0] ?? 0;
    this.comment = comment;
  }

  /** Where the next record begins in `bytes`. */
  get position(): number {
    return this.at;
  }

  /** Goes on at the beginning of a record. */
  seek(at: number): void {
    this.at = at;
  }

  /** Reads the next record; false where there is none. Returns the fault of a quote. */
  next(): boolean | QuoteFault {
    for (;;) {
      const begin = this.at;
      const found = this.scan();
      // A record that reaches the end of what is loaded may go on behind it; so may a quoted field.
      const isWhole = found === true && this.at < this.end;
      const isTooLong = typeof found === 'object' && this.end - begin > longestField;
      if (isWhole || isTooLong || !this.loadMore(begin)) return found;
    }
  }

  /** Loads the next piece behind the bytes from `begin` on; false where the end is loaded. */
  private loadMore(begin: number): boolean {
    const { content, base, bytes } = this;
    if (content instanceof Uint8Array || base + bytes.length >= content.size) return false;
    const kept = bytes.subarray(begin);
    const next = bytesAt(content, base + bytes.length, base + bytes.length + heldBytes(content));
    this.bytes = new Uint8Array(kept.length + next.length);
    this.bytes.set(kept);
    this.bytes.set(next, kept.length);
    this.base = base + begin;
    this.at = 0;
    this.end = this.bytes.length;
    return true;
  }

  private scan(): boolean | QuoteFault {
    if (this.at >= this.end) return false;
    this.begin = this.at;
    this.fields = 0;
    if (this.comment !== undefined && this.holds(this.comment, this.at)) {
      this.endLine(this.endOfLine(this.at));
      return true;
    }
    return this.byBlanks ? this.nextByBlanks() : this.nextByDelimiter();
  }

  private nextByDelimiter(): boolean | QuoteFault {
    const { bytes, end, first, delimiter } = this;
    const width = delimiter.length;
    let at = this.at;
    for (;;) {
      if (at < end && bytes[at] === quote) {
        const closed = this.quoted(at);
        if (typeof closed !== 'number') return closed;
        at = closed;
      } else {
        const start = at;
        for (;;) {
          const byte = bytes[at];
          if (at >= end || byte === lineFeed || byte === carriageReturn) break;
          if (byte === first && (width === 1 || this.holds(delimiter, at))) break;
          at++;
        }
        this.push(start, at, plainField);
      }
      if (at >= end || !this.holds(delimiter, at)) break;
      at += width;
    }
    this.endLine(at);
    return true;
  }

  /** Blanks at the line's beginning and end delimit nothing. */
  private nextByBlanks(): boolean | QuoteFault {
    const { bytes, end } = this;
    let at = this.at;
    for (;;) {
      while (at < end && isBlank(bytes[at])) at++;
      if (at >= end || isLineEnd(bytes[at])) break;
      if (bytes[at] === quote) {
        const closed = this.quoted(at);
        if (typeof closed !== 'number') return closed;
        at = closed;
        continue;
      }
      const start = at;
      while (at < end && !isBlank(bytes[at]) && !isLineEnd(bytes[at])) at++;
      this.push(start, at, plainField);
    }
    this.endLine(at);
    return true;
  }

  /** The field that begins with the quote at `open`; gives the offset of the delimiter or line end behind it. */
  private quoted(open: number): number | QuoteFault {
    const { bytes, end } = this;
    const start = open + 1;
    let form = quotedField;
    let at = start;
    for (;;) {
      while (at < end && bytes[at] !== quote) at++;
      if (at >= end) return { at: open };
      if (at + 1 >= end || bytes[at + 1] !== quote) break;
      form = escapedField;
      at += 2;
    }
    const stop = at++;
    while (at < end && isBlank(bytes[at]) && (this.byBlanks || bytes[at] !== this.first)) at++;
    const isClosed = at >= end || isLineEnd(bytes[at]) || this.holds(this.delimiter, at);
    if (!isClosed && !(this.byBlanks && at > stop + 1)) return { at: open };
    this.push(start, stop, form);
    return at;
  }

  private push(start: number, end: number, form: number): void {
    if (this.fields === this.starts.length) this.widen();
    this.starts[this.fields] = start;
    this.ends[this.fields] = end;
    this.forms[this.fields++] = form;
  }

  private holds(sign: Uint8Array, at: number): boolean {
    for (let k = 0; k < sign.length; k++) if (this.bytes[at + k] !== sign[k]) return false;
    return true;
  }

  private endOfLine(from: number): number {
    let at = from;
    while (at < this.end && !isLineEnd(this.bytes[at])) at++;
    return at;
  }

  /** The next record begins behind the line end at this offset. */
  private endLine(at: number): void {
    const isPair = this.bytes[at] === carriageReturn && this.bytes[at + 1] === lineFeed;
    this.at = at + (isPair && at + 1 < this.end ? 2 : 1);
  }

  private widen(): void {
    const length = 2 * this.starts.length;
    const [starts, ends, forms] = [new Int32Array(length), new Int32Array(length), new Uint8Array(length)];
    starts.set(this.starts);
    ends.set(this.ends);
    forms.set(this.forms);
    [this.starts, this.ends, this.forms] = [starts, ends, forms];
  }
}

/** Whether the current record holds nothing: a comment, or one field of blanks. */
export function isBlankRecord({ fields, starts, ends, bytes }: RecordScanner): boolean {
  if (fields > 1) return false;
  const end = fields === 0 ? 0 : (ends[0] ?? 0);
  for (let at = starts[0] ?? 0; at < end; at++) if (!isBlank(bytes[at])) return false;
  return true;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === lineFeed || byte === carriageReturn;
}

/** Whether a byte is a space or a tab. */
export function isBlank(byte: number | undefined): boolean {
  return byte === space || byte === tab;
}
