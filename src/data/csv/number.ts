import type { DecimalMark } from '../../model/source';
import { decodeUtf8 } from '../../model/utf8';
import { exactDigits, exactPowers, longDecimal } from './long-decimal';

/** How numbers are written. */
export interface NumberFormat {
  readonly decimal: DecimalMark;
  /** What separates groups of three digits before the decimal mark. */
  readonly thousands: string | undefined;
}

const minus = 0x2d;
const plus = 0x2b;
const lowerE = 0x65;
const zero = 0x30;
const firstBeyondAscii = 0x80;

/** Reads numbers of one format from bytes. */
export class NumberReader {
  private readonly mark: number;

  constructor(private readonly format: NumberFormat) {
    this.mark = format.decimal.charCodeAt(0);
  }

  /**
   * The decimal number that `bytes` hold from `start` to `end`, blanks around it ignored; NaN for anything else, and for
   * a number beyond the largest double. Correctly rounded: at most 15 digits over an exact power of ten are one
   * operation on exact doubles (Clinger 1990), most others are read by `longDecimal`, what is left by `numberOf`.
   */
  read(bytes: Uint8Array, start: number, end: number): number {
    const { mark } = this;
    let from = start;
    let to = end;
    while (from < to && isBlank(bytes[from])) from++;
    while (to > from && isBlank(bytes[to - 1])) to--;
    if (from === to) return Number.NaN;
    const first = bytes[from] ?? 0;
    let at = first === minus || first === plus ? from + 1 : from;
    let mantissa = 0;
    let digits = 0;
    let digit = (bytes[at] ?? 0) - zero;
    while (at < to && digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digits++;
      digit = (bytes[++at] ?? 0) - zero;
    }
    let places = 0;
    if (at < to && bytes[at] === mark) {
      const begin = ++at;
      digit = (bytes[at] ?? 0) - zero;
      while (at < to && digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
        digits++;
        digit = (bytes[++at] ?? 0) - zero;
      }
      places = at - begin;
    }
    if (at < to) return this.readRare(bytes, from, to, at);
    if (digits === 0) return Number.NaN;
    if (digits > exactDigits) return this.readLong(bytes, from, to);
    const value = mantissa / (exactPowers[places] ?? Number.NaN);
    return first === minus ? -value : value;
  }

  /** A number of many digits, or with an exponent; one that is not sure to be rounded correctly is read as text. */
  private readLong(bytes: Uint8Array, from: number, to: number): number {
    const first = bytes[from];
    const value = longDecimal(bytes, first === minus || first === plus ? from + 1 : from, to, this.mark);
    if (Number.isNaN(value)) return this.readText(bytes, from, to);
    return first === minus ? -value : value;
  }

  /** Something else than digits is at `at`: an exponent, groups of digits, a sign or blanks beyond ASCII, or no number. */
  private readRare(bytes: Uint8Array, from: number, to: number, at: number): number {
    const isExponent = ((bytes[at] ?? 0) | 0x20) === lowerE;
    const isBeyondAscii = Math.max(bytes[from] ?? 0, bytes[to - 1] ?? 0) >= firstBeyondAscii;
    const mayBeGrouped = this.format.thousands !== undefined;
    if (isExponent) return this.readLong(bytes, from, to);
    return isBeyondAscii || mayBeGrouped ? this.readText(bytes, from, to) : Number.NaN;
  }

  private readText(bytes: Uint8Array, from: number, to: number): number {
    const decoded = decodeUtf8(bytes.subarray(from, to));
    return 'text' in decoded ? numberOf(decoded.text, this.format) : Number.NaN;
  }
}

const plain: NumberFormat = { decimal: '.', thousands: undefined };
/** The minus sign of typesetting, U+2212. */
const typesetMinus = /^\u2212/;

/**
 * The text as a finite decimal number, else NaN. `Number` would also accept 0x1f, the empty text and, with a decimal
 * comma, a point.
 */
export function numberOf(text: string, { decimal, thousands }: NumberFormat = plain): number {
  let digits = text.trim().replace(typesetMinus, '-');
  if (thousands === ' ') digits = withPlainBlanks(digits);
  if (thousands !== undefined && digits.includes(thousands)) {
    const grouped = new RegExp(`^[+-]?\\d{1,3}(?:${escaped(thousands)}\\d{3})+(?!\\d)`);
    if (!grouped.test(digits)) return Number.NaN;
    digits = digits.replaceAll(thousands, '');
  }
  if (decimal === ',') {
    if (digits.includes('.')) return Number.NaN;
    digits = digits.replace(',', '.');
  }
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(digits)) return Number.NaN;
  const value = Number(digits);
  return Number.isFinite(value) ? value : Number.NaN;
}

/** A text with plain blanks in place of those of typesetting: the ones that do not break, and the thin one. */
export function withPlainBlanks(text: string): string {
  return text.replace(/[\u00a0\u202f\u2009]/g, ' ');
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}
