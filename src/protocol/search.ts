import * as v from 'valibot';
import type { Goal } from '../model/goal';
import { goalsSchema, reachedGoalSchema } from './goal';
import { count, schemaOf } from './scalars';

/** What became of a search of a run for the first moment at which a goal is reached. */
export const searchResultSchema = v.object({
  /** False where it was given up: another step was asked for, or training goes on. */
  isOver: v.boolean(),
  /** The moment that is found, and shown now; absent where there is none behind `from`. */
  found: v.exactOptional(v.object({ step: count, reached: reachedGoalSchema })),
  /** The step behind which it looked, or at which it began. */
  from: count,
});
export type SearchResult = v.InferOutput<typeof searchResultSchema>;

/** A search under way. */
export interface SearchProgress {
  readonly goals: Goal[];
  /** How far it has come. */
  readonly step: number;
}
export const searchProgressSchema = schemaOf<SearchProgress>()(v.object({ goals: goalsSchema, step: count }));
