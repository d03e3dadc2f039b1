import { Fault, message } from '../../../model/message';
import { decodeUtf8 } from '../../../model/utf8';
import { ByteReader } from '../byte-reader';
import type { Origin } from '../damage';
import { type ElementType, isReadable } from '../elements';

export const npySignature = '\x93NUMPY';
/** The header of an array of numbers has some hundred bytes. */
const longestHeader = 65_536;

/** What NumPy's letters mean that can be read; `b` is a truth value of one byte. */
const kinds: ReadonlyMap<string, ElementType['kind']> = new Map([
  ['b', 'unsigned'],
  ['?', 'unsigned'],
  ['u', 'unsigned'],
  ['i', 'signed'],
  ['f', 'float'],
  ['S', 'text'],
  ['a', 'text'],
  ['U', 'unicode'],
]);

/** NumPy has 64 at the most. */
const mostAxes = 65;

export interface NpyHeader {
  readonly type: ElementType;
  readonly shape: readonly number[];
  /** Whether the first axis counts fastest. */
  readonly isFortran: boolean;
  /** Offset of the elements. */
  readonly start: number;
}

/** Bytes by which `headerEnd` is known. */
export const headerStart = npySignature.length + 6;

/** Where the elements begin, by the first bytes of an array that NumPy saved. Throws Fault data-damaged. */
export function headerEnd(bytes: Uint8Array, origin: Origin): number {
  const reader = new ByteReader(bytes, origin);
  const length = readLength(reader);
  return reader.at + length;
}

/** The length of the header that a reader then is before. */
function readLength(reader: ByteReader): number {
  if (!reader.startsWith(npySignature)) throw reader.damaged();
  reader.skip(npySignature.length);
  const version = reader.u8();
  reader.skip(1);
  if (version < 1 || version > 3) throw reader.damaged(npySignature.length);
  const length = version === 1 ? reader.u16() : reader.u32();
  if (length > longestHeader) throw reader.damaged();
  return length;
}

/**
 * Reads the header of an array that NumPy saved, of format version 1, 2 or 3. Throws Faults data-damaged,
 * data-array-objects (Python objects) and data-array-type (records, complex numbers, dates).
 */
export function readNpyHeader(bytes: Uint8Array, origin: Origin): NpyHeader {
  const reader = new ByteReader(bytes, origin);
  const length = readLength(reader);
  const at = reader.at;
  const decoded = decodeUtf8(reader.take(length));
  if ('invalidAt' in decoded) throw reader.damaged(at + decoded.invalidAt);
  const header = decoded.text;
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(header)?.[1];
  const shape = /'shape'\s*:\s*\(([\d\sL,]*)\)/.exec(header)?.[1];
  const type = /'descr'\s*:\s*(?:'([^']*)'|\[)/.exec(header);
  if (order === undefined || shape === undefined || type === null) throw reader.damaged(at);
  if (shape.split(',').length > mostAxes) throw reader.damaged(at);
  return {
    type: elementTypeOf(type[1] ?? 'V', origin),
    shape: lengthsOf(shape, () => reader.damaged(at)),
    isFortran: order === 'True',
    start: reader.at,
  };
}

function lengthsOf(text: string, fault: () => Error): number[] {
  return text
    .split(',')
    .map((length) => length.trim())
    .filter((length, k, all) => length !== '' || k < all.length - 1)
    .map((length) => {
      const value = /^\d+L?$/.test(length) ? Number.parseInt(length, 10) : NaN;
      if (!Number.isSafeInteger(value)) throw fault();
      return value;
    });
}

/** NumPy's letters: byte order, kind, size. */
function elementTypeOf(name: string, origin: Origin): ElementType {
  const [, order, letter = '', digits = ''] = /^([<>|=]?)([a-zA-Z?])(\d*)$/.exec(name) ?? [];
  if (letter === 'O') throw new Fault(message('data-array-objects'), { file: origin.file });
  const kind = kinds.get(letter);
  const size = (kind === 'unicode' ? 4 : 1) * (digits === '' ? 1 : Number(digits));
  const type = kind && { kind, size, isBigEndian: order === '>' };
  const isBoolean = letter !== 'b' || size === 1;
  if (!type || !isReadable(type) || !isBoolean)
    throw new Fault(message('data-array-type', { type: name }), { file: origin.file });
  return type;
}
