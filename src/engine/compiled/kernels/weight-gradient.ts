import type { Arithmetic } from '../../../model/record';
import type { ExampleRows } from '../layout/matrix';
import { type PanelWidth, panelGroups, storedRows } from '../layout/panels';
import { panelPieces, type Share } from '../layout/share';
import { f32x4, i32 } from '../wasm/expression';
import type { FunctionBuilder, IntegerLocal, VectorLocal } from '../wasm/function-builder';
import { declareTile, emitAccumulate, sumsOf, tileRuns } from './tile';

export interface GradientShape {
  readonly examples: number;
  readonly inputs: number;
  readonly units: number;
  readonly widest: PanelWidth;
}

export interface GradientAddresses {
  readonly a: ExampleRows;
  readonly d: IntegerLocal;
  /** The address of the layer's panels: of W, or of a stored dW. */
  readonly panels: IntegerLocal;
}

/** Uses the sums of some units: `pointer` + `offset` is their address in W (or dW), or in b (or db). */
export type UseOfGradient = (pointer: IntegerLocal, offset: number, gradient: readonly VectorLocal[]) => void;

/**
 * dW[l] = Σ over the batch of A[l-1]ᵀdZ[l] (whose rows already include the 1/m) for a share of the inputs, a few rows
 * of a panel at a time: `use` gets each row's sums while they are still in registers. A panel of A stays in the cache
 * while all panels of dZ pass.
 */
export function emitWeightGradient(
  f: FunctionBuilder,
  arithmetic: Arithmetic,
  { examples, inputs, units, widest }: GradientShape,
  share: Share,
  { a, d, panels }: GradientAddresses,
  use: UseOfGradient,
): void {
  const tile = declareTile(f, widest);
  const [panelA, panelBytes, column, input] = [f.integer(), f.integer(), f.integer(), f.integer()];
  const [panelD, panelW, row] = [f.integer(), f.integer(), f.integer()];
  const storedD = storedRows(examples, units);

  const emitTile = (height: number, width: number, widthA: number): void => {
    const sums = sumsOf(tile, height, width / 4);
    for (const sum of sums.flat()) f.set(sum, f32x4.const(0));
    f.set(tile.pointerA, column);
    f.set(tile.pointerB, panelD);
    emitAccumulate(f, arithmetic, tile, sums, examples, { rowA: 4, depthA: widthA * 4, depthB: width * 4 });
    sums.forEach((gradient, i) => {
      use(row, i * width * 4, gradient);
    });
  };

  for (const { group, panel, count, from, length } of panelPieces(panelGroups(inputs, widest), share)) {
    const before = i32.add(
      i32.mul(a.stored, i32.const(group.start + panel * group.width)),
      i32.mul(a.first, i32.const(group.width)),
    );
    f.set(panelA, i32.add(a.address, i32.mul(i32.add(before, i32.const(from)), i32.const(4))));
    f.set(panelBytes, i32.mul(a.stored, i32.const(group.width * 4)));
    f.set(input, i32.const(group.start + panel * group.width + from));
    f.repeat(
      count,
      () => {
        for (const { start, width, count: panelsD } of panelGroups(units, widest)) {
          f.set(panelD, i32.add(d, i32.const(start * storedD * 4)));
          f.set(panelW, i32.add(panels, i32.const(start * inputs * 4)));
          f.set(panelW, i32.add(panelW, i32.mul(input, i32.const(width * 4))));
          f.repeat(
            panelsD,
            () => {
              f.set(column, panelA);
              f.set(row, panelW);
              for (const run of tileRuns(length, width, widest)) {
                f.repeat(
                  run.count,
                  () => emitTile(run.height, width, group.width),
                  () => {
                    f.advance(column, run.height * 4);
                    f.advance(row, run.height * width * 4);
                  },
                );
              }
            },
            () => {
              f.advance(panelD, storedD * width * 4);
              f.advance(panelW, inputs * width * 4);
            },
          );
        }
      },
      () => {
        f.set(panelA, i32.add(panelA, panelBytes));
        f.advance(input, group.width);
      },
    );
  }
}
