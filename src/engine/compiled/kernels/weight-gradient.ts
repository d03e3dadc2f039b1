import type { Arithmetic } from '../arithmetic';
import type { PanelGroup } from '../layout/panels';
import type { Share } from '../layout/share';
import { f32x4, i32 } from '../wasm/expression';
import type { FunctionBuilder, IntegerLocal, VectorLocal } from '../wasm/function-builder';
import { emitPack, packedInputs, packs } from './pack';
import { corner, declareTile, emitAccumulate, tileRows } from './tile';

export interface GradientShape {
  readonly examples: number;
  readonly inputs: number;
  readonly units: number;
  /** Panels of the units. */
  readonly groups: readonly PanelGroup[];
  /** Floats from one example's row to the next in A[l-1] and in dZ[l]. */
  readonly strideA: number;
  readonly strideD: number;
}

export interface GradientAddresses {
  readonly a: IntegerLocal;
  readonly d: IntegerLocal;
  /** Where the layer's panels begin: of W, or of a stored dW. */
  readonly panels: IntegerLocal;
  readonly pack: IntegerLocal;
}

/**
 * dW[l] = Σ over the batch of A[l-1]ᵀdZ[l] (whose rows already hold the 1/m) for a share of the inputs, a few rows of
 * the panel at a time: `use` takes each row's sums while they are still in registers.
 */
export function emitWeightGradient(
  f: FunctionBuilder,
  arithmetic: Arithmetic,
  shape: GradientShape,
  share: Share,
  addresses: GradientAddresses,
  use: (pointer: IntegerLocal, offset: number, gradient: readonly VectorLocal[]) => void,
): void {
  const packed = packs(shape);
  const tile = declareTile(f);
  const [columns, panel, dz, row] = [f.integer(), f.integer(), f.integer(), f.integer()];
  const [blockStart, firstInput] = [f.integer(), f.integer()];
  const strides = {
    rowA: 4,
    depthA: packed ? tileRows * 4 : shape.strideA * 4,
    depthB: shape.strideD * 4,
  };

  const emitTile = (inputs: number, vectors: number): void => {
    const sums = corner(tile, inputs, vectors);
    for (const sum of sums.flat()) f.set(sum, f32x4.const(0));
    f.set(tile.pointerA, columns);
    f.set(tile.pointerB, dz);
    emitAccumulate(f, arithmetic, tile, inputs, vectors, shape.examples, strides);
    sums.forEach((gradient, i) => {
      use(row, i * vectors * 16, gradient);
    });
  };

  const emitPanel = (inputs: number, width: number): void => {
    f.set(columns, packed ? addresses.pack : blockStart);
    f.set(row, panel);
    f.repeat(
      Math.floor(inputs / tileRows),
      () => emitTile(tileRows, width / 4),
      () => {
        f.advance(columns, packed ? shape.examples * tileRows * 4 : tileRows * 4);
        f.advance(row, tileRows * width * 4);
      },
    );
    if (inputs % tileRows > 0) emitTile(inputs % tileRows, width / 4);
  };

  const emitBlock = (inputs: number): void => {
    if (packed) emitPack(f, shape, inputs, blockStart, addresses.pack);
    for (const { start, width, count } of shape.groups) {
      f.set(dz, i32.add(addresses.d, i32.const(start * 4)));
      f.set(panel, i32.add(addresses.panels, i32.const(start * shape.inputs * 4)));
      f.set(panel, i32.add(panel, i32.mul(firstInput, i32.const(width * 4))));
      f.repeat(
        count,
        () => emitPanel(inputs, width),
        () => {
          f.advance(dz, width * 4);
          f.advance(panel, shape.inputs * width * 4);
        },
      );
    }
  };

  f.set(blockStart, i32.add(addresses.a, i32.const(share.start * 4)));
  f.set(firstInput, i32.const(share.start));
  f.repeat(
    Math.floor(share.length / packedInputs),
    () => emitBlock(packedInputs),
    () => {
      f.advance(blockStart, packedInputs * 4);
      f.advance(firstInput, packedInputs);
    },
  );
  if (share.length % packedInputs > 0) emitBlock(share.length % packedInputs);
}
