import * as v from 'valibot';
import { causes, troubles } from '../model/unit-trouble';
import { remedySchema } from './edit';
import { histogramSchema } from './histogram';
import { momentSchema } from './moment';
import { buffer, count, real } from './scalars';

const spreads = {
  weights: histogramSchema,
  sums: histogramSchema,
  activations: histogramSchema,
  gradients: histogramSchema,
};

/** The units that are drawn one by one: Int32Array of their indices, and the rows of W (or means over blocks of columns). */
const shownUnitsSchema = v.object({ units: buffer, columns: count, weights: buffer, largest: real });

export const layerHealthSchema = v.object({
  position: count,
  units: count,
  inputs: count,
  /** Uint8Array of n values: `marks` or-ed together. */
  marks: buffer,
  /** Float32Array of n values: the share of the examples for which g is flat. */
  flat: buffer,
  shown: shownUnitsSchema,
  weightNorm: real,
  gradientNorm: real,
  /** ‖ΔW‖ / ‖W‖ of the next update. */
  updateRatio: real,
  ...spreads,
  /** The same before the first step, where that is known. */
  start: v.exactOptional(v.object({ gradientNorm: real, updateRatio: real, ...spreads })),
});
export type LayerHealthView = v.InferOutput<typeof layerHealthSchema>;

export const unitFindingSchema = v.object({
  kind: v.picklist(troubles),
  cause: v.picklist(causes),
  position: count,
  /** Int32Array. */
  units: buffer,
  /** Int8Array of ±1, of tied units. */
  signs: v.exactOptional(buffer),
  /** Float64Arrays of the first units: dz for an example of the training set, dW from an input. */
  proof: v.object({ example: count, deltas: buffer, input: count, gradients: buffer }),
  /** Float32Array: the share of the examples for which each of the first units is flat. */
  flat: buffer,
  remedies: v.array(remedySchema),
});
export type UnitFindingView = v.InferOutput<typeof unitFindingSchema>;

/** The state of every layer and unit at one moment. */
export const healthViewSchema = v.object({
  moment: momentSchema,
  /** Training examples that were looked at, of so many. */
  examples: count,
  of: count,
  layers: v.array(layerHealthSchema),
  findings: v.array(unitFindingSchema),
});
export type HealthView = v.InferOutput<typeof healthViewSchema>;
