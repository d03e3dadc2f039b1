import type { Lane, StepFactors, TensorName, UpdateRow } from '../optimizers/update-rule';
import { f32x4, type Integer } from '../wasm/expression';
import type { FunctionBuilder, IntegerLocal, VectorLocal } from '../wasm/function-builder';

/** Bytes from a parameter to its moments; every tensor of a layer has the parameter's own layout. */
export interface MomentDistances {
  readonly first: number;
  readonly second: number;
}

/** Registers for rows of up to this many vectors; one set serves a whole function. */
export class RowRegisters {
  private readonly lanes: readonly Readonly<Record<TensorName, VectorLocal>>[];

  constructor(
    private readonly f: FunctionBuilder,
    vectors: number,
  ) {
    this.lanes = Array.from({ length: vectors }, () => ({
      parameter: f.vector(),
      first: f.vector(),
      second: f.vector(),
    }));
  }

  /** The row at `pointer + offset` whose gradient is in these registers. Throws where it is wider than this set. */
  row(pointer: IntegerLocal, offset: number, gradient: readonly VectorLocal[], distances: MomentDistances): UpdateRow {
    const { f } = this;
    const lanes = gradient.map((g, v): Lane => {
      const own = this.lanes[v];
      if (!own) throw new RangeError(`a row of ${gradient.length} vectors for ${this.lanes.length} registers`);
      return { gradient: g, ...own };
    });
    const start: Record<TensorName, number> = {
      parameter: offset,
      first: offset + distances.first,
      second: offset + distances.second,
    };
    return {
      f,
      lanes,
      load: (tensor) =>
        lanes.forEach((lane, v) => {
          f.set(lane[tensor], f32x4.load(pointer, start[tensor] + v * 16));
        }),
      store: (tensor) =>
        lanes.forEach((lane, v) => {
          f.store(pointer, start[tensor] + v * 16, lane[tensor]);
        }),
    };
  }
}

/** Spreads a step's factors over registers; `table` addresses that step’s entry. */
export function emitStepFactors(f: FunctionBuilder, table: Integer): StepFactors {
  const factors = { rate: f.vector(), correction: f.vector(), keep: f.vector() };
  Object.values(factors).forEach((factor, i) => {
    f.set(factor, f32x4.loadSplat(table, i * 4));
  });
  return factors;
}
