import { decodeUtf8, encodeUtf8 } from '../../../model/utf8';
import type { Column } from '../../csv/column';
import { damaged, type Origin } from '../damage';
import { decodeNumbers } from '../elements';
import { ByteRanges } from './byte-ranges';
import { dateOf, momentOf } from './calendar';
import type { ColumnType } from './metadata';
import type { StoredValues } from './values';

/** Digits behind the point for which 10ⁿ is an exact double. */
const mostPlaces = 22;
const halfType = { kind: 'float', size: 2, isBigEndian: false } as const;
const noBytes = new Uint8Array();

/** Adds the value at an index to a column as a cell. */
export type PushCell = (column: Column, values: StoredValues, k: number) => void;

/** How a column's values become cells; undefined for a type that is neither numbers, texts nor dates. */
export function cellsOf(type: ColumnType, origin: Origin): PushCell | undefined {
  const { physical, meaning, length } = type;
  if (physical === undefined || physical === 'INT96') return undefined;
  if (meaning.kind === 'decimal') {
    const { scale } = meaning;
    if (scale < 0 || scale > mostPlaces) return undefined;
    const power = Number(`1e${scale}`);
    return pushing(
      (values, k) => (values instanceof ByteRanges ? bigEndian(values.at(k)) : (values[k] ?? NaN)) / power,
    );
  }
  if (physical === 'BYTE_ARRAY') return (column, values, k) => pushBytes(column, values, k, origin);
  if (physical === 'FIXED_LEN_BYTE_ARRAY') {
    if (meaning.kind !== 'half' || length !== halfType.size) return undefined;
    return pushing((values, k) =>
      values instanceof ByteRanges ? (decodeNumbers(values.at(k), halfType, 1, origin)[0] ?? NaN) : NaN,
    );
  }
  if (meaning.kind === 'date') return (column, values, k) => pushText(column, dateOf(numberAt(values, k)));
  if (meaning.kind === 'timestamp') {
    const { units } = meaning;
    return (column, values, k) => pushText(column, momentOf(numberAt(values, k), units));
  }
  if (meaning.kind !== 'unsigned') return pushing(numberAt);
  const range = physical === 'INT64' ? 2 ** 64 : 2 ** 32;
  return pushing((values, k) => (numberAt(values, k) < 0 ? numberAt(values, k) + range : numberAt(values, k)));
}

/** Adds a cell that has no value. */
export function pushMissing(column: Column): void {
  column.pushText(noBytes, 0, 0, () => '');
}

/** What is no number is missing; what is not finite is a text that no number is read from. */
function pushing(numberOf: (values: StoredValues, k: number) => number): PushCell {
  return (column, values, k) => {
    const value = numberOf(values, k);
    if (Number.isFinite(value)) column.pushNumber(value);
    else if (Number.isNaN(value)) pushMissing(column);
    else pushText(column, String(value));
  };
}

function pushText(column: Column, text: string): void {
  const bytes = encodeUtf8(text);
  column.pushText(bytes, 0, bytes.length, () => text);
}

function pushBytes(column: Column, values: StoredValues, k: number, origin: Origin): void {
  if (!(values instanceof ByteRanges)) throw damaged(origin, 0);
  column.pushText(values.bytes, values.start(k), values.end(k), () => {
    const decoded = decodeUtf8(values.at(k));
    if ('invalidAt' in decoded) throw damaged(origin, 0);
    return decoded.text;
  });
}

function numberAt(values: StoredValues, k: number): number {
  return values instanceof ByteRanges ? NaN : (values[k] ?? NaN);
}

/** A whole number in two's complement, the first byte highest. */
function bigEndian(bytes: Uint8Array): number {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return Number(BigInt.asIntN(8 * bytes.length, value));
}
