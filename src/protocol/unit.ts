import * as v from 'valibot';
import { exampleReferenceSchema } from './example';
import { histogramSchema } from './histogram';
import { momentSchema } from './moment';
import { buffer, count, real } from './scalars';
import { layerSpreadsSchema } from './spread';

export const unitQuestionSchema = v.object({
  position: count,
  unit: count,
  example: v.nullable(exampleReferenceSchema),
  /** Side of the decision surface in cells; 0 for none. */
  surface: v.pipe(count, v.maxValue(512)),
});
export type UnitQuestion = v.InferOutput<typeof unitQuestionSchema>;

/** Why one unit fires: z = Σ wⱼaⱼ + b, a = g(z), g′(z), and how it behaves over the data. */
export const unitViewSchema = v.object({
  moment: momentSchema,
  position: count,
  unit: count,
  /** The `exampleKey` of the example that was asked about. */
  example: v.exactOptional(v.string()),
  /** Float64Array w[j, ·] and a[l-1] of the chosen example, n[l-1] values each; absent for an input. */
  weights: v.optional(buffer),
  inputs: v.optional(buffer),
  bias: v.optional(real),
  z: v.optional(real),
  a: v.optional(real),
  /** g′(z); of softmax ∂a/∂z = a(1 − a). */
  slope: v.optional(real),
  /** ‖dW‖ of this unit's row over the training set. */
  gradientNorm: v.optional(real),
  /**
   * Activation over the data: counts (Float64Array) in equal bins of [low, high], a row a class (one row without
   * classes).
   */
  histogram: v.object({ low: real, high: real, bins: count, groups: count, counts: buffer }),
  examples: count,
  /** Of those examples: a is 0 or under (relu family), or |g′| is small (sigmoid, tanh). */
  silent: count,
  saturated: count,
  /** The unit of the same layer whose activation over the data correlates most. */
  twin: v.optional(v.object({ unit: count, correlation: real })),
  /** Indices (Float64Array) of the training examples that excite it most, their a and, where n_x ≤ 4096, their x. */
  exciting: v.object({ indices: buffer, activations: buffer, x: v.optional(buffer) }),
  /**
   * Float32Array side × side from x₂ = extent down, for two features: z, of softmax the log odds of a, without g a itself.
   */
  surface: v.optional(v.object({ side: count, extent: v.number(), values: buffer })),
});
export type UnitView = v.InferOutput<typeof unitViewSchema>;

/** A layer at a glance. */
export const layerReportSchema = v.object({
  moment: momentSchema,
  position: count,
  weightNorm: real,
  gradientNorm: real,
  dead: count,
  saturated: count,
  twins: count,
  weights: histogramSchema,
  activations: histogramSchema,
  gradients: histogramSchema,
  /** The same, and Z, in bins that other moments can have too; over so many training examples, of so many. */
  spreads: layerSpreadsSchema,
  examples: count,
  of: count,
});
export type LayerReport = v.InferOutput<typeof layerReportSchema>;
