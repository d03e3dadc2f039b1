import * as v from 'valibot';
import { count } from './scalars';

/**
 * The state of a network that figures were computed from: figures of the same moment belong together. All that an
 * engine reports of a network has one.
 */
export const momentSchema = v.object({
  /** The number of the load, from `prepare`: another run, or the same one loaded again, has another number. */
  load: count,
  /** Epochs that are complete. */
  epoch: count,
  /** Updates so far. */
  step: count,
});
export type Moment = v.InferOutput<typeof momentSchema>;
