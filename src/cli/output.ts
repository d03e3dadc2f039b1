import { faultSentence } from '../messages/fault';
import { type Locale, type MessageCode, translate } from '../messages/translate';
import { type FaultCells, type Message, type MessageArguments, message } from '../model/message';
import { jsonPieces, writeJson } from '../runs/json';

/** Where a command writes: standard output, and standard error for what is wrong. */
export interface Streams {
  readonly out: {
    /** False where the text waits in memory for its reader, until the next `drain`. */
    write(text: string): boolean;
    once(event: 'drain', listener: () => void): unknown;
    readonly isTTY?: boolean;
    readonly columns?: number;
  };
  readonly error: { write(text: string): unknown };
}

/** Characters, more or less, that are written at once. */
const longestPiece = 65_536;

/** A command's voice: JSON for machines or sentences for people, never both on standard output. */
export class Output {
  /** Pending while written text waits in memory for its reader. */
  private draining: Promise<void> | undefined;

  constructor(
    private readonly streams: Streams,
    readonly locale: Locale,
    readonly json: boolean,
  ) {}

  /** Columns of the terminal that people look at; undefined where there is none. */
  get columns(): number | undefined {
    return !this.json && this.streams.out.isTTY ? (this.streams.out.columns ?? 80) : undefined;
  }

  /** One JSON value on a line of its own; numbers that are not finite are written as strings. */
  value(value: unknown): void {
    if (this.json) this.put(`${writeJson(value)}\n`);
  }

  /** JSON values, each on a line of its own, as `value` writes them; many lines together where there are many. */
  values(values: Iterable<unknown>): void {
    if (this.json) this.putLines(values, writeJson);
  }

  /** An object as `value` writes it, its long lists value by value. */
  longValue(value: Readonly<Record<string, unknown>>): void {
    if (!this.json) return;
    for (const piece of jsonPieces(value)) this.put(piece);
    this.put('\n');
  }

  /** Lines for people, many together. */
  lines(lines: Iterable<string>): void {
    if (!this.json) this.putLines(lines, (line) => line);
  }

  /** A line for people. */
  line(text: string): void {
    if (!this.json) this.put(`${text}\n`);
  }

  /** A text for people that is the whole answer, in any format. */
  page(text: string): void {
    this.put(`${text}\n`);
  }

  /** A sentence for people. */
  say(code: MessageCode, args: MessageArguments = {}): void {
    this.line(this.sentence(message(code, args)));
  }

  /** Characters without a line's end, for a bar that is drawn over itself. */
  raw(text: string): void {
    if (!this.json) this.put(text);
  }

  /** Resolves once standard output has passed on what was written: at once, unless its reader is behind. */
  async drained(): Promise<void> {
    await this.draining;
  }

  private putLines<T>(values: Iterable<T>, lineOf: (value: T) => string): void {
    let text = '';
    for (const value of values) {
      text += `${lineOf(value)}\n`;
      if (text.length < longestPiece) continue;
      this.put(text);
      text = '';
    }
    if (text !== '') this.put(text);
  }

  private put(text: string): void {
    if (this.streams.out.write(text) || this.draining !== undefined) return;
    this.draining = new Promise<void>((resolve) => this.streams.out.once('drain', resolve)).then(() => {
      this.draining = undefined;
    });
  }

  /** A line on standard error. */
  complain(text: string): void {
    this.streams.error.write(`${text}\n`);
  }

  /** A sentence for people beside the result, on standard error, in any format. */
  note(code: MessageCode, args: MessageArguments = {}): void {
    this.complain(this.sentence(message(code, args)));
  }

  /** A sentence for people, and behind it which cells it is about, where these are several. */
  sentenceOfCells(detail: Message, cells: FaultCells | undefined): string {
    return faultSentence({ detail, cells }, this.locale);
  }

  sentence(said: Message): string {
    return translate(said, this.locale);
  }
}
