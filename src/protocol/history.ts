import * as v from 'valibot';
import type { HistoryColumns } from '../runs/history/columns';
import { buffer, count } from './scalars';

/** Records in columns, as they are sent. */
export const historySchema = v.object({
  length: count,
  epoch: buffer,
  step: buffer,
  trainCost: buffer,
  trainAccuracy: buffer,
  testCost: buffer,
  testAccuracy: buffer,
  validationCost: buffer,
  validationAccuracy: buffer,
  trainRmse: buffer,
  trainR2: buffer,
  testRmse: buffer,
  testR2: buffer,
  validationRmse: buffer,
  validationR2: buffer,
}) satisfies v.GenericSchema<HistoryColumns>;
