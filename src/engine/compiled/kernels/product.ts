import type { Arithmetic } from '../../../model/record';
import { type DepthBlock, depthBlocks, depthOf } from '../layout/depth';
import type { ExampleRows, ProductShape } from '../layout/matrix';
import { f32x4, type Integer, i32 } from '../wasm/expression';
import type { FunctionBuilder, IntegerLocal, VectorLocal } from '../wasm/function-builder';
import { declareTile, emitAccumulate, sumsOf, tileRuns } from './tile';

/** Addresses of a product's matrices: rows of A, and B and C. */
export interface ProductAddresses {
  readonly a: ExampleRows;
  readonly b: Integer;
  readonly c: Integer;
}

export interface ProductEpilogue {
  /** Sets a panel's starting values before the first depth block; `columnBytes` counts bytes from the first column. */
  start(columnBytes: IntegerLocal, sums: readonly (readonly VectorLocal[])[]): void;
  /** Turns a row's finished sums into the stored values, in place; `row` addresses the row in C. */
  finish(row: Integer, rowBytes: number, sums: readonly VectorLocal[]): void;
}

/** The address of a run of A's panels at the first row, and the bytes from one panel to the next. */
interface RunPlace {
  readonly base: IntegerLocal;
  readonly panelBytes: IntegerLocal;
}

/**
 * C = finish(start + A·B), tile by tile. Depth blocks are outermost, then panels (a block of a panel of B stays in the
 * cache while all rows pass). Between depth blocks the partial sums are in C.
 */
export function emitProduct(
  f: FunctionBuilder,
  arithmetic: Arithmetic,
  shape: ProductShape,
  addresses: ProductAddresses,
  epilogue: ProductEpilogue,
): void {
  const { rows, depth, groups, widest } = shape;
  const tile = declareTile(f, widest);
  const [c, b, column, row] = [f.integer(), f.integer(), f.integer(), f.integer()];
  const [panelC, done] = [f.integer(), f.integer()];
  const places = shape.runs.map(({ start, width }): RunPlace => {
    const { address, stored, first } = addresses.a;
    const place = { base: f.integer(), panelBytes: f.integer() };
    const rowsBefore = i32.add(i32.mul(stored, i32.const(start)), i32.mul(first, i32.const(width)));
    f.set(place.base, i32.add(address, i32.mul(rowsBefore, i32.const(4))));
    f.set(place.panelBytes, i32.mul(stored, i32.const(width * 4)));
    return place;
  });

  /** One tile, over one depth block. */
  const emitTile = (height: number, vectors: number, block: DepthBlock, first: boolean, last: boolean): void => {
    const sums = sumsOf(tile, height, vectors);
    const rowBytes = vectors * 16;
    if (first) epilogue.start(column, sums);
    else {
      sums.forEach((values, r) => {
        values.forEach((sum, v) => {
          f.set(sum, f32x4.load(c, r * rowBytes + v * 16));
        });
      });
    }
    f.set(tile.pointerB, b);
    for (const { run, panels, width, filled } of block.runs) {
      const place = places[run];
      if (!place) continue;
      f.set(tile.pointerA, i32.add(place.base, i32.mul(row, i32.const(width * 4))));
      f.repeat(panels, () => {
        const strides = { rowA: width * 4, depthA: 4, depthB: rowBytes };
        const moved = emitAccumulate(f, arithmetic, tile, sums, filled, strides);
        f.set(tile.pointerA, i32.add(tile.pointerA, i32.sub(place.panelBytes, i32.const(moved * 4))));
        f.advance(tile.pointerB, (filled - moved) * rowBytes);
      });
    }
    sums.forEach((values, r) => {
      if (last) epilogue.finish(c, r * rowBytes, values);
      values.forEach((sum, v) => {
        f.store(c, r * rowBytes + v * 16, sum);
      });
    });
  };

  const emitPanel = (width: number, block: DepthBlock, first: boolean, last: boolean): void => {
    f.set(row, i32.const(0));
    f.set(c, i32.add(panelC, i32.const(shape.first * width * 4)));
    for (const { height, count } of tileRuns(rows, width, widest)) {
      f.repeat(
        count,
        () => emitTile(height, width / 4, block, first, last),
        () => {
          f.advance(row, height);
          f.advance(c, height * width * 4);
        },
      );
    }
  };

  f.set(done, i32.const(0));
  depthBlocks(shape.runs).forEach((block, index, { length }) => {
    const [first, last] = [index === 0, index === length - 1];
    f.repeat(block.times, () => {
      for (const { start, width, count } of groups) {
        f.set(b, i32.add(addresses.b, i32.const(start * depth * 4)));
        f.set(b, i32.add(b, i32.mul(done, i32.const(width * 4))));
        f.set(panelC, i32.add(addresses.c, i32.const(start * shape.storedC * 4)));
        f.set(column, i32.const(start * 4));
        f.repeat(
          count,
          () => emitPanel(width, block, first, last),
          () => {
            f.advance(b, depth * width * 4);
            f.advance(panelC, shape.storedC * width * 4);
            f.advance(column, width * 4);
          },
        );
      }
      const [main] = places;
      if (last || !main) return;
      f.advance(done, depthOf(block));
      f.set(main.base, i32.add(main.base, i32.mul(main.panelBytes, i32.const(block.runs[0]?.panels ?? Number.NaN))));
    });
  });
}
