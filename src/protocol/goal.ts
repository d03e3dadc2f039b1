import * as v from 'valibot';
import { figureNames, type Goal, type ReachedGoal } from '../model/goal';
import { count, real, schemaOf } from './scalars';

/** Where training pauses. */
export const goalSchema = schemaOf<Goal>()(
  v.union([
    v.object({ of: v.picklist(['batches', 'epochs']), count: v.pipe(count, v.minValue(1)) }),
    v.object({
      of: v.picklist(figureNames),
      is: v.picklist(['below', 'above']),
      bound: v.pipe(v.number(), v.finite()),
    }),
    v.object({ of: v.literal('dead') }),
  ]),
);

/** The first of them that is reached ends an advance. */
export const goalsSchema = v.pipe(v.array(goalSchema), v.minLength(1), v.maxLength(20));

export const reachedGoalSchema = schemaOf<ReachedGoal>()(
  v.object({
    goal: goalSchema,
    value: v.exactOptional(real),
    layer: v.exactOptional(v.string()),
    unit: v.exactOptional(count),
  }),
);
