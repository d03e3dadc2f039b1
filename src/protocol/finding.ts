import * as v from 'valibot';
import { count, messageSchema } from './scalars';

/** What a lint on data has found, with its place in the file. */
export const findingSchema = v.object({
  /** The lint. */
  code: v.string(),
  severity: v.picklist(['warning', 'hint']),
  message: messageSchema,
  column: v.exactOptional(v.object({ name: v.string() })),
  /** All columns that are told together, and the other features. */
  columns: v.exactOptional(v.object({ names: v.array(v.string()), others: v.array(v.string()) })),
  /** The rows it is about. */
  rows: v.exactOptional(v.object({ file: v.picklist(['training', 'test']), lines: v.array(count) })),
});
export type FindingView = v.InferOutput<typeof findingSchema>;
