import * as v from 'valibot';
import { exampleReferenceSchema, exampleViewSchema } from './example';
import { buffer, count } from './scalars';
import { watchSchema } from './snapshot';
import { layerReportSchema, unitQuestionSchema, unitViewSchema } from './unit';

/** What a panel asks and the host passes on: calls of both contracts. */
export const relayedCalls = {
  watch: { params: watchSchema, result: v.object({}) },
  example: { params: exampleReferenceSchema, result: exampleViewSchema },
  /** Indices (Float64Array) of the wrongly classified examples of a set. */
  wrong: { params: v.object({ set: v.picklist(['train', 'test']) }), result: v.object({ indices: buffer }) },
  unit: { params: unitQuestionSchema, result: unitViewSchema },
  layer: { params: v.object({ position: count }), result: layerReportSchema },
};

/** What a panel tells and the host passes on. */
export const relayedEvents = {
  /** This snapshot has been drawn. */
  acknowledge: v.object({ sequence: count }),
};
