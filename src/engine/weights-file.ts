import type { Scaling } from '../model/dataset';
import { Fault, message } from '../model/message';
import type { NetworkWeights, WeightTensor } from '../model/weights';
import { parseJson } from '../runs/json';
import { readTensorFile, type StoredTensor, writeTensorFile } from '../runs/safetensors';

/** What a weights file contains in addition to the weights: all that a prediction needs. */
export interface WeightsFile {
  readonly weights: NetworkWeights;
  readonly scaling?: Scaling;
  readonly classes?: readonly string[];
}

/**
 * A `.safetensors` file that PyTorch's loader reads: `LAYER.TENSOR` of each layer, as `hidden.weight` (units, n) and
 * `hidden.bias` (units) of a dense one, scaling and class names as JSON in the metadata. Same weights, same bytes.
 */
export function encodeWeights({ weights, scaling, classes }: WeightsFile): Uint8Array {
  const tensors = new Map<string, StoredTensor>();
  for (const { name, tensors: own } of weights) {
    for (const { name: tensor, shape, values } of own) tensors.set(`${name}.${tensor}`, { shape, values });
  }
  const metadata: Record<string, string> = {};
  if (scaling) {
    metadata['scaling.shift'] = JSON.stringify([...scaling.shift]);
    metadata['scaling.factor'] = JSON.stringify([...scaling.factor]);
  }
  if (classes) metadata.classes = JSON.stringify(classes);
  return writeTensorFile({ tensors, metadata });
}

/**
 * Weights, scaling and class names of a file; tensors that no layer can have (integers, a name without a dot) are left
 * out. Throws the Faults of `readTensorFile`, and `weights-metadata` where scaling or class names cannot be read.
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
  const shift = metadata['scaling.shift'];
  const factor = metadata['scaling.factor'];
  const classes = metadata.classes;
  return {
    weights,
    ...(shift !== undefined && factor !== undefined ? { scaling: scalingOf(shift, factor) } : {}),
    ...(classes !== undefined ? { classes: listOf(classes, 'classes', isString) } : {}),
  };
}

function scalingOf(shift: string, factor: string): Scaling {
  const scaling = {
    shift: Float64Array.from(listOf(shift, 'scaling.shift', isNumber)),
    factor: Float64Array.from(listOf(factor, 'scaling.factor', isNumber)),
  };
  if (scaling.shift.length !== scaling.factor.length) {
    throw new Fault(message('weights-metadata', { key: 'scaling.factor' }));
  }
  return scaling;
}

const isNumber = (value: unknown): value is number => typeof value === 'number';
const isString = (value: unknown): value is string => typeof value === 'string';

function listOf<T>(text: string, key: string, isItem: (value: unknown) => value is T): T[] {
  const value = parseJson(text);
  if (!Array.isArray(value) || !value.every(isItem)) throw new Fault(message('weights-metadata', { key }));
  return value;
}
