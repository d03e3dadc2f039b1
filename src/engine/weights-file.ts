import type { Scaling } from '../model/dataset';
import { Fault, message } from '../model/message';
import type { LayerWeights, NetworkWeights } from '../model/weights';
import { readTensorFile, type StoredTensor, writeTensorFile } from '../runs/safetensors';

/** What a weights file says beside the weights: all that a prediction needs. */
export interface WeightsFile {
  readonly weights: NetworkWeights;
  readonly scaling?: Scaling;
  readonly classes?: readonly string[];
}

/**
 * A `.safetensors` file that PyTorch's loader reads: `NAME.weight` (units, n) and `NAME.bias` (units) of each layer,
 * scaling and class names as JSON in the metadata. Same weights, same bytes.
 */
export function encodeWeights({ weights, scaling, classes }: WeightsFile): Uint8Array {
  const tensors = new Map<string, StoredTensor>();
  for (const { name, units, inputs, weight, bias } of weights) {
    tensors.set(`${name}.weight`, { shape: [units, inputs], values: weight });
    tensors.set(`${name}.bias`, { shape: [units], values: bias });
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
 * Weights, scaling and class names of a file; tensors that are no layer's pair of weight and bias are left out.
 * Throws the Faults of `readTensorFile`, `weights-bias` where weight and bias do not fit one another, and
 * `weights-metadata` where scaling or class names cannot be read.
 */
export function decodeWeights(bytes: Uint8Array): WeightsFile {
  const { tensors, metadata } = readTensorFile(bytes);
  const weights: LayerWeights[] = [];
  for (const [key, weight] of tensors) {
    const name = key.endsWith('.weight') ? key.slice(0, -'.weight'.length) : undefined;
    const bias = name === undefined ? undefined : tensors.get(`${name}.bias`);
    if (name !== undefined && bias && weight.shape.length === 2) weights.push(layerOf(name, weight, bias));
  }
  const shift = metadata['scaling.shift'];
  const factor = metadata['scaling.factor'];
  const classes = metadata.classes;
  return {
    weights,
    ...(shift !== undefined && factor !== undefined ? { scaling: scalingOf(shift, factor) } : {}),
    ...(classes !== undefined ? { classes: listOf(classes, 'classes', isString) } : {}),
  };
}

function layerOf(name: string, weight: StoredTensor, bias: StoredTensor): LayerWeights {
  const [units, inputs] = weight.shape;
  const w = weight.values;
  const b = bias.values;
  const fits = bias.shape.length === 1 && bias.shape[0] === units;
  if (units === undefined || inputs === undefined || !fits || w instanceof Int32Array || b instanceof Int32Array) {
    throw new Fault(message('weights-bias', { name }));
  }
  return { name, units, inputs, weight: w, bias: b };
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
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value) && value.every(isItem)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Fault(message('weights-metadata', { key }));
}
