import { Fault, message } from '../../model/message';
import type { Divergence, EngineDescription } from '../../model/record';
import type { Spec } from '../../model/spec';
import { crc32 } from '../crc32';
import { readTensorFile, type StoredTensor, type StoredValues, writeTensorFile } from '../safetensors';

/** All that a run needs to go on with the same bits. */
export interface Checkpoint {
  readonly progress: Progress;
  /** Weights, optimiser's state, best weights, the epoch's order: by name. */
  readonly tensors: ReadonlyMap<string, StoredValues>;
}

/** Where a run stands, apart from its tensors. */
export interface Progress {
  /** The spec as far as it decides the bits, in canonical JSON. */
  readonly identity: string;
  readonly dataHash: string;
  /** Which engine trained, and how it rounds: others would go on with other bits. */
  readonly engine: EngineDescription['kind'];
  readonly arithmetic: EngineDescription['arithmetic'];
  /** Epochs the run was to have; a cosine schedule cannot go on with others. */
  readonly epochs: number;
  readonly epoch: number;
  readonly step: number;
  /** Batches of the epoch in hand that are done. */
  readonly batch: number;
  readonly shuffle: readonly number[];
  readonly dropout: readonly number[];
  /** Of the best weights; null before there are any. */
  readonly best: number | null;
  readonly looksSince: number;
  readonly stoppedEarly: boolean;
  readonly divergence: Divergence | null;
}

/** `NNETCKP1`, the CRC-32 of the rest in 4 bytes, 4 zero bytes; then the tensors as a `.safetensors` file. */
const signature = [0x4e, 0x4e, 0x45, 0x54, 0x43, 0x4b, 0x50, 0x31];
const prefix = 16;

/** The bytes of a checkpoint. */
export function encodeCheckpoint({ progress, tensors }: Checkpoint): Uint8Array {
  const stored = new Map<string, StoredTensor>();
  for (const [name, values] of tensors) stored.set(name, { shape: [values.length], values });
  const body = writeTensorFile({ tensors: stored, metadata: { progress: JSON.stringify(progress) } });
  const bytes = new Uint8Array(prefix + body.length);
  bytes.set(signature);
  new DataView(bytes.buffer).setUint32(signature.length, crc32(body), true);
  bytes.set(body, prefix);
  return bytes;
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
  const progress: unknown = JSON.parse(metadata.progress ?? 'null');
  if (!isProgress(progress)) throw corrupt();
  return { progress, tensors: new Map([...tensors].map(([name, { values }]) => [name, values])) };
}

/** The fault of a checkpoint that cannot be used. */
export function corrupt(): Fault {
  return new Fault(message('checkpoint-corrupt'));
}

/** The checks of a format's fields, one a field, so that a field cannot be forgotten. */
const fields: { readonly [K in keyof Progress]: (value: unknown) => boolean } = {
  identity: (value) => typeof value === 'string',
  dataHash: (value) => typeof value === 'string',
  engine: (value) => value === 'reference' || value === 'compiled',
  arithmetic: (value) => value === 'mul-add' || value === 'fma',
  epochs: isCount,
  epoch: isCount,
  step: isCount,
  batch: isCount,
  shuffle: isNumbers,
  dropout: isNumbers,
  best: (value) => value === null || typeof value === 'number',
  looksSince: isCount,
  stoppedEarly: (value) => typeof value === 'boolean',
  divergence: (value) => value === null || isDivergence(value),
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
    isCount(value.step)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isNumbers(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}

/**
 * The spec as far as it decides a run's bits: seed, layers, training. Names, expectations, paths and the number of
 * epochs are left out; the data are known by their hash.
 */
export function identityOf({ seed, layers, train }: Spec): string {
  return canonicalJson({ seed, layers, train: { ...train, epochs: undefined } });
}

/** JSON with the keys in order of code points, so that equal values give equal text. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value ?? null);
  const parts = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${parts.join(',')}}`;
}
