import type { Tensor } from '../../tensor';

/** Rows of numbers, one after the other, each with a further number beside it where `beside` is given. */
export interface Rows {
  readonly values: Tensor;
  readonly count: number;
  readonly width: number;
  readonly beside?: Tensor;
}

/** Rows that are equal up to their sign. */
export interface TiedRows {
  /** Ascending. */
  readonly rows: readonly number[];
  /** 1 where a row equals the first, −1 where it is the first with all signs turned. */
  readonly signs: readonly (1 | -1)[];
}

interface Group {
  readonly first: number;
  readonly members: { readonly row: number; readonly sign: 1 | -1 }[];
}

/** The golden ratio's part after the point: its multiples modulo 1 are spread evenly. */
const golden = 0.6180339887498949;

/**
 * Groups of two or more equal rows, where `mirrors` also of rows that differ by all signs. Numbers are equal within
 * `tolerance` times the largest number of the row. Each row is projected on one direction, and only rows whose
 * projections are near each other are compared: rows · width steps, whether few are equal or all.
 */
export function tiedRows(rows: Rows, tolerance: number, mirrors: boolean): readonly TiedRows[] {
  const { count, width } = rows;
  const { projections, scales } = projected(rows);
  const sizes = mirrors ? projections.map(Math.abs) : projections;
  const order = Array.from({ length: count }, (_, row) => row).sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  const groups: Group[] = [];
  // The first group that may still be near; groups are in the order of their first row's projection.
  let oldest = 0;
  const widest = scales.reduce((most, scale) => Math.max(most, scale), 0) * tolerance * (width + 1);
  for (const row of order) {
    const size = sizes[row] ?? 0;
    const near = (scales[row] ?? 0) * tolerance * (width + 1);
    while (oldest < groups.length && size - (sizes[groups[oldest]?.first ?? 0] ?? 0) > widest) oldest++;
    let joined = false;
    for (let g = groups.length - 1; g >= oldest && !joined; g--) {
      const group = groups[g];
      if (!group || size - (sizes[group.first] ?? 0) > near) break;
      const sign = signBetween(rows, group.first, row, scales, tolerance, mirrors);
      if (sign === undefined) continue;
      group.members.push({ row, sign });
      joined = true;
    }
    if (!joined) groups.push({ first: row, members: [{ row, sign: 1 }] });
  }
  return groups
    .filter(({ members }) => members.length > 1)
    .map(inOrder)
    .sort((a, b) => (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
}

/** The members by their row, with signs beside the first of them. */
function inOrder({ members }: Group): TiedRows {
  const sorted = [...members].sort((a, b) => a.row - b.row);
  const first = sorted[0]?.sign ?? 1;
  return { rows: sorted.map(({ row }) => row), signs: sorted.map(({ sign }) => (sign === first ? 1 : -1)) };
}

/** Each row's projection on a fixed direction without symmetry, and its largest number. */
function projected({ values, count, width, beside }: Rows) {
  const direction = Float64Array.from({ length: width + 1 }, (_, k) => 2 * (((k + 1) * golden) % 1) - 1);
  const projections = new Float64Array(count);
  const scales = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    let sum = (direction[width] ?? 0) * (beside?.[row] ?? 0);
    let scale = Math.abs(beside?.[row] ?? 0);
    for (let k = 0; k < width; k++) {
      const value = values[row * width + k] ?? NaN;
      sum += (direction[k] ?? 0) * value;
      const size = Math.abs(value);
      if (size > scale) scale = size;
    }
    projections[row] = sum;
    scales[row] = scale;
  }
  return { projections, scales };
}

/** By which sign two rows are equal; undefined where they are not. */
function signBetween(
  { values, width, beside }: Rows,
  first: number,
  other: number,
  scales: Float64Array,
  tolerance: number,
  mirrors: boolean,
): 1 | -1 | undefined {
  const limit = tolerance * Math.max(scales[first] ?? NaN, scales[other] ?? NaN);
  const areEqual = (sign: 1 | -1): boolean => {
    if (!(Math.abs((beside?.[first] ?? 0) - sign * (beside?.[other] ?? 0)) <= limit)) return false;
    for (let k = 0; k < width; k++) {
      const difference = (values[first * width + k] ?? NaN) - sign * (values[other * width + k] ?? NaN);
      if (!(Math.abs(difference) <= limit)) return false;
    }
    return true;
  };
  if (areEqual(1)) return 1;
  return mirrors && areEqual(-1) ? -1 : undefined;
}
