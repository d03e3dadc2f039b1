import { laneMask } from '../layout/lanes';
import { type PanelWidth, panelGroups, storedRows } from '../layout/panels';
import type { Share } from '../layout/share';
import type { OutputRule } from '../losses/output-rule';
import { f32x4, type Integer, i32, i32x4, v128 } from '../wasm/expression';
import type { FunctionBuilder, IntegerLocal, VectorLocal } from '../wasm/function-builder';
import type { ModuleBuilder } from '../wasm/module-builder';

export type OutputGradient = FunctionBuilder<'z' | 'y' | 'shares' | 'd'>;

export interface OutputShape {
  /** Which examples of the batch. */
  readonly rows: Share;
  /** m of the batch. */
  readonly batch: number;
  /** Whether each example has its own share of the mean, instead of 1/m. */
  readonly weighted: boolean;
  readonly units: number;
  /** Floats from one example's targets to the next. */
  readonly targetStride: number;
  readonly widest: PanelWidth;
}

/**
 * dZ[L] = ∂L/∂Z[L] · 1/m for a share of a batch of m examples; with weights, ∂L/∂Z[L] · w/Σw.
 * Parameters: addresses of Z[L], of the batch's first row of Y, of the examples' shares w/Σw, of dZ[L].
 */
export function defineOutputGradient(
  module: ModuleBuilder,
  shape: OutputShape,
  declareRule: (f: FunctionBuilder) => OutputRule,
): OutputGradient {
  const f: OutputGradient = module.define('z', 'y', 'shares', 'd');
  const { rows, units, targetStride } = shape;
  if (rows.length === 0) return f;
  const rule = declareRule(f);
  const { y, shares } = f.parameters;
  f.advance(y, rows.start * targetStride * 4);
  if (shape.weighted) f.advance(shares, rows.start * 4);
  const vectors = rowVectors(f, shape);
  const single = rule.pointwise && units === 1;
  const fours = single ? Math.floor(rows.length / 4) : 0;
  const [row] = vectors;
  if (row && fours > 0) emitFours(f, fours, shape, row, rule);
  emitRows(f, rows.length - 4 * fours, shape, vectors, rule);
  return f;
}

/** The address of a vector of a row: in Z `z + offset`, in dZ `d + offset`; in the next row `step` bytes further. */
interface RowVector {
  readonly z: IntegerLocal;
  readonly d: IntegerLocal;
  readonly offset: number;
  readonly step: number;
}

/** The vectors of the first row of a share; those in panels of one width share their pointers. */
function rowVectors(f: OutputGradient, { rows, batch, units, widest }: OutputShape): readonly RowVector[] {
  const stored = storedRows(batch, units);
  return panelGroups(units, widest).flatMap(({ start, width, count }) => {
    const [z, d] = [f.integer(), f.integer()];
    const before = i32.const((start * stored + rows.start * width) * 4);
    f.set(z, i32.add(f.parameters.z, before));
    f.set(d, i32.add(f.parameters.d, before));
    return Array.from({ length: (count * width) / 4 }, (_, v): RowVector => {
      const panel = Math.floor((v * 4) / width);
      return { z, d, offset: (panel * stored * width + v * 4 - panel * width) * 4, step: width * 4 };
    });
  });
}

/** Advances every pointer by a number of examples. */
function advance(
  f: OutputGradient,
  { targetStride, weighted }: OutputShape,
  vectors: readonly RowVector[],
  examples: number,
): void {
  const steps = new Map(vectors.flatMap(({ z, d, step }) => [[z, step] as const, [d, step] as const]));
  for (const [pointer, step] of steps) f.advance(pointer, examples * step);
  f.advance(f.parameters.y, examples * targetStride * 4);
  if (weighted) f.advance(f.parameters.shares, examples * 4);
}

/** A network with one output: four examples in one vector instead of one useful lane in four. */
function emitFours(f: OutputGradient, fours: number, shape: OutputShape, place: RowVector, rule: OutputRule): void {
  const { targetStride, weighted, batch } = shape;
  const examples = f.fourVectors();
  const [first, second, third, fourth] = examples;
  const [value, target, zero] = [f.vector(), f.vector(), f.vector()];
  const gather = (from: Integer, bytes: number, to: VectorLocal): void => {
    examples.forEach((example, i) => {
      f.set(example, f32x4.load(from, i * bytes));
    });
    const front = f32x4.shuffle(first, second, [0, 4, 1, 5]);
    f.set(to, f32x4.shuffle(front, f32x4.shuffle(third, fourth, [0, 4, 1, 5]), [0, 1, 4, 5]));
  };
  f.set(zero, f32x4.const(0));
  f.repeat(
    fours,
    () => {
      gather(place.z, place.step, value);
      if (targetStride === 1) f.set(target, f32x4.load(f.parameters.y));
      else gather(f.parameters.y, targetStride * 4, target);
      rule.emit([value], [target]);
      f.set(value, f32x4.mul(value, weighted ? f32x4.load(f.parameters.shares) : f.splat(1 / batch)));
      for (const lane of [0, 1, 2, 3] as const) {
        f.store(place.d, lane * place.step, f32x4.shuffle(value, zero, [lane, 4, 4, 4]));
      }
    },
    () => advance(f, shape, [place], 4),
  );
}

/** One example at a time; the padding of its row becomes 0. */
function emitRows(
  f: OutputGradient,
  rows: number,
  shape: OutputShape,
  vectors: readonly RowVector[],
  rule: OutputRule,
): void {
  const { units, weighted, batch } = shape;
  const used = Math.ceil(units / 4);
  const values = f.vectors(used);
  const targets = f.vectors(used);
  f.repeat(
    rows,
    () => {
      values.forEach((value, v) => {
        const place = vectors[v];
        if (place) f.set(value, f32x4.load(place.z, place.offset));
      });
      targets.forEach((target, v) => {
        f.set(target, f32x4.load(f.parameters.y, v * 16));
      });
      rule.emit(values, targets);
      vectors.forEach(({ d, offset }, v) => {
        const value = values[v];
        const share = weighted ? f32x4.loadSplat(f.parameters.shares) : f.splat(1 / batch);
        const mean = value && f32x4.mul(value, share);
        if (!mean) f.store(d, offset, f32x4.const(0));
        else f.store(d, offset, v === used - 1 ? v128.and(mean, i32x4.const(...laneMask(units))) : mean);
      });
    },
    () => advance(f, shape, vectors, 1),
  );
}
