import { Fault, message } from '../model/message';
import type { Pipeline } from '../model/pipeline';
import type { NetworkWeights, WeightTensor } from '../model/weights';
import { parseJson } from '../runs/json';
import { readPipeline, writePipeline } from '../runs/pipeline';
import { readTensorFile, type StoredTensor, writeTensorFile } from '../runs/safetensors';

/** What a weights file contains: all that a prediction needs. */
export interface WeightsFile {
  readonly weights: NetworkWeights;
  /** How the rows of the data became the examples that the weights were trained on. */
  readonly pipeline?: Pipeline;
}

/**
 * A `.safetensors` file that PyTorch's loader reads: `LAYER.TENSOR` of each layer, as `hidden.weight` (units, n) and
 * `hidden.bias` (units) of a dense one, and the pipeline as JSON in the metadata. Same weights, same bytes.
 */
export function encodeWeights({ weights, pipeline }: WeightsFile): Uint8Array {
  const tensors = new Map<string, StoredTensor>();
  for (const { name, tensors: own } of weights) {
    for (const { name: tensor, shape, values } of own) tensors.set(`${name}.${tensor}`, { shape, values });
  }
  return writeTensorFile({ tensors, metadata: pipeline ? { pipeline: JSON.stringify(writePipeline(pipeline)) } : {} });
}

/**
 * Weights and pipeline of a file; tensors that no layer can have (integers, a name without a dot) are left out. Throws
 * the Faults of `readTensorFile`, and `weights-metadata` where the pipeline is not one.
 */
export function decodeWeights(bytes: Uint8Array): WeightsFile {
  const { tensors, metadata } = readTensorFile(bytes);
  const layers = new Map<string, WeightTensor[]>();
  for (const [key, { shape, values }] of tensors) {
    // A layer's name may have dots, a tensor's has none.
    const dot = key.lastIndexOf('.');
    if (dot < 0 || values instanceof Int32Array) continue;
    const layer = key.slice(0, dot);
    layers.set(layer, [...(layers.get(layer) ?? []), { name: key.slice(dot + 1), shape, values }]);
  }
  const weights = [...layers].map(([name, own]) => ({ name, tensors: own }));
  const { pipeline: written } = metadata;
  if (written === undefined) return { weights };
  const pipeline = readPipeline(parseJson(written));
  if (!pipeline) throw new Fault(message('weights-metadata', { key: 'pipeline' }));
  return { weights, pipeline };
}
