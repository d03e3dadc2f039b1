import * as v from 'valibot';
import { exampleReferenceSchema, exampleViewSchema, pointsSchema } from './example';
import { momentSchema } from './moment';
import { buffer, count } from './scalars';
import { layerReportSchema, unitQuestionSchema, unitViewSchema } from './unit';

/** As many points as a scatter can tell apart, and more. */
const mostPoints = 100_000;

/**
 * What a panel asks about the network that the engine holds. Both contracts have these calls, and who is between panel
 * and engine passes on whatever is listed here: a new question is an entry here, one that asks and one that answers.
 */
export const questions = {
  example: { params: exampleReferenceSchema, result: exampleViewSchema },
  /** Indices (Float64Array) of the wrongly classified examples of a set. */
  wrong: {
    params: v.object({ set: v.picklist(['train', 'test']) }),
    result: v.object({ moment: momentSchema, indices: buffer }),
  },
  /** Null where the inputs are no points of a plane. */
  points: { params: v.object({ limit: v.pipe(count, v.maxValue(mostPoints)) }), result: v.nullable(pointsSchema) },
  unit: { params: unitQuestionSchema, result: unitViewSchema },
  layer: { params: v.object({ position: count }), result: layerReportSchema },
};
export type Question = keyof typeof questions;

/** What a panel tells and the host passes on. */
export const relayedEvents = {
  /** This snapshot has been drawn. */
  acknowledge: v.object({ sequence: count }),
};
