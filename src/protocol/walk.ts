import * as v from 'valibot';
import { setNames } from '../model/sets';
import { momentSchema } from './moment';
import { buffer, count, real } from './scalars';

/** What the microscope shows: an example or the batch that it is in, a stop of the walk, and a unit. */
export const walkQuestionSchema = v.object({
  from: v.picklist(setNames),
  index: count,
  /** The batch of the example instead of it alone. */
  many: v.boolean(),
  /** The stop whose formulas are told with their numbers; one behind the last is the last. */
  stop: count,
  /** The unit whose entries are told in full, where it is of a layer that the stop is about; else its first unit. */
  unit: v.optional(v.object({ position: count, unit: count })),
});
export type WalkQuestion = v.InferOutput<typeof walkQuestionSchema>;

/** A matrix as far as it is shown. */
export const matrixViewSchema = v.object({
  /** As the formula writes it: `W[2]T` is transposed. */
  name: v.string(),
  rows: count,
  columns: count,
  /** Decimals from which the formula's other numbers come out as shown; absent where there are none. */
  place: v.optional(count),
  /** Float64Array, row by row, of a matrix that is small enough to be read. */
  numbers: v.optional(buffer),
  /** Of any other: Float32Array of means over blocks, and max |value| of the whole. */
  picture: v.optional(v.object({ rows: count, columns: count, values: buffer, largest: real })),
  /** Float64Array: the column of the chosen example, of a matrix with a column for each example. */
  column: v.optional(buffer),
});
export type MatrixView = v.InferOutput<typeof matrixViewSchema>;

const numbersSchema = v.object({ line: v.string(), result: matrixViewSchema, operands: v.array(matrixViewSchema) });

export const equationViewSchema = v.object({
  ...numbersSchema.entries,
  position: count,
  letter: v.string(),
  /** How one entry comes about, where a matrix is too large to be read. */
  entry: v.optional(
    v.object({
      row: count,
      column: count,
      /** Float64Arrays of the terms of a sum. */
      terms: v.optional(
        v.object({
          weights: buffer,
          inputs: v.optional(buffer),
          bias: v.optional(real),
          divisor: v.optional(real),
          penalty: v.optional(real),
          sum: real,
          over: v.picklist(['inputs', 'units', 'examples']),
        }),
      ),
      equation: v.optional(numbersSchema),
    }),
  ),
});
export type EquationView = v.InferOutput<typeof equationViewSchema>;
export type NumbersView = v.InferOutput<typeof numbersSchema>;

export const stopViewSchema = v.object({
  part: v.picklist(['forward', 'cost', 'backward', 'update']),
  /** Of the layer; absent for the cost and the update. */
  position: v.optional(count),
  lines: v.array(v.string()),
  /** a[l], L or J, dz[l]. */
  value: v.optional(matrixViewSchema),
  /** What forward keeps here for the backward pass. */
  kept: v.array(v.string()),
});
export type StopView = v.InferOutput<typeof stopViewSchema>;

/** One update on an example, or on a batch, as the microscope walks through it. */
export const walkViewSchema = v.object({
  moment: momentSchema,
  /** The question's own example, whether it is about its batch, and the stop that is open. */
  from: v.picklist(setNames),
  index: count,
  many: v.boolean(),
  stop: count,
  /** The unit that is told of. */
  unit: v.object({ position: count, unit: count }),
  /** Columns of the batch: the first one's index in its set, their number, and whether they are the whole set. */
  first: count,
  m: count,
  whole: v.boolean(),
  stops: v.array(stopViewSchema),
  /** The symbols that the open stop reads. */
  read: v.array(v.string()),
  equations: v.array(equationViewSchema),
  /** At the update, of each layer whose W is small enough to be read: what is added to it, a Float64Array row by row. */
  changes: v.array(v.object({ position: count, change: buffer })),
  /** L of the example or J of its batch, and J of the training set or a part of it, before the update and after. */
  loss: v.object({ before: real, after: real }),
  cost: v.object({ before: real, after: real, examples: count, whole: v.boolean() }),
  rate: real,
  clipFactor: real,
  gradientNorm: real,
});
export type WalkView = v.InferOutput<typeof walkViewSchema>;
