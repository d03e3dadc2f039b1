import { type Message, message } from '../../model/message';
import { decimalMarks } from '../../model/source';
import { cellKind } from './cell-kind';
import { type NumberFormat, numberOf, withPlainBlanks } from './number';

/** NaN and the infinities, as tools write them, and numbers too large for a double. */
export function isNonFinite(text: string): boolean {
  return /^[+-]?(nan|inf(inity)?)$/i.test(text) || Math.abs(Number(text)) === Infinity;
}

/** The fault of a cell that must be a number and is not, with how to read it where it looks like one. */
export function describeCell(text: string, column: string, format: NumberFormat): Message {
  if (text === '') return message('data-missing-cell', { column });
  const value = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  if (isNonFinite(text)) return message('data-not-finite', { column, value });
  const mark = groupMark(text);
  if (mark !== undefined) {
    const decimal = /[.,]\d*$/.exec(text)?.[0]?.charAt(0);
    const isDecimal = decimal !== undefined && decimal !== mark;
    const code = isDecimal && decimal !== format.decimal ? 'data-thousands-decimal' : 'data-thousands';
    return message(code, { column, value, mark, decimal: decimal ?? '' });
  }
  if (format.thousands !== undefined && isWronglyGrouped(text, format)) {
    return message('data-not-grouped', { column, value, mark: format.thousands });
  }
  if (/^[+-]?\d+,\d+$/.test(text)) return message('data-decimal-comma', { column, value });
  const kind = cellKind(text, format);
  if (kind === 'date') return message('data-date', { column, value });
  if (kind === 'amount') return message('data-amount', { column, value, sign: text.replace(/[\d.,\s]/g, '') });
  return message('data-not-number', { column, value });
}

/** What separates groups of three digits in a text that looks like such a number. */
function groupMark(text: string): string | undefined {
  return /^[+-]?[1-9]\d{0,2}(?:([., ’'])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/.exec(withPlainBlanks(text))?.[1];
}

/** Whether a text would be a number if what is said to separate groups of digits were the decimal mark. */
function isWronglyGrouped(text: string, { thousands }: NumberFormat): boolean {
  const decimal = decimalMarks.find((mark) => mark === thousands);
  return decimal !== undefined && !Number.isNaN(numberOf(text, { decimal, thousands: undefined }));
}

/** Whether a text looks like a number that is written in another way, 1,200 or $1200 or 45%, or is a date. */
export function looksNumeric(text: string, format: NumberFormat): boolean {
  const kind = cellKind(text, format);
  const isOfNumbers = kind === 'grouped' || kind === 'amount' || kind === 'date';
  return isOfNumbers || groupMark(text) !== undefined || isWronglyGrouped(text, format);
}
