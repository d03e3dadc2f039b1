import { type Locale, type MessageCode, translate } from '../messages/translate';
import { type Message, type MessageArguments, message } from '../model/message';
import { writeJson } from '../runs/json';

/** Where a command writes: standard output, and standard error for what is wrong. */
export interface Streams {
  readonly out: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
  readonly error: { write(text: string): unknown };
}

/** A command's voice: JSON for machines or sentences for people, never both on standard output. */
export class Output {
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
    if (this.json) this.streams.out.write(`${writeJson(value)}\n`);
  }

  /** A line for people. */
  line(text: string): void {
    if (!this.json) this.streams.out.write(`${text}\n`);
  }

  /** A sentence for people. */
  say(code: MessageCode, args: MessageArguments = {}): void {
    this.line(this.sentence(message(code, args)));
  }

  /** Characters without a line's end, for a bar that is drawn over itself. */
  raw(text: string): void {
    if (!this.json) this.streams.out.write(text);
  }

  /** A line on standard error. */
  complain(text: string): void {
    this.streams.error.write(`${text}\n`);
  }

  sentence(said: Message): string {
    return translate(said, this.locale);
  }
}
