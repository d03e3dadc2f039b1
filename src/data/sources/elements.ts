import { Fault, message } from '../../model/message';
import { decodeUtf8 } from '../../model/utf8';
import type { MemoryBudget } from '../memory';
import type { ArrayValues, Numbers } from './array';
import { damaged, type Origin } from './damage';

/** How the elements of an array are stored. */
export interface ElementType {
  /** `text` has characters of one byte (UTF-8), `unicode` of 4 bytes each. */
  readonly kind: 'signed' | 'unsigned' | 'float' | 'text' | 'unicode';
  /** Bytes of an element. */
  readonly size: number;
  readonly isBigEndian: boolean;
}

/** Bytes that a short text takes in memory at least. */
const textBytes = 32;

/** Reads `count` numbers from a view's beginning into an array of their type. */
type Decode = (view: DataView, count: number, little: boolean) => Numbers;

const numbers: Readonly<Record<string, Decode>> = {
  unsigned1: (view, count) => new Uint8Array(view.buffer, view.byteOffset, count),
  signed1: (view, count) => new Int8Array(view.buffer, view.byteOffset, count),
  unsigned2: (view, count, little) => fill(new Uint16Array(count), (k) => view.getUint16(2 * k, little)),
  signed2: (view, count, little) => fill(new Int16Array(count), (k) => view.getInt16(2 * k, little)),
  unsigned4: (view, count, little) => fill(new Uint32Array(count), (k) => view.getUint32(4 * k, little)),
  signed4: (view, count, little) => fill(new Int32Array(count), (k) => view.getInt32(4 * k, little)),
  unsigned8: (view, count, little) => fill(new Float64Array(count), (k) => wide(view, k, little, false)),
  signed8: (view, count, little) => fill(new Float64Array(count), (k) => wide(view, k, little, true)),
  float2: (view, count, little) => fill(new Float32Array(count), (k) => halfOf(view.getUint16(2 * k, little))),
  float4: (view, count, little) => fill(new Float32Array(count), (k) => view.getFloat32(4 * k, little)),
  float8: (view, count, little) => fill(new Float64Array(count), (k) => view.getFloat64(8 * k, little)),
};

/** Whether elements of a type can be read. */
export function isReadable({ kind, size }: ElementType): boolean {
  if (kind === 'text') return size >= 1;
  return kind === 'unicode' ? size >= 4 && size % 4 === 0 : `${kind}${size}` in numbers;
}

/**
 * The first `count` elements in `bytes`; those of a byte are not copied. `memory` holds the others. Throws Faults
 * data-damaged where there are fewer, data-memory, and data-array-large-integer for a whole number that a double does not
 * hold exactly.
 */
export function decodeElements(
  bytes: Uint8Array,
  type: ElementType,
  count: number,
  origin: Origin,
  memory: MemoryBudget,
): ArrayValues {
  if (type.kind === 'text' || type.kind === 'unicode') {
    memory.hold(count * (textBytes + type.size));
    if (!(count * type.size <= bytes.length)) throw damaged(origin, bytes.length);
    return texts(bytes, type, count, origin);
  }
  if (type.size > 1) memory.hold(count * type.size);
  const values = decodeNumbers(bytes, type, count, origin);
  if (type.size === 8 && type.kind !== 'float') {
    for (const value of values) {
      if (!Number.isSafeInteger(value))
        throw new Fault(message('data-array-large-integer', { value }), { file: origin.file });
    }
  }
  return values;
}

/** The first `count` numbers in `bytes`, in an array of their type. Throws Fault data-damaged where there are fewer. */
export function decodeNumbers(bytes: Uint8Array, type: ElementType, count: number, origin: Origin): Numbers {
  if (!(count * type.size <= bytes.length)) throw damaged(origin, bytes.length);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = numbers[`${type.kind}${type.size}`]?.(view, count, !type.isBigEndian);
  if (values === undefined) throw damaged(origin, 0);
  return values;
}

function fill<T extends Numbers>(values: T, valueAt: (k: number) => number): T {
  for (let k = 0; k < values.length; k++) values[k] = valueAt(k);
  return values;
}

function wide(view: DataView, k: number, little: boolean, isSigned: boolean): number {
  const [low, high] = little ? [8 * k, 8 * k + 4] : [8 * k + 4, 8 * k];
  const upper = isSigned ? view.getInt32(high, little) : view.getUint32(high, little);
  return upper * 2 ** 32 + view.getUint32(low, little);
}

/** The number of IEEE 754's half precision. */
function halfOf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction > 0 ? NaN : sign * Infinity;
  if (exponent === 0) return (sign * fraction) / 2 ** 24;
  // 2^(e − 25) is 64/2^(31 − e), of powers of two that are exact.
  return (sign * (1024 + fraction) * 64) / (1 << (31 - exponent));
}

function texts(bytes: Uint8Array, { kind, size, isBigEndian }: ElementType, count: number, origin: Origin): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: count }, (_, k) => {
    const from = k * size;
    if (kind === 'unicode') return unicode(view, from, size, !isBigEndian, origin);
    let end = from + size;
    while (end > from && bytes[end - 1] === 0) end--;
    const decoded = decodeUtf8(bytes.subarray(from, end));
    if ('invalidAt' in decoded) throw damaged(origin, from + decoded.invalidAt);
    return decoded.text;
  });
}

/** A text of code points of 4 bytes each, filled up with zeros. */
function unicode(view: DataView, from: number, size: number, little: boolean, origin: Origin): string {
  let text = '';
  let zeros = 0;
  for (let at = from; at < from + size; at += 4) {
    const code = view.getUint32(at, little);
    if (code > 0x10ffff) throw damaged(origin, at);
    if (code === 0) {
      zeros++;
      continue;
    }
    text += '\0'.repeat(zeros) + String.fromCodePoint(code);
    zeros = 0;
  }
  return text;
}
