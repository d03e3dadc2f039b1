import * as v from 'valibot';
import { count } from './scalars';

/**
 * The state of a network that figures were made from: two figures of the same moment belong together. Whatever an engine
 * tells of a network carries it.
 */
export const momentSchema = v.object({
  /** Which loading of a network, as `prepare` numbers it: another run, or the same one loaded anew, has another number. */
  load: count,
  /** Epochs that are complete. */
  epoch: count,
  /** Updates so far. */
  step: count,
});
export type Moment = v.InferOutput<typeof momentSchema>;
