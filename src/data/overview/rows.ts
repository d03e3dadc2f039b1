import type { ExampleSet } from '../../model/dataset';
import { type SetName, setNames } from '../../model/sets';
import type { PreparedExamples } from '../prepare';
import type { Cells } from '../raw-examples';
import type { SetOrigin } from '../sets';
import { readNumbers } from './column-values';

/** What becomes of a row: the set that its example is in, or that it is none since a value is missing. */
export type RowSet = SetName | 'dropped';

/** A row of a spec's data, and what the network sees of it. */
export interface DataRow {
  readonly set: RowSet;
  /** From 1; absent where the source has no lines. */
  readonly line?: number;
  /** The number of its example in the set, from 0; absent for a row that is dropped. */
  readonly example?: number;
  /** Of a row that is dropped: the columns that lack the value it needs; none for a blank row. */
  readonly lacking?: readonly string[];
  /** As the network sees them; absent for a row that is dropped. */
  readonly x?: Float64Array;
  readonly y?: Float64Array;
}

/** The cells of a column, and the row in them. */
interface CellPlace {
  readonly cells: Cells;
  readonly row: number;
}

/**
 * The rows of a spec's data, counted from 0: those of the training file in its order and, behind them, those of a test
 * file.
 */
export class DataRows {
  readonly count: number;
  /** Rows of the training file. */
  private readonly own: number;
  private readonly ofOwn: readonly SetRows[];
  private readonly ofTest: SetRows | undefined;
  /** For each column of the training file, that of the test file. */
  private readonly testCells: readonly (Cells | undefined)[];
  private readonly cells: readonly Cells[];

  /** Throws Fault data-memory where there is no room for the place of each row in each set. */
  constructor({ dataset, origins, memory }: PreparedExamples) {
    const { outputs } = dataset;
    const { raw } = origins.train;
    const sets = setNames.flatMap((name) => {
      const [origin, examples] = [origins[name], dataset[name]];
      if (!origin || !examples) return [];
      memory.hold(origin.raw.source.m * Int32Array.BYTES_PER_ELEMENT);
      return [new SetRows(origin, name, examples, outputs)];
    });
    this.own = raw.source.m;
    this.ofOwn = sets.filter((set) => set.origin.raw === raw);
    this.ofTest = sets.find((set) => set.origin.raw !== raw);
    this.count = this.own + (this.ofTest?.m ?? 0);
    this.cells = raw.source.columns.map(({ cells }) => cells);
    const ofTest = this.ofTest?.origin.raw.source.columns ?? [];
    const byName = new Map(ofTest.map((column) => [column.name, column.cells]));
    this.testCells = raw.source.columns.map(({ name, isNamed }, at) =>
      isNamed ? byName.get(name) : ofTest[at]?.cells,
    );
  }

  setOf(row: number): RowSet {
    const [of, place] = this.placeOf(row);
    return of.find((set) => set.exampleOf(place) >= 0)?.set ?? 'dropped';
  }

  at(row: number): DataRow {
    const [of, place] = this.placeOf(row);
    const [first] = of;
    const found = of.map((set) => set.row(place)).find((row) => row !== undefined);
    return found ?? { set: 'dropped', ...first?.line(place), lacking: first?.lacking(place) ?? [] };
  }

  /** The cells of a column of the training file, and where a row is in them; undefined where the test file lacks it. */
  cell(row: number, column: number): CellPlace | undefined {
    const isOwn = row < this.own;
    const cells = (isOwn ? this.cells : this.testCells)[column];
    return cells && { cells, row: isOwn ? row : row - this.own };
  }

  /** The number of each row's cell in a column, as doubles; NaN where it has none. */
  numbersOf(column: number): Float64Array {
    const numbers = new Float64Array(this.count).fill(Number.NaN);
    for (const { cells, from, count } of this.parts(column)) readNumbers(cells, count, numbers.subarray(from));
    return numbers;
  }

  /** The cells of a column, of the training file and of the test file, with the numbers of the rows that they are. */
  parts(column: number): readonly { readonly cells: Cells; readonly from: number; readonly count: number }[] {
    const [own, test] = [this.cells[column], this.testCells[column]];
    return [
      ...(own ? [{ cells: own, from: 0, count: this.own }] : []),
      ...(test ? [{ cells: test, from: this.own, count: this.count - this.own }] : []),
    ];
  }

  /** The sets that a row may be in, and its place in their source. */
  private placeOf(row: number): readonly [readonly SetRows[], number] {
    return this.ofTest && row >= this.own ? [[this.ofTest], row - this.own] : [this.ofOwn, row];
  }
}

/** The rows `from` to `to`, `to` excluded, made one after the other each time that they are gone through. */
export function dataRows(prepared: PreparedExamples, from: number, to: number): Iterable<DataRow> {
  const rows = new DataRows(prepared);
  const end = Math.min(to, rows.count);
  return {
    *[Symbol.iterator]() {
      for (let row = Math.max(0, from); row < end; row++) yield rows.at(row);
    },
  };
}

/** A cell as a person reads it: the number, the text, or the mark of a missing value. */
export function cellText({ cells, row }: CellPlace): string {
  const value = cells.isMissing(row) ? Number.NaN : cells.number(row);
  if (!Number.isNaN(value)) return String(value);
  const mark = cells.mark(row);
  return mark === '' && !cells.isMissing(row) ? (cells.text(row) ?? '') : mark;
}

/** The rows of a source that a set takes its examples from. */
class SetRows {
  /** The place in the set of each row's example, −1 where it has none. */
  private readonly places: Int32Array;

  constructor(
    readonly origin: SetOrigin,
    readonly set: SetName,
    private readonly examples: ExampleSet,
    private readonly outputs: number,
  ) {
    const { source } = origin.raw;
    this.places = new Int32Array(source.m).fill(-1);
    origin.examples.forEach((example, place) => {
      this.places[source.rows[example] ?? 0] = place;
    });
  }

  get m(): number {
    return this.places.length;
  }

  /** −1 for a row that is no example of the set. */
  exampleOf(row: number): number {
    return this.places[row] ?? -1;
  }

  /** A row that is an example of the set; undefined for any other. */
  row(row: number): DataRow | undefined {
    const example = this.exampleOf(row);
    if (example < 0) return undefined;
    const { x, y } = this.examples;
    const { outputs } = this;
    return {
      set: this.set,
      ...this.line(row),
      example,
      x: x.row(example),
      y: y.subarray(example * outputs, (example + 1) * outputs),
    };
  }

  /** The columns that lack the value without which a row is no example. */
  lacking(row: number): string[] {
    const { columns, dropping } = this.origin.raw.source;
    return [...new Set(dropping)].flatMap((at) => {
      const column = columns[at];
      return column?.cells.isMissing(row) ? [column.name] : [];
    });
  }

  line(row: number): { readonly line?: number } {
    const line = this.origin.raw.source.lineOf(row);
    return line === 0 ? {} : { line };
  }
}
