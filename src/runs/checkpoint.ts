import { crc32 } from '../model/crc32';
import { Fault, message } from '../model/message';
import { type Arithmetic, arithmetics, type Divergence, type EngineKind, engineKinds } from '../model/record';
import { isCount, isRecord, parseJson } from './json';
import { readTensorFile, type StoredTensor, type StoredValues, typeOf, writeTensorFile } from './safetensors';

/** Everything that a run needs to continue with the same bits. */
export interface Checkpoint {
  readonly progress: Progress;
  /** Weights, optimiser's state, best weights, the epoch's order: by name. */
  readonly tensors: ReadonlyMap<string, StoredValues>;
}

/** The progress of a run, apart from its tensors. */
export interface Progress {
  /** The parts of the spec that determine the bits, in canonical JSON. */
  readonly identity: string;
  readonly dataHash: string;
  /** Which engine trained, and how it rounds: another one would continue with different bits. */
  readonly engine: EngineKind;
  readonly arithmetic: Arithmetic;
  /** Planned epochs of the run; a cosine schedule cannot continue with another number. */
  readonly epochs: number;
  readonly epoch: number;
  readonly step: number;
  /** Completed batches of the current epoch. */
  readonly batch: number;
  /** The step before which the optimiser has updated nothing; not 0 in some branches, where it may be below 0. */
  readonly optimizerFrom: number;
  readonly shuffle: readonly number[];
  readonly dropout: readonly number[];
  /** Of the best weights; null if there are none yet. */
  readonly best: number | null;
  /** Checks since the best weights were found. */
  readonly looksSince: number;
  readonly stoppedEarly: boolean;
  readonly divergence: Divergence | null;
  /** J before any update; null where it was not measured. */
  readonly firstCost: number | null;
}

/** `NNETCKP1`, the CRC-32 of the rest in 4 bytes, 4 zero bytes; then the tensors as a `.safetensors` file. */
const signature = [0x4e, 0x4e, 0x45, 0x54, 0x43, 0x4b, 0x50, 0x31];
const prefix = 16;

/** The tensors that hold the states of the random streams. */
const streamNames = { shuffle: 'random.shuffle', dropout: 'random.dropout' } as const;

/** The bytes of a checkpoint. */
export function encodeCheckpoint({ progress, tensors }: Checkpoint): Uint8Array {
  const { shuffle, dropout, ...rest } = progress;
  const stored = new Map<string, StoredTensor>();
  const store = (name: string, values: StoredValues): unknown => stored.set(name, { shape: [values.length], values });
  for (const [name, values] of tensors) store(name, values);
  // A stream may have hundreds of numbers, which take far longer as text.
  store(streamNames.shuffle, doubles(shuffle));
  store(streamNames.dropout, doubles(dropout));
  const body = writeTensorFile({ tensors: stored, metadata: { progress: JSON.stringify(rest) } });
  const bytes = new Uint8Array(prefix + body.length);
  bytes.set(signature);
  new DataView(bytes.buffer).setUint32(signature.length, crc32(body), true);
  bytes.set(body, prefix);
  return bytes;
}

function doubles(numbers: readonly number[]): Float64Array {
  const values = new Float64Array(numbers.length);
  values.set(numbers);
  return values;
}

/** Throws Fault `checkpoint-corrupt` where the bytes are not, to the bit, what `encodeCheckpoint` wrote. */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const body = bytes.subarray(prefix);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (
    bytes.length < prefix ||
    signature.some((byte, i) => bytes[i] !== byte) ||
    view.getUint32(signature.length, true) !== crc32(body) ||
    view.getUint32(signature.length + 4, true) !== 0
  ) {
    throw corrupt();
  }
  const { tensors, metadata } = readTensorFile(body);
  const isFlat = [...tensors.values()].every(({ shape }) => shape.length === 1);
  const held = new Map([...tensors].map(([name, { values }]) => [name, values]));
  const take = (name: string): number[] | undefined => {
    const values = held.get(name);
    held.delete(name);
    return values && [...values];
  };
  const streams = { shuffle: take(streamNames.shuffle), dropout: take(streamNames.dropout) };
  const rest = parseJson(metadata.progress ?? '');
  const progress = isRecord(rest) ? { ...rest, ...streams } : undefined;
  if (!isProgress(progress) || !isFlat) throw corrupt();
  return { progress, tensors: held };
}

/** The fault of a checkpoint that cannot be used. */
export function corrupt(): Fault {
  return new Fault(message('checkpoint-corrupt'));
}

/** The checks of a format's fields, one a field, so that a field cannot be forgotten. */
const fields: { readonly [K in keyof Progress]: (value: unknown) => boolean } = {
  identity: (value) => typeof value === 'string',
  dataHash: (value) => typeof value === 'string',
  engine: (value) => engineKinds.some((kind) => kind === value),
  arithmetic: (value) => arithmetics.some((arithmetic) => arithmetic === value),
  epochs: isCount,
  epoch: isCount,
  step: isCount,
  batch: isCount,
  optimizerFrom: (value) => Number.isSafeInteger(value),
  shuffle: isNumbers,
  dropout: isNumbers,
  best: (value) => value === null || typeof value === 'number',
  looksSince: isCount,
  stoppedEarly: (value) => typeof value === 'boolean',
  divergence: (value) => value === null || isDivergence(value),
  firstCost: (value) => value === null || typeof value === 'number',
};

function isProgress(value: unknown): value is Progress {
  return isRecord(value) && Object.entries(fields).every(([name, check]) => check(value[name]));
}

function isDivergence(value: unknown): value is Divergence {
  return (
    isRecord(value) &&
    typeof value.layer === 'string' &&
    typeof value.tensor === 'string' &&
    isCount(value.epoch) &&
    isCount(value.step) &&
    (value.factor === undefined || typeof value.factor === 'number')
  );
}

function isNumbers(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}

/** What the network, the data and the optimiser of a spec require of a checkpoint. */
export interface CheckpointShape {
  /** Batches in an epoch. */
  readonly batches: number;
  /** Examples of the training set. */
  readonly examples: number;
  /** Tensors of the length and the number type of each of the weights, and of the optimiser's state. */
  readonly weights: readonly StoredValues[];
  readonly optimizer: readonly StoredValues[];
  /** Whether each epoch starts with a new order of the examples. */
  readonly shuffles: boolean;
  /** Whether a random stream can continue from such a state. */
  acceptsStream(state: readonly number[]): boolean;
}

/**
 * Throws Fault `checkpoint-corrupt` if a checkpoint cannot belong to a training of this shape: its step is not
 * epoch · batches + batch with batch < batches, its order is not a permutation of the examples, or a tensor or a random
 * stream is missing, unknown, or has another size or number type.
 */
export function checkCheckpoint({ progress, tensors }: Checkpoint, shape: CheckpointShape): void {
  const { epoch, batch, step, shuffle, dropout, best } = progress;
  const expected = new Map<string, (values: StoredValues) => boolean>();
  const expect = (name: string, like: readonly StoredValues[]): void => {
    for (const [k, one] of like.entries()) {
      expected.set(`${name}.${k}`, (values) => values.length === one.length && typeOf(values) === typeOf(one));
    }
  };
  expect('weights', shape.weights);
  expect('optimizer', shape.optimizer);
  if (best !== null) expect('best', shape.weights);
  if (batch > 0 && shape.shuffles) expected.set('order.0', (values) => isPermutation(values, shape.examples));
  const isWhole =
    batch < shape.batches &&
    step === epoch * shape.batches + batch &&
    shape.acceptsStream(shuffle) &&
    shape.acceptsStream(dropout) &&
    tensors.size === expected.size &&
    [...tensors].every(([name, values]) => expected.get(name)?.(values) ?? false);
  if (!isWhole) throw corrupt();
}

/** Whether the values are 0 … n−1, each once. */
function isPermutation(values: StoredValues, n: number): boolean {
  if (!(values instanceof Int32Array) || values.length !== n) return false;
  const seen = new Uint8Array(n);
  for (const value of values) {
    if (value < 0 || value >= n || seen[value] === 1) return false;
    seen[value] = 1;
  }
  return true;
}
