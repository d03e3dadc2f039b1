import type { Arithmetic } from '../../../model/record';
import { multiplyAdd } from '../arithmetic';
import type { PanelWidth } from '../layout/panels';
import { f32x4, i32 } from '../wasm/expression';
import type { FunctionBuilder, IntegerLocal, VectorLocal } from '../wasm/function-builder';

/** Registers for sums, of 16: enough chains to hide a multiply-add's latency; the rest are for the factors. */
const accumulatingRegisters = 12;
/** Steps k that are written out in a loop's body. */
const unrolled = 8;
/** Rows of a tile that have their own pointer. */
const rowPointers = 6;

/** The registers of a tile of C = A·B. */
export interface Tile {
  readonly a: VectorLocal;
  readonly b: readonly VectorLocal[];
  readonly accumulators: readonly VectorLocal[];
  /** At the tile's first row. */
  readonly pointerA: IntegerLocal;
  /** At the rows below it. */
  readonly lowerA: readonly IntegerLocal[];
  readonly pointerB: IntegerLocal;
}

export function declareTile(f: FunctionBuilder, widest: PanelWidth): Tile {
  return {
    a: f.vector(),
    b: f.vectors(widest / 4),
    accumulators: f.vectors(vectorsOfSums(widest)),
    pointerA: f.integer(),
    lowerA: Array.from({ length: rowPointers - 1 }, () => f.integer()),
    pointerB: f.integer(),
  };
}

/** The sums of a tile of this many rows, row by row. */
export function sumsOf(tile: Tile, rows: number, vectors: number): readonly (readonly VectorLocal[])[] {
  return Array.from({ length: rows }, (_, r) => tile.accumulators.slice(r * vectors, (r + 1) * vectors));
}

/** 128-bit vectors of sums; V8 merges them in pairs where panels are 16 wide. */
function vectorsOfSums(widest: PanelWidth): number {
  return widest === 16 ? 2 * accumulatingRegisters : accumulatingRegisters;
}

/** Tiles of one height. */
export interface TileRun {
  readonly height: number;
  readonly count: number;
}

/** Cuts `rows` rows into tiles of nearly equal height, none higher than the registers allow for panels of `width`. */
export function tileRuns(rows: number, width: number, widest: PanelWidth): readonly TileRun[] {
  const highest = Math.min(accumulatingRegisters, vectorsOfSums(widest) / (width / 4));
  const tiles = Math.ceil(rows / highest);
  const height = Math.ceil(rows / tiles);
  const lower = tiles * height - rows;
  const runs = [
    { height, count: tiles - lower },
    { height: height - 1, count: lower },
  ];
  return runs.filter(({ count }) => count > 0);
}

/** Byte distances: between rows of A, and between successive k in A and in B. */
export interface Strides {
  readonly rowA: number;
  readonly depthA: number;
  readonly depthB: number;
}

/**
 * sums[r][·] += Σₖ A(r, k) · B(k, ·) for k = 0 … depth−1 in that order, for any tile: the order of the sum is part
 * of the result. Advances the pointers by the returned number of k. V8 computes an address again for every offset of a
 * splat load, once for all loads with that offset: so rows differ by pointer, k by offset.
 */
export function emitAccumulate(
  f: FunctionBuilder,
  arithmetic: Arithmetic,
  tile: Tile,
  sums: readonly (readonly VectorLocal[])[],
  depth: number,
  strides: Strides,
): number {
  const pointers = [tile.pointerA, ...tile.lowerA].slice(0, sums.length);
  pointers.forEach((pointer, r) => {
    if (r > 0) f.set(pointer, i32.add(tile.pointerA, i32.const(r * strides.rowA)));
  });
  const b = tile.b.slice(0, sums[0]?.length);
  const units = (count: number): void => {
    for (let k = 0; k < count; k++) {
      b.forEach((register, v) => {
        f.set(register, f32x4.load(tile.pointerB, k * strides.depthB + v * 16));
      });
      sums.forEach((row, r) => {
        f.set(
          tile.a,
          f32x4.loadSplat(
            pointers[r % rowPointers] ?? tile.pointerA,
            (r - (r % rowPointers)) * strides.rowA + k * strides.depthA,
          ),
        );
        row.forEach((sum, v) => {
          const factor = b[v];
          if (factor) f.set(sum, multiplyAdd(arithmetic, tile.a, factor, sum));
        });
      });
    }
  };
  if (depth <= unrolled) {
    units(depth);
    return 0;
  }
  const whole = Math.floor(depth / unrolled);
  f.repeat(
    whole,
    () => units(unrolled),
    () => {
      for (const pointer of pointers) f.advance(pointer, unrolled * strides.depthA);
      f.advance(tile.pointerB, unrolled * strides.depthB);
    },
  );
  units(depth - whole * unrolled);
  return whole * unrolled;
}
