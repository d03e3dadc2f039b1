/** A place in a text as editors count it: from 0, characters as UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Offsets to lines and back. A line ends at LF, CRLF or CR, as in VS Code. */
export class LineMap {
  private readonly starts: readonly number[];

  constructor(private readonly text: string) {
    const starts = [0];
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
    }
    this.starts = starts;
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** The place of an offset; for an offset outside the text, its nearest end. */
  position(offset: number): Position {
    const bounded = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= bounded) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: bounded - this.start(low) };
  }

  /** The offset of a place; for a character past the line's end, the end of its content, before the line ending. */
  offset(position: Position): number {
    if (position.line < 0) return 0;
    return Math.min(this.start(position.line) + Math.max(0, position.character), this.lineEnd(position.line));
  }

  /** Where the line's content ends: before its line ending. */
  lineEnd(line: number): number {
    if (line + 1 >= this.starts.length) return this.text.length;
    const next = this.start(line + 1);
    const crlf = this.text.charCodeAt(next - 1) === 10 && this.text.charCodeAt(next - 2) === 13;
    return next - (crlf ? 2 : 1);
  }

  /** Where a line starts; the text's length for lines that do not exist. */
  start(line: number): number {
    return this.starts[line] ?? this.text.length;
  }
}
