/** What tools write for a missing value: the list that pandas reads by default, and the question mark. */
const usualMarks: ReadonlySet<string> = new Set(
  ' |#N/A|#N/A N/A|#NA|-1.#IND|-1.#QNAN|-NaN|-nan|1.#IND|1.#QNAN|<NA>|N/A|NA|NULL|NaN|None|n/a|nan|null|?'
    .split('|')
    .map((mark) => mark.trim()),
);

/** Which cells of a table are missing: empty ones, the usual marks, and those that the spec names. */
export class MissingMarks {
  private readonly texts: ReadonlySet<string>;
  private readonly numbers: ReadonlySet<number>;
  /** Whether a number can be a mark. */
  readonly hasNumbers: boolean;

  /** @param further marks in addition to the usual ones; a number is meant by its value, however it is written */
  constructor(further: readonly string[] = []) {
    this.texts = new Set([...usualMarks, ...further]);
    this.numbers = new Set(further.filter((mark) => mark !== '' && !Number.isNaN(Number(mark))).map(Number));
    this.hasNumbers = this.numbers.size > 0;
  }

  /** Whether a cell that is not a number is missing. */
  isText(text: string): boolean {
    return this.texts.has(text);
  }

  isNumber(value: number): boolean {
    // Asked of every cell: a set would be looked into although it is empty.
    return this.hasNumbers && this.numbers.has(value);
  }
}
