const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;
const space = 0x20;
const tab = 0x09;

/** How a field is written. */
export const plainField = 0;
export const quotedField = 1;
/** With doubled quotes in it. */
export const escapedField = 2;

/** A quote that is never closed, or that something else than a delimiter follows. */
export interface QuoteFault {
  readonly at: number;
}

/**
 * Finds the records of a table and their fields, one record after the other, without making texts of them. A record ends
 * with LF, CRLF or CR; a field that begins with a quote ends with the quote that is not doubled.
 */
export class RecordScanner {
  /** Number of fields of the current record. */
  fields = 0;
  /** Where field k begins and ends in the bytes, without its quotes. */
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  /** How field k is written. */
  forms = new Uint8Array(64);
  /** Where the current record begins. */
  begin = 0;
  private at: number;
  private readonly first: number;

  /** @param delimiter its bytes in UTF-8 */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly delimiter: Uint8Array,
    start: number,
    private readonly end = bytes.length,
  ) {
    this.at = start;
    this.first = delimiter[0] ?? 0;
  }

  /** Reads the next record; false where there is none. Returns the fault of a quote. */
  next(): boolean | QuoteFault {
    const { bytes, end, first, delimiter } = this;
    const width = delimiter.length;
    let at = this.at;
    if (at >= end) return false;
    this.begin = at;
    this.fields = 0;
    for (;;) {
      let start = at;
      let stop: number;
      let form = plainField;
      if (at < end && bytes[at] === quote) {
        form = quotedField;
        start = ++at;
        for (;;) {
          while (at < end && bytes[at] !== quote) at++;
          if (at >= end) return { at: start - 1 };
          if (bytes[at + 1] !== quote || at + 1 >= end) break;
          form = escapedField;
          at += 2;
        }
        stop = at++;
        while (at < end && (bytes[at] === space || bytes[at] === tab) && bytes[at] !== first) at++;
        const byte = bytes[at];
        const isClosed = at >= end || byte === lineFeed || byte === carriageReturn || this.isDelimiter(at);
        if (!isClosed) return { at: stop };
      } else {
        for (;;) {
          const byte = bytes[at];
          if (at >= end || byte === lineFeed || byte === carriageReturn) break;
          if (byte === first && (width === 1 || this.isDelimiter(at))) break;
          at++;
        }
        stop = at;
      }
      if (this.fields === this.starts.length) this.widen();
      this.starts[this.fields] = start;
      this.ends[this.fields] = stop;
      this.forms[this.fields++] = form;
      if (at >= end) break;
      if (bytes[at] !== first || !this.isDelimiter(at)) {
        at += bytes[at] === carriageReturn && bytes[at + 1] === lineFeed && at + 1 < end ? 2 : 1;
        break;
      }
      at += width;
    }
    this.at = at;
    return true;
  }

  private isDelimiter(at: number): boolean {
    const { bytes, delimiter } = this;
    for (let k = 0; k < delimiter.length; k++) if (bytes[at + k] !== delimiter[k]) return false;
    return true;
  }

  private widen(): void {
    const wider = <T extends Int32Array | Uint8Array>(array: T, copy: T): T => {
      copy.set(array);
      return copy;
    };
    const length = 2 * this.starts.length;
    this.starts = wider(this.starts, new Int32Array(length));
    this.ends = wider(this.ends, new Int32Array(length));
    this.forms = wider(this.forms, new Uint8Array(length));
  }
}
