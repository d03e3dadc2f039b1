import * as v from 'valibot';
import { activationNames } from '../model/activation';
import { layerKinds } from '../model/layers/table';
import { count } from './scalars';

const dimension = v.union([count, v.literal('m')]);

export const layerViewSchema = v.object({
  position: count,
  /** l of W[l]. */
  index: v.nullable(count),
  kind: v.picklist(layerKinds),
  name: v.string(),
  /** False where the spec gives no name, so that renaming means adding one. */
  named: v.boolean(),
  units: count,
  inputs: count,
  /** An input's sizes as written. */
  sizes: v.optional(v.array(count)),
  activation: v.optional(v.picklist(activationNames)),
  slope: v.optional(v.number()),
  rate: v.optional(v.number()),
  frozen: v.optional(v.boolean()),
  output: v.array(dimension),
  /** W[l] (n[l], n[l-1]), b[l] (n[l], 1): each with its letter and its shape as the notation writes it. */
  tensors: v.array(v.object({ name: v.string(), symbol: v.string(), shape: v.array(count) })),
  parameters: count,
});
export type LayerView = v.InferOutput<typeof layerViewSchema>;

export const problemViewSchema = v.object({
  code: v.string(),
  severity: v.picklist(['error', 'warning', 'info', 'hint']),
  /** Translated. */
  sentence: v.string(),
  /** From 0. */
  line: count,
  character: count,
  /** The layer whose card shows the badge. */
  position: v.optional(count),
});
export type ProblemView = v.InferOutput<typeof problemViewSchema>;

/** The spec as the diagram draws it: of the last text that could be read. */
export const networkViewSchema = v.object({
  /** Version of the document these layers were read from; edits name it. */
  version: count,
  title: v.string(),
  layers: v.array(layerViewSchema),
  parameters: count,
  /** False while the text is broken and the layers are the last good ones. */
  readable: v.boolean(),
  problems: v.array(problemViewSchema),
  hasData: v.boolean(),
  /** A data block that fits the layers, as a spec without data may add it. */
  dataExample: v.string(),
  /** Nothing is read, trained or spawned while false. */
  trusted: v.boolean(),
});
export type NetworkView = v.InferOutput<typeof networkViewSchema>;

/** A network that a panel is to show in place of another one. */
export const nextNetworkSchema = v.object({
  ...networkViewSchema.entries,
  /**
   * The version that the panel has shown until now, and where each of its layers is in this one; null for a layer that is
   * no longer there. Absent for the first network of a page, and where the version is the same.
   */
  former: v.optional(v.object({ version: count, positions: v.array(v.nullable(count)) })),
});
export type NextNetwork = v.InferOutput<typeof nextNetworkSchema>;
