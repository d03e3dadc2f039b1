import * as v from 'valibot';
import { exampleReferenceSchema, predictionSchema } from './example';
import { momentSchema } from './moment';
import { buffer, count } from './scalars';

/** What the open panel shows: it decides what a snapshot contains. */
export const watchSchema = v.object({
  /** A hidden panel gets no snapshots. */
  visible: v.boolean(),
  example: v.nullable(exampleReferenceSchema),
  /** Side of each unit's decision surface in cells, where the input has two features; 0 for none. */
  surface: v.pipe(count, v.maxValue(128)),
  /** Steps a second that training may do; absent: as many as it can. */
  pace: v.exactOptional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(1e9))),
});
export type Watch = v.InferOutput<typeof watchSchema>;

export const layerSnapshotSchema = v.object({
  /** Index in the order written, the input being 0. */
  position: count,
  /** Float32Array of rows × columns: W[l], or its thumbnail (block means) where the whole would not fit. */
  weight: v.optional(buffer),
  rows: count,
  columns: count,
  /** max |w| of the whole matrix. */
  maxWeight: v.number(),
  /** Float32Array of n[l] values; absent where the whole would not fit. */
  bias: v.optional(buffer),
  /** Float32Array of n[l] values: a of the chosen example, or the mean over the data where none is chosen. */
  activation: v.optional(buffer),
  /**
   * Int8Array of n[l] × side × side values, in rows from x₂ = extent down: z (of softmax the log odds of a, without g a
   * itself), compressed, surfaceScale being the largest |z|. Absent for the input.
   */
  surface: v.optional(buffer),
  surfaceScale: v.number(),
  /** Uint8Array of n[l] values: `marks` or-ed together, taken over a sample of the training set. */
  marks: v.optional(buffer),
});
export type LayerSnapshot = v.InferOutput<typeof layerSnapshotSchema>;

/** The network at one moment, in at most 64 KB. */
export const snapshotSchema = v.object({
  sequence: count,
  moment: momentSchema,
  side: count,
  /** Of the requested example; absent where none was requested. */
  prediction: v.optional(predictionSchema),
  layers: v.array(layerSnapshotSchema),
});
export type Snapshot = v.InferOutput<typeof snapshotSchema>;
