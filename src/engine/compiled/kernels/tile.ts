import { type Arithmetic, multiplyAdd } from '../arithmetic';
import { f32x4 } from '../wasm/expression';
import type { FunctionBuilder, IntegerLocal, VectorLocal } from '../wasm/function-builder';

/** Rows of a register tile: with 16 floats a row, 6 rows fill 12 of the 16 registers of 256 bits. */
export const tileRows = 6;

/** The registers of a tile of C = A·B: `accumulators[row][vector]`. */
export interface Tile {
  readonly a: VectorLocal;
  readonly b: readonly VectorLocal[];
  readonly accumulators: readonly (readonly VectorLocal[])[];
  readonly pointerA: IntegerLocal;
  readonly pointerB: IntegerLocal;
}

export function declareTile(f: FunctionBuilder): Tile {
  return {
    a: f.vector(),
    b: f.vectors(4),
    accumulators: Array.from({ length: tileRows }, () => f.vectors(4)),
    pointerA: f.integer(),
    pointerB: f.integer(),
  };
}

/** The part of a tile that a call uses. */
export function corner(tile: Tile, rows: number, vectors: number): readonly (readonly VectorLocal[])[] {
  return tile.accumulators.slice(0, rows).map((row) => row.slice(0, vectors));
}

/** Byte distances: between rows of A, and between successive k in A and in B. */
export interface Strides {
  readonly rowA: number;
  readonly depthA: number;
  readonly depthB: number;
}

/**
 * acc[r][·] += Σₖ A(r, k) · B(k, ·) for k = 0 … depth−1 in that order, whatever the tile: the order of the sum is part
 * of the result. Depths up to 16 are written out, longer ones by fours.
 */
export function emitAccumulate(
  f: FunctionBuilder,
  arithmetic: Arithmetic,
  tile: Tile,
  rows: number,
  vectors: number,
  depth: number,
  strides: Strides,
): void {
  const accumulators = corner(tile, rows, vectors);
  const b = tile.b.slice(0, vectors);
  const unroll = depth <= 16 ? depth : 4;
  const unit = (k: number): void => {
    b.forEach((register, v) => {
      f.set(register, f32x4.load(tile.pointerB, k * strides.depthB + v * 16));
    });
    accumulators.forEach((row, r) => {
      f.set(tile.a, f32x4.loadSplat(tile.pointerA, r * strides.rowA + k * strides.depthA));
      row.forEach((sum, v) => {
        const factor = b[v];
        if (factor) f.set(sum, multiplyAdd(arithmetic, tile.a, factor, sum));
      });
    });
  };
  const units = (count: number): void => {
    for (let k = 0; k < count; k++) unit(k);
  };
  const whole = Math.floor(depth / unroll);
  const rest = depth - whole * unroll;
  if (whole === 1 && rest === 0) {
    units(unroll);
    return;
  }
  f.repeat(
    whole,
    () => units(unroll),
    () => {
      f.advance(tile.pointerA, unroll * strides.depthA);
      f.advance(tile.pointerB, unroll * strides.depthB);
    },
  );
  units(rest);
}

/** Cuts a depth into blocks that stay in the first-level cache, in whole fours. */
export function depthBlocks(
  depth: number,
  longest = 256,
): readonly { readonly start: number; readonly length: number }[] {
  const length = Math.ceil(Math.ceil(depth / Math.ceil(depth / longest)) / 4) * 4;
  const blocks = [];
  for (let start = 0; start < depth; start += length) blocks.push({ start, length: Math.min(length, depth - start) });
  return blocks;
}
