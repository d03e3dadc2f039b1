import * as v from 'valibot';
import { stepsSchema } from './film';
import { momentSchema } from './moment';
import { buffer, count, real } from './scalars';

const whole = v.pipe(v.number(), v.safeInteger());

/** Counts (Uint32Array) of values in [k·2^exponent, (k+1)·2^exponent), from k = first on. */
export const spreadSchema = v.object({
  exponent: whole,
  first: whole,
  counts: buffer,
  /** The smallest and the largest finite value; NaN where there is none. */
  low: real,
  high: real,
  /** Values that are in no bin. */
  nonFinite: count,
});
export type SpreadView = v.InferOutput<typeof spreadSchema>;

/** Of the tensors that a layer has: W, Z, A and dW. */
export const layerSpreadsSchema = v.object({
  weights: v.exactOptional(spreadSchema),
  sums: v.exactOptional(spreadSchema),
  activations: v.exactOptional(spreadSchema),
  gradients: v.exactOptional(spreadSchema),
});
export type LayerSpreadsView = v.InferOutput<typeof layerSpreadsSchema>;

export const spreadsQuestionSchema = v.object({ steps: stepsSchema, position: count });
export type SpreadsQuestion = v.InferOutput<typeof spreadsQuestionSchema>;

export const spreadsPointSchema = v.object({ step: count, spreads: layerSpreadsSchema });
export type SpreadsPoint = v.InferOutput<typeof spreadsPointSchema>;

/** How the values of a layer are spread at some steps of a run. */
export const spreadsViewSchema = v.object({
  /** The present one of the run. */
  moment: momentSchema,
  position: count,
  /** Those that are known so far; of a long run at the saved moments that are nearest. */
  points: v.array(spreadsPointSchema),
  /** Training examples that Z, A and dW are over, of so many. */
  examples: count,
  of: count,
  /** From 0 to 1. */
  done: v.number(),
});
export type SpreadsView = v.InferOutput<typeof spreadsViewSchema>;
