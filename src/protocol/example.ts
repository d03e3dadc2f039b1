import * as v from 'valibot';
import { buffer, count, finite, real } from './scalars';

/** An x of more values is no longer typed by hand. */
const mostTyped = 1e6;

/** Which example flows through the network: one of a set, or an x typed by hand in the data's own units. */
export const exampleReferenceSchema = v.variant('from', [
  v.object({ from: v.literal('train'), index: count }),
  v.object({ from: v.literal('test'), index: count }),
  v.object({ from: v.literal('typed'), x: v.pipe(v.array(finite), v.maxLength(mostTyped)) }),
]);
export type ExampleReference = v.InferOutput<typeof exampleReferenceSchema>;

export const exampleViewSchema = v.object({
  /** Float64Array of n_x values as the network sees them (scaled). */
  x: buffer,
  /** Float64Array of n_x values as the file has them. */
  raw: buffer,
  /** Float64Array of n_y values; absent for an x typed by hand. */
  y: v.optional(buffer),
  /** Float64Array of n_y values: ŷ = A[L]. */
  output: buffer,
  /** L(ŷ, y) of this one example. */
  loss: v.optional(real),
  /** Numbers of the true and the predicted class, where there are classes. */
  label: v.optional(count),
  predicted: v.optional(count),
  right: v.optional(v.boolean()),
});
export type ExampleView = v.InferOutput<typeof exampleViewSchema>;

/** Points of a data set with two features, for the scatter over a decision surface; at most `limit` of each set. */
export const pointsSchema = v.object({
  /** Float32Array, x₁ x₂ alternating, in the network's (scaled) units. */
  x: buffer,
  /** Float32Array: the class number, or y for regression. */
  label: buffer,
  /** The square [−extent, extent]² that surfaces cover. */
  extent: v.number(),
});
export type Points = v.InferOutput<typeof pointsSchema>;
