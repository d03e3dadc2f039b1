import type { Arithmetic } from '../arithmetic';
import type { ProductShape } from '../layout/matrix';
import { f32x4, type Integer, i32 } from '../wasm/expression';
import type { FunctionBuilder, IntegerLocal, VectorLocal } from '../wasm/function-builder';
import { corner, declareTile, depthBlocks, emitAccumulate, tileRows } from './tile';

/** Where a product's matrices lie: addresses of A's first row, of B's panels, of C's first row. */
export interface ProductAddresses {
  readonly a: Integer;
  readonly b: Integer;
  readonly c: Integer;
}

export interface ProductEpilogue {
  /** Sets a panel's starting values before the first depth block; `panel` counts floats from the first column. */
  start(columnBytes: IntegerLocal, accumulators: readonly (readonly VectorLocal[])[]): void;
  /** Turns a row's finished sums into what is stored, in place; `row` addresses the row in C. */
  finish(row: Integer, rowBytes: number, sums: readonly VectorLocal[]): void;
}

/**
 * C = finish(start + A·B), tile by tile: panels outermost (a panel of B stays in the cache while all rows pass), depth
 * blocks outside of panels. Between depth blocks the partial sums rest in C.
 */
export function emitProduct(
  f: FunctionBuilder,
  arithmetic: Arithmetic,
  shape: ProductShape,
  addresses: ProductAddresses,
  epilogue: ProductEpilogue,
): void {
  const { rows, depth, groups } = shape;
  const rowA = shape.strideA * 4;
  const rowC = shape.strideC * 4;
  const tile = declareTile(f);
  const [a, c, b, column] = [f.integer(), f.integer(), f.integer(), f.integer()];
  const blocks = depthBlocks(depth);

  const emitTile = (tileHeight: number, vectors: number, length: number, first: boolean, last: boolean): void => {
    const sums = corner(tile, tileHeight, vectors);
    if (first) epilogue.start(column, sums);
    else {
      sums.forEach((row, r) => {
        row.forEach((sum, v) => {
          f.set(sum, f32x4.load(c, r * rowC + v * 16));
        });
      });
    }
    f.set(tile.pointerA, a);
    f.set(tile.pointerB, b);
    emitAccumulate(f, arithmetic, tile, tileHeight, vectors, length, { rowA, depthA: 4, depthB: vectors * 16 });
    sums.forEach((row, r) => {
      if (last) epilogue.finish(c, r * rowC, row);
      row.forEach((sum, v) => {
        f.store(c, r * rowC + v * 16, sum);
      });
    });
  };

  blocks.forEach(({ start, length }, index) => {
    const first = index === 0;
    const last = index === blocks.length - 1;
    for (const group of groups) {
      f.set(b, i32.add(addresses.b, i32.const((group.start * depth + start * group.width) * 4)));
      f.set(column, i32.const(group.start * 4));
      f.repeat(
        group.count,
        () => {
          f.set(a, i32.add(addresses.a, i32.const(start * 4)));
          f.set(c, i32.add(addresses.c, column));
          const vectors = group.width / 4;
          f.repeat(
            Math.floor(rows / tileRows),
            () => emitTile(tileRows, vectors, length, first, last),
            () => {
              f.advance(a, tileRows * rowA);
              f.advance(c, tileRows * rowC);
            },
          );
          if (rows % tileRows > 0) emitTile(rows % tileRows, vectors, length, first, last);
        },
        () => {
          f.advance(b, depth * group.width * 4);
          f.advance(column, group.width * 4);
        },
      );
    }
  });
}
