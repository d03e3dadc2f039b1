import type { Dataset } from '../model/dataset';
import { Fault, message } from '../model/message';
import { optimizerFacts } from '../model/optimizer';
import { type SetName, type SetSizes, setNames, sizesOf } from '../model/sets';
import { inferShapes } from '../model/shapes';
import type { Spec } from '../model/spec';
import { bytesPerValue } from './tensor';

/** Examples that an evaluation passes through the network at once. */
export const evaluationBatch = 256;

/** Sizes of the data of a run. */
export interface DataSizes extends SetSizes {
  readonly features: number;
  readonly outputs: number;
  /** How X of all sets is kept; absent: as doubles that nothing scales. */
  readonly stored?: StoredInputs;
}

/** X as the data have it. */
export interface StoredInputs {
  readonly bytes: number;
  /** Whether it is of doubles that nothing scales, which float64 needs no copy of. */
  readonly areDoubles: boolean;
}

/** The sizes of a data set. */
export function dataSizesOf(dataset: Pick<Dataset, 'features' | 'outputs' | SetName>): DataSizes {
  const { features, outputs } = dataset;
  const x = setNames.flatMap((name) => dataset[name]?.x ?? []);
  const bytes = x.reduce((sum, { bytes: own }) => sum + own, 0);
  const stored = { bytes, areDoubles: x.every(({ areDoubles }) => areDoubles) };
  return { features, outputs, ...sizesOf(dataset), stored };
}

/** Bytes of the data as they were read: X in its own type, and Y in doubles. */
export function dataBytes(sizes: DataSizes): number {
  const examples = examplesIn(sizes);
  return (sizes.stored?.bytes ?? examples * sizes.features * 8) + examples * sizes.outputs * 8;
}

/** Examples of all sets. */
export function examplesIn(sizes: SetSizes): number {
  return setNames.reduce((sum, name) => sum + sizes[name], 0);
}

/**
 * Bytes that a run needs, computed before it allocates any: parameters (the current, the saved and the best ones),
 * gradients, the optimiser's state, activations and their gradients for a batch and an evaluation, and the data.
 */
export function memoryNeeded(spec: Spec, sizes: DataSizes): number {
  const bytes = bytesPerValue(spec.train.precision);
  const { layers, parameters } = inferShapes(spec.layers);
  const batch = spec.train.batch === 'full' ? sizes.train : Math.min(spec.train.batch, sizes.train);
  let forward = 0;
  let backward = 0;
  for (const { kept } of layers) {
    forward += kept.forward * bytes + kept.masks * 8;
    backward += kept.backward * 8;
  }
  const example = sizes.features + sizes.outputs;
  const copies = 3 + optimizerFacts(spec.train.optimizer.name).moments.length;
  const isCopied = bytes === 4 || sizes.stored?.areDoubles === false;
  const data = dataBytes(sizes) + (isCopied ? examplesIn(sizes) * sizes.features * bytes : 0);
  return (
    parameters * (copies * bytes + 8) +
    batch * (forward + backward + example * 8) +
    Math.min(evaluationBatch, Math.max(...setNames.map((name) => sizes[name]))) * (forward + example * 8) +
    data
  );
}

/** Throws Fault `memory-budget`, which names the largest layer, if more than `limit` bytes are needed. */
export function checkMemory(spec: Spec, needed: number, limit: number): void {
  if (needed <= limit) return;
  const { layers } = inferShapes(spec.layers);
  const largest = layers.reduce((a, b) => (b.parameters + b.units > a.parameters + a.units ? b : a));
  const args = { needed: formatBytes(needed), limit: formatBytes(limit), name: largest.layer.name };
  throw new Fault(message('memory-budget', args));
}

/** 1536 → `1.5 KB`. */
function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value < 10 && unit > 0 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}
