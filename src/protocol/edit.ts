import * as v from 'valibot';
import { activationNames } from '../model/activation';
import { initializerNames } from '../model/initializer';
import { insertedKinds } from '../model/layers/table';
import { count, finite, name } from './scalars';

/** A layer's position in the document version that the message names. */
const layer = count;

const remedies = [
  v.object({ type: v.literal('initializer'), layer, initializer: v.picklist(initializerNames) }),
  v.object({ type: v.literal('bias'), layer, bias: finite }),
  v.object({ type: v.literal('seed'), layer, seed: count }),
  v.object({ type: v.literal('learning-rate'), layer, lr: finite }),
  v.object({ type: v.literal('draw-weights'), layer }),
  v.object({ type: v.literal('activation'), layer, activation: v.picklist(activationNames) }),
] as const;

/** An edit that mends what is wrong with units of a layer. */
export const remedySchema = v.variant('type', remedies);

/** The model's `Edit`, checked where it enters the host; what is pasted comes from the host's own clipboard. */
export const editSchema = v.variant('type', [
  v.object({
    type: v.literal('insert'),
    after: layer,
    kind: v.picklist(insertedKinds),
    name: v.exactOptional(name),
    units: v.exactOptional(count),
    activation: v.exactOptional(v.picklist(activationNames)),
    rate: v.exactOptional(finite),
  }),
  v.object({ type: v.literal('duplicate'), layer }),
  v.object({ type: v.literal('delete'), layer }),
  v.object({ type: v.literal('move'), layer, after: layer }),
  v.object({ type: v.literal('rename'), layer, name: v.pipe(v.string(), v.maxLength(200)) }),
  v.object({ type: v.literal('units'), layer, units: count }),
  v.object({ type: v.literal('rate'), layer, rate: finite }),
  ...remedies,
]);

/** The result of an edit. */
export const editOutcomeSchema = v.object({
  /** Translated: why the text was left alone. */
  refusal: v.optional(v.string()),
  /** The layer that is selected after the edit, in the document version that the edit made. */
  chosen: v.optional(v.object({ version: count, position: count })),
});
export type EditOutcome = v.InferOutput<typeof editOutcomeSchema>;
