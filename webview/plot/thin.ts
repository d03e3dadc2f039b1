/** Lines over a shared x, no more points than the pixels can show. */
export interface Thinned {
  readonly x: number[];
  /** null where a line has no value: not recorded, not finite, or not positive on a logarithmic scale. */
  readonly lines: (number | null)[][];
}

const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

/** The first record of each of some buckets with as many records, and the end of all. */
export function evenStarts(from: number, to: number, buckets: number): readonly number[] {
  const count = Math.max(0, to - from);
  return Array.from({ length: buckets + 1 }, (_, i) => from + Math.floor((i * count) / buckets));
}

/**
 * Records of the columns, two points a bucket: its smallest and largest value in the order in which they came, so that no spike
 * is lost. Everything is kept where it fits. `starts` are the first record of each bucket, and the end of the last one.
 */
export function thin(x: Float64Array, columns: readonly Float64Array[], starts: readonly number[]): Thinned {
  const buckets = starts.length - 1;
  const [from = 0] = starts;
  const to = starts.at(-1) ?? from;
  const count = Math.max(0, to - from);
  if (count <= 2 * buckets) {
    return {
      x: Array.from(x.subarray(from, to)),
      lines: columns.map((column) => Array.from(column.subarray(from, to), finite)),
    };
  }
  const xs: number[] = [];
  for (let b = 0; b < buckets; b++) {
    xs.push(x[starts[b] ?? 0] ?? 0, x[(starts[b + 1] ?? 1) - 1] ?? 0);
  }
  return { x: xs, lines: columns.map((column) => extremes(column, starts)) };
}

function extremes(column: Float64Array, starts: readonly number[]): (number | null)[] {
  const line: (number | null)[] = [];
  for (let b = 0; b + 1 < starts.length; b++) {
    const end = starts[b + 1] ?? 0;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    let lowAt = 0;
    let highAt = 0;
    for (let i = starts[b] ?? 0; i < end; i++) {
      const value = column[i] ?? Number.NaN;
      if (value < low && value !== Number.NEGATIVE_INFINITY) {
        low = value;
        lowAt = i;
      }
      if (value > high && value !== Number.POSITIVE_INFINITY) {
        high = value;
        highAt = i;
      }
    }
    if (low > high) line.push(null, null);
    else line.push(column[Math.min(lowAt, highAt)] ?? null, column[Math.max(lowAt, highAt)] ?? null);
  }
  return line;
}

/** `count` indices spread evenly over 0 … length − 1, first and last included: rows of a table read aloud. */
export function spread(length: number, count: number): number[] {
  if (length <= count) return Array.from({ length }, (_, i) => i);
  return Array.from({ length: count }, (_, i) => Math.round((i * (length - 1)) / (count - 1)));
}
