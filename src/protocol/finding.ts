import * as v from 'valibot';
import { count, messageSchema } from './scalars';

/** What a lint on data has found, with its place in the file. */
export const findingSchema = v.object({
  /** The lint. */
  code: v.string(),
  severity: v.picklist(['warning', 'hint']),
  message: messageSchema,
  column: v.exactOptional(v.object({ name: v.string() })),
  /** The rows it is about. */
  rows: v.exactOptional(v.object({ file: v.picklist(['training', 'test']), lines: v.array(count) })),
});
export type FindingView = v.InferOutput<typeof findingSchema>;
