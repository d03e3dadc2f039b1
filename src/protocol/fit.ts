import * as v from 'valibot';
import { setNames } from '../model/sets';
import { momentSchema } from './moment';
import { buffer, count } from './scalars';

export const fitQuestionSchema = v.object({
  /** Which output. */
  unit: count,
  /** Examples of each set, at most. */
  limit: v.pipe(count, v.maxValue(4096)),
});
export type FitQuestion = v.InferOutput<typeof fitQuestionSchema>;

/** ŷ beside y of a regression, in the target's own unit. */
export const fitViewSchema = v.object({
  moment: momentSchema,
  unit: count,
  /** Name of the target. */
  target: v.string(),
  sets: v.array(
    v.object({
      set: v.picklist(setNames),
      /** Examples of the whole set; those that are sent are spread over it. */
      size: count,
      /** Float64Arrays, a value an example: its place in the set, y, ŷ and, of one input, x in the data's unit. */
      indices: buffer,
      y: buffer,
      predicted: buffer,
      x: v.optional(buffer),
    }),
  ),
  /** Of one input: its name, and ŷ over all its values. Float64Arrays. */
  curve: v.optional(v.object({ feature: v.string(), x: buffer, predicted: buffer })),
});
export type FitView = v.InferOutput<typeof fitViewSchema>;
