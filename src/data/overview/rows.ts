import type { ExampleSet } from '../../model/dataset';
import { type SetName, setNames } from '../../model/sets';
import type { PreparedExamples } from '../prepare';
import type { SetOrigin } from '../sets';

/** A row of a spec's data, and what the network sees of it. */
export interface DataRow {
  readonly set: SetName | 'dropped';
  /** From 1; absent where the source has no lines. */
  readonly line?: number;
  /** As the network sees them; absent for a row that is dropped. */
  readonly x?: Float64Array;
  readonly y?: Float64Array;
}

/**
 * The rows `from` to `to`, counted from 0, `to` excluded: those of the training file in its order and, behind them, those
 * of a test file.
 */
export function dataRows({ dataset, origins }: PreparedExamples, from: number, to: number): DataRow[] {
  const { features, outputs } = dataset;
  const sizes = [features, outputs] as const;
  const sets = setNames.flatMap((name) => {
    const [origin, examples] = [origins[name], dataset[name]];
    return origin && examples ? [{ origin, rows: new SetRows(origin, name, examples, sizes) }] : [];
  });
  const own = sets.filter(({ origin }) => origin.raw === origins.train.raw).map(({ rows }) => rows);
  const other = sets.find(({ origin }) => origin.raw !== origins.train.raw)?.rows;
  const count = origins.train.raw.source.m;
  const rows: DataRow[] = [];
  for (let row = Math.max(0, from); row < Math.min(to, count + (other?.m ?? 0)); row++) {
    const [of, place] = other && row >= count ? [[other], row - count] : [own, row];
    const dropped: DataRow = { set: 'dropped', ...of[0]?.line(place) };
    rows.push(of.map((set) => set.example(place)).find((example) => example !== undefined) ?? dropped);
  }
  return rows;
}

/** The rows of a source that a set takes its examples from. */
class SetRows {
  /** The place in the set of each row's example, −1 where it has none. */
  private readonly places: Int32Array;

  constructor(
    private readonly origin: SetOrigin,
    private readonly set: SetName,
    private readonly examples: ExampleSet,
    private readonly sizes: readonly [features: number, outputs: number],
  ) {
    const { source } = origin.raw;
    this.places = new Int32Array(source.m).fill(-1);
    for (const [place, example] of origin.examples.entries()) this.places[source.rows[example] ?? 0] = place;
  }

  get m(): number {
    return this.places.length;
  }

  /** A row that is an example of the set; undefined for any other. */
  example(row: number): DataRow | undefined {
    const place = this.places[row] ?? -1;
    if (place < 0) return undefined;
    const { x, y } = this.examples;
    const [n, outputs] = this.sizes;
    return {
      set: this.set,
      ...this.line(row),
      x: x.subarray(place * n, (place + 1) * n),
      y: y.subarray(place * outputs, (place + 1) * outputs),
    };
  }

  line(row: number): { readonly line?: number } {
    const line = this.origin.raw.source.lineOf(row);
    return line === 0 ? {} : { line };
  }
}
