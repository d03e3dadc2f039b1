import * as v from 'valibot';
import { setNames } from '../model/sets';
import { momentSchema } from './moment';
import { buffer, count, finite, real } from './scalars';

/** Largest number of values of an x that is typed by hand. */
const mostTyped = 1e6;

/** Which example goes through the network: one of a set, or an x typed by hand in the data's units. */
export const exampleReferenceSchema = v.variant('from', [
  v.object({ from: v.picklist(setNames), index: count }),
  v.object({ from: v.literal('typed'), x: v.pipe(v.array(finite), v.maxLength(mostTyped)) }),
]);
export type ExampleReference = v.InferOutput<typeof exampleReferenceSchema>;

/** An example as in the data. What the network computes from it comes with the snapshots, at the same moment. */
export const exampleViewSchema = v.object({
  moment: momentSchema,
  /** Its `exampleKey`. */
  example: v.string(),
  /** Float64Array of n_x values as the network sees them (scaled). */
  x: buffer,
  /** Float64Array of n_x values as the file has them. */
  raw: buffer,
  /** Float64Array of n_y values in the targets' own units; absent for an x typed by hand. */
  y: v.optional(buffer),
  /** Number of the true class, where there are classes. */
  label: v.optional(count),
});
export type ExampleView = v.InferOutput<typeof exampleViewSchema>;

/** What the network computes from the chosen example. */
export const predictionSchema = v.object({
  /** Which example: its `exampleKey`. */
  example: v.string(),
  /** Float64Array of the first values of ŷ = A[L] in the targets' own units, at most `mostOutputs`. */
  output: buffer,
  /** L(ŷ, y) of this one example; absent for an x typed by hand. */
  loss: v.optional(real),
  /** Number of the predicted class and its ŷ, where there are classes. */
  predicted: v.optional(count),
  confidence: v.optional(real),
  right: v.optional(v.boolean()),
});
export type Prediction = v.InferOutput<typeof predictionSchema>;

/** Values of ŷ that each snapshot contains. */
export const mostOutputs = 64;

/** A short key of an example, by which both ends determine whether they mean the same one. */
export function exampleKey(reference: ExampleReference): string {
  if (reference.from !== 'typed') return `${reference.from} ${reference.index}`;
  // FNV-1a over the bytes, in two lanes of 32 bits with different offsets.
  let [one, other] = [0x811c9dc5, 0x9dc5811c];
  for (const byte of new Uint8Array(Float64Array.from(reference.x).buffer)) {
    one = Math.imul(one ^ byte, 0x01000193);
    other = Math.imul(other ^ (byte + 1), 0x01000193);
  }
  return `typed ${reference.x.length} ${one >>> 0} ${other >>> 0}`;
}

/** Points of a data set with two features, for the scatter over a decision surface; at most `limit` of each set. */
export const pointsSchema = v.object({
  moment: momentSchema,
  /** Float32Array, x₁ x₂ alternating, in the network's (scaled) units. */
  x: buffer,
  /** Float32Array: the class number, or y for regression. */
  label: buffer,
  /** The square [−extent, extent]² that surfaces cover. */
  extent: v.number(),
});
export type Points = v.InferOutput<typeof pointsSchema>;
