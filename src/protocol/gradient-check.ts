import * as v from 'valibot';
import { momentSchema } from './moment';
import { buffer, count, real } from './scalars';

export const gradientCheckQuestionSchema = v.object({
  /** Half the step of the difference quotients. */
  epsilon: v.pipe(v.number(), v.minValue(1e-15), v.maxValue(1)),
  /** Whether a check of an earlier moment is finished first, since the network is training on. */
  finish: v.boolean(),
});
export type GradientCheckQuestion = v.InferOutput<typeof gradientCheckQuestionSchema>;

const kinkSchema = v.object({
  /** g of a unit at z = 0, or the loss of an output. */
  of: v.picklist(['activation', 'loss']),
  position: count,
  unit: count,
  /** Of the training set. */
  example: count,
  /** z of the unit at w + ε and at w − ε, or ŷ of the output. */
  above: real,
  below: real,
});

export const tensorCheckSchema = v.object({
  /** `hidden.weight` */
  name: v.string(),
  position: count,
  /** l. */
  index: count,
  symbol: v.string(),
  /** Of the tensor, and of the grid of its entries that are checked: the same where all are. */
  rows: count,
  columns: count,
  gridRows: count,
  gridColumns: count,
  relativeError: real,
  /** Of the quotients over ε alone; `relativeError` is of closer ones where that is in doubt. */
  errorAtEpsilon: real,
  maxAbs: real,
  checked: count,
  skipped: count,
  /** Float64Arrays, row by row of the grid: places in the tensor, and both values. */
  places: buffer,
  analytic: buffer,
  numeric: buffer,
  /** Float64Array: how many kinks each entry crosses. */
  crossings: buffer,
  /** Indices of entries whose values disagree, and nothing explains it. */
  wrong: v.array(count),
  /** The first kink of some entries that cross one. */
  crossed: v.array(v.object({ at: count, ...kinkSchema.entries })),
});
export type TensorCheckView = v.InferOutput<typeof tensorCheckSchema>;

export const curvePointSchema = v.object({
  epsilon: real,
  relativeError: real,
  withKinks: real,
  checked: count,
  skipped: count,
});
export type CurvePointView = v.InferOutput<typeof curvePointSchema>;

/** As far as a gradient check is done: asked again, it goes on. */
export const gradientCheckViewSchema = v.object({
  moment: momentSchema,
  epsilon: real,
  /** Quotients so far, and the part of all that they are; 1 where it is done. */
  work: count,
  done: real,
  /** Training examples that J is taken over, and whether they are all. */
  examples: count,
  whole: v.boolean(),
  /** A larger relative error is a defect. */
  limit: real,
  /** The largest of the tensors' errors. */
  relativeError: real,
  /** Those that are done. */
  tensors: v.array(tensorCheckSchema),
  /** Those that most entries cross, and the number of all that are named. */
  kinks: v.array(v.object({ ...kinkSchema.entries, entries: count })),
  kinkCount: count,
  curve: v.array(curvePointSchema),
  /** c of the errors c·ε² and c/ε, and the ε of the least error, once the curve is done. */
  branches: v.object({
    truncation: v.optional(v.number()),
    cancellation: v.optional(v.number()),
    best: v.optional(v.number()),
  }),
});
export type GradientCheckView = v.InferOutput<typeof gradientCheckViewSchema>;
