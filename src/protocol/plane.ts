import * as v from 'valibot';
import { momentSchema } from './moment';
import { buffer, count } from './scalars';

export const planeQuestionSchema = v.object({
  position: count,
  unit: count,
  /** The features from left to right, and from below to above. */
  features: v.tuple([count, count]),
  /** Side of the surface in cells, at most. */
  side: v.pipe(count, v.minValue(1), v.maxValue(512)),
});
export type PlaneQuestion = v.InferOutput<typeof planeQuestionSchema>;

const range = v.tuple([v.number(), v.number()]);

/** A unit over two of many features, all others at their mean. */
export const planeViewSchema = v.object({
  moment: momentSchema,
  position: count,
  unit: count,
  features: v.tuple([count, count]),
  side: count,
  /** Ends of both features, as the network sees them and in the data's units. */
  across: range,
  up: range,
  rawAcross: range,
  rawUp: range,
  /** Float32Array side × side from above down: z, of softmax the log odds of a, without g a itself. */
  values: buffer,
  /** Training examples, whatever their other features are: Float32Arrays x and y alternating, and class or y. */
  points: buffer,
  labels: buffer,
});
export type PlaneView = v.InferOutput<typeof planeViewSchema>;
