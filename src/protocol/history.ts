import * as v from 'valibot';
import { buffer, count } from './scalars';

/**
 * Records in columns, each a Float64Array's buffer of `length` values; NaN where a record has no such value (no test
 * set, no classes).
 */
export const historySchema = v.object({
  length: count,
  epoch: buffer,
  step: buffer,
  trainCost: buffer,
  trainAccuracy: buffer,
  testCost: buffer,
  testAccuracy: buffer,
});
export type HistoryColumns = v.InferOutput<typeof historySchema>;
