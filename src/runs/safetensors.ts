import { Fault, message } from '../model/message';
import { decodeUtf8, encodeUtf8 } from '../model/utf8';
import { isCount, isRecord, parseJson } from './json';

/** The `.safetensors` format: 8 bytes of header length, a JSON header, then the tensors' bytes, little-endian. */

export type StoredValues = Float32Array | Float64Array | Int32Array;

export interface StoredTensor {
  readonly shape: readonly number[];
  readonly values: StoredValues;
}

export interface TensorFile {
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Longest header that is read: the limit of the format's own library. */
const longestHeader = 100_000_000;

const types = {
  F32: { bytes: 4, create: (length: number): StoredValues => new Float32Array(length) },
  F64: { bytes: 8, create: (length: number): StoredValues => new Float64Array(length) },
  I32: { bytes: 4, create: (length: number): StoredValues => new Int32Array(length) },
} as const;
type TypeName = keyof typeof types;

/** The format's name for the number type of `values`. */
export function typeOf(values: StoredValues): TypeName {
  if (values instanceof Float32Array) return 'F32';
  return values instanceof Float64Array ? 'F64' : 'I32';
}

/**
 * The file's bytes, the same for the same tensors in the same order: tensors without gaps, the header padded with
 * spaces to a multiple of 8.
 */
export function writeTensorFile({ tensors, metadata }: TensorFile): Uint8Array {
  const header: Record<string, unknown> = {};
  if (Object.keys(metadata).length > 0) header.__metadata__ = metadata;
  let offset = 0;
  for (const [name, { shape, values }] of tensors) {
    header[name] = { dtype: typeOf(values), shape, data_offsets: [offset, offset + values.byteLength] };
    offset += values.byteLength;
  }
  const text = encodeUtf8(JSON.stringify(header));
  const start = 8 + Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(start + offset);
  bytes.set(text, 8);
  bytes.fill(0x20, 8 + text.length, start);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, start - 8, true);
  let at = start;
  for (const { values } of tensors.values()) {
    putValues(view, at, values);
    at += values.byteLength;
  }
  return bytes;
}

/** Whether this machine keeps numbers as the format does: nearly every one. */
const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function putValues(view: DataView, start: number, values: StoredValues): void {
  const target = new Uint8Array(view.buffer, view.byteOffset + start, values.byteLength);
  target.set(bytesOf(values));
  if (!isLittleEndian) reverseEach(target, values.BYTES_PER_ELEMENT);
}

function getValues(view: DataView, start: number, values: StoredValues): void {
  const target = bytesOf(values);
  target.set(new Uint8Array(view.buffer, view.byteOffset + start, values.byteLength));
  if (!isLittleEndian) reverseEach(target, values.BYTES_PER_ELEMENT);
}

function bytesOf({ buffer, byteOffset, byteLength }: StoredValues): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Reverses the bytes of each number. */
function reverseEach(bytes: Uint8Array, width: number): void {
  for (let at = 0; at < bytes.length; at += width) bytes.subarray(at, at + width).reverse();
}

/**
 * Tensors and metadata of a file; nothing is allocated before its header has been checked against the file's length.
 * Throws Fault `safetensors-truncated`, `safetensors-header`, `safetensors-tensor` (a tensor whose shape, type and
 * offsets do not fit each other or the file), `safetensors-type` (a type that is not F32, F64 or I32).
 */
export function readTensorFile(bytes: Uint8Array): TensorFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8) throw new Fault(message('safetensors-truncated', { length: bytes.length }));
  const headerLength = view.getUint32(0, true);
  // A length of which the upper half is not 0 is longer than any file.
  if (view.getUint32(4) !== 0 || headerLength > Math.min(bytes.length - 8, longestHeader)) {
    throw new Fault(message('safetensors-truncated', { length: bytes.length }));
  }
  const start = 8 + headerLength;
  const header = parseHeader(bytes.subarray(8, start));
  const metadata = stringsOf(header.__metadata__ ?? {});
  const entries = Object.entries(header)
    .filter(([name]) => name !== '__metadata__')
    .map(([name, value]) => readEntry(name, value));
  let expected = 0;
  for (const { name, begin, end } of [...entries].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== expected || start + end > bytes.length) throw new Fault(message('safetensors-tensor', { name }));
    expected = end;
  }
  if (start + expected !== bytes.length) throw new Fault(message('safetensors-truncated', { length: bytes.length }));
  const tensors = new Map<string, StoredTensor>();
  for (const { name, type, shape, begin, end } of entries) {
    const values = types[type].create((end - begin) / types[type].bytes);
    getValues(view, start + begin, values);
    tensors.set(name, { shape, values });
  }
  return { tensors, metadata };
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> {
  const decoded = decodeUtf8(bytes);
  const value = 'text' in decoded ? parseJson(decoded.text) : undefined;
  if (!isRecord(value)) throw new Fault(message('safetensors-header'));
  return value;
}

function stringsOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) throw new Fault(message('safetensors-header'));
  const strings: Record<string, string> = {};
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== 'string') throw new Fault(message('safetensors-header'));
    strings[name] = text;
  }
  return strings;
}

interface Entry {
  readonly name: string;
  readonly type: TypeName;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

function readEntry(name: string, value: unknown): Entry {
  if (!isRecord(value)) throw new Fault(message('safetensors-header'));
  const { dtype, shape, data_offsets: offsets } = value;
  const wrong = (): Fault => new Fault(message('safetensors-tensor', { name }));
  if (typeof dtype !== 'string') throw wrong();
  if (dtype !== 'F32' && dtype !== 'F64' && dtype !== 'I32') {
    throw new Fault(message('safetensors-type', { name, type: dtype.slice(0, 20) }));
  }
  if (!isCounts(shape) || !isRange(offsets)) throw wrong();
  const [begin, end] = offsets;
  if (end - begin !== shape.reduce((a, b) => a * b, types[dtype].bytes)) throw wrong();
  return { name, type: dtype, shape, begin, end };
}

function isRange(value: unknown): value is [begin: number, end: number] {
  return isCounts(value) && value.length === 2;
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every(isCount);
}
