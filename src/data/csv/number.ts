import { decodeUtf8 } from '../../model/utf8';

const minus = 0x2d;
const plus = 0x2b;
const point = 0x2e;
const lowerE = 0x65;
const zero = 0x30;
const firstBeyondAscii = 0x80;

/** Decimal digits that a double holds exactly, and the powers of ten that are exact doubles. */
const exactDigits = 15;
const powers = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
  1e21, 1e22,
];
const mostPower = powers.length - 1;

/**
 * The decimal number that `bytes` hold from `start` to `end`, blanks around it ignored; NaN for anything else, and for
 * a number beyond the largest double. Correctly rounded: at most 15 digits times or over an exact power of ten is one
 * operation on exact doubles (Clinger 1990); longer numbers are read by `Number`.
 */
export function parseNumber(bytes: Uint8Array, start: number, end: number): number {
  let from = start;
  let to = end;
  while (from < to && isBlank(bytes[from])) from++;
  while (to > from && isBlank(bytes[to - 1])) to--;
  if (from === to) return Number.NaN;
  const isAscii = (bytes[from] ?? 0) < firstBeyondAscii && (bytes[to - 1] ?? 0) < firstBeyondAscii;
  // Blanks beyond ASCII, such as the no-break space, are rare.
  if (!isAscii) return numberOf(textIn(bytes, from, to));
  const first = bytes[from];
  let at = first === minus || first === plus ? from + 1 : from;
  let mantissa = 0;
  let digits = 0;
  let digit = (bytes[at] ?? 0) - zero;
  while (at < to && digit >= 0 && digit <= 9) {
    mantissa = mantissa * 10 + digit;
    digits++;
    digit = (bytes[++at] ?? 0) - zero;
  }
  let exponent = 0;
  if (at < to && bytes[at] === point) {
    const begin = ++at;
    digit = (bytes[at] ?? 0) - zero;
    while (at < to && digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digits++;
      digit = (bytes[++at] ?? 0) - zero;
    }
    exponent = begin - at;
  }
  if (digits === 0) return Number.NaN;
  // An exponent is rare: the text says it is one, and `Number` reads it.
  if (at < to) return ((bytes[at] ?? 0) | 0x20) === lowerE ? numberOf(textIn(bytes, from, to)) : Number.NaN;
  if (digits > exactDigits || exponent < -mostPower) return numberOf(textIn(bytes, from, to));
  const value = exponent < 0 ? mantissa / (powers[-exponent] ?? Number.NaN) : mantissa;
  return first === minus ? -value : value;
}

/** The text as a finite decimal number, else NaN. `Number` would also accept 0x1f and the empty text. */
export function numberOf(text: string): number {
  const trimmed = text.trim();
  if (trimmed === '' || /^[+-]?0[box]/i.test(trimmed)) return Number.NaN;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : Number.NaN;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

function textIn(bytes: Uint8Array, start: number, end: number): string {
  const decoded = decodeUtf8(bytes.subarray(start, end));
  return 'text' in decoded ? decoded.text : '';
}
