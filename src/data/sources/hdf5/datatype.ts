import { Fault, message } from '../../../model/message';
import { type ElementType, isReadable } from '../elements';
import type { Hdf5Cursor } from './cursor';

/** The names of the classes of types, by number. */
const classes = [
  'integer',
  'float',
  'time',
  'string',
  'bit field',
  'opaque',
  'compound',
  'reference',
  'enumeration',
  'variable length',
  'array',
];
const [integer, float, string, enumeration, variable] = [0, 1, 3, 8, 9];
/** Bits of exponent and mantissa in IEEE 754's formats, by size in bytes. */
const ieee: Readonly<Record<number, readonly [exponent: number, mantissa: number]>> = {
  2: [5, 10],
  4: [8, 23],
  8: [11, 52],
};
/** Bytes of a text of variable length where it is used: its length, and where it is. */
export interface VariableText {
  readonly kind: 'variable';
  readonly size: number;
}

/**
 * The type of an array's elements from its message; an enumeration, as of truth values, counts as its numbers. Throws
 * Fault data-array-type for what is neither numbers nor texts.
 */
export function readDatatype(cursor: Hdf5Cursor): ElementType | VariableText {
  const start = cursor.u8();
  const kind = start & 15;
  const bits = cursor.unsigned(3);
  const size = cursor.u32();
  const refused = (): Fault =>
    new Fault(message('data-array-type', { type: classes[kind] ?? String(kind) }), { file: cursor.origin.file });
  const checked = (type: ElementType): ElementType => {
    if (!isReadable(type)) throw refused();
    return type;
  };
  const isBigEndian = (bits & 1) !== 0;
  if (kind === integer) return checked({ kind: bits & 8 ? 'signed' : 'unsigned', size, isBigEndian });
  if (kind === float) {
    cursor.skip(5);
    const exponent = cursor.u8();
    cursor.skip(1);
    const mantissa = cursor.u8();
    const isIeee = ieee[size]?.[0] === exponent && ieee[size]?.[1] === mantissa && (bits & 0x40) === 0;
    if (!isIeee) throw refused();
    return checked({ kind: 'float', size, isBigEndian });
  }
  if (kind === string) return checked({ kind: 'text', size, isBigEndian });
  if (kind === variable && (bits & 15) === 1) return { kind: 'variable', size };
  if (kind !== enumeration) throw refused();
  const base = cursor.u8() & 15;
  const baseBits = cursor.unsigned(3);
  if (base !== integer || cursor.u32() !== size) throw refused();
  return checked({ kind: baseBits & 8 ? 'signed' : 'unsigned', size, isBigEndian: (baseBits & 1) !== 0 });
}
