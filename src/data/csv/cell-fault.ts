import { type Message, message } from '../../model/message';

/** Texts that mean a missing cell, as well as the empty one, if the spec says what to do with missing cells. */
const missingWords: ReadonlySet<string> = new Set(['na', 'n/a', 'nan', 'null', '?']);

/** Whether a cell that is not a number is missing. */
export function isMissing(text: string, missing: 'error' | 'drop' | 'mean'): boolean {
  return text === '' || (missing !== 'error' && missingWords.has(text.toLowerCase()));
}

/** NaN and the infinities, as tools write them, and numbers too large for a double. */
export function isNonFinite(text: string): boolean {
  return /^[+-]?(nan|inf(inity)?)$/i.test(text) || Math.abs(Number(text)) === Infinity;
}

/** The fault of a cell that must be a number and is not. */
export function describeCell(text: string, column: string): Message {
  if (text === '') return message('data-missing-cell', { column });
  const value = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  if (isNonFinite(text)) return message('data-not-finite', { column, value });
  if (/^[+-]?\d+,\d+$/.test(text)) return message('data-decimal-comma', { column, value });
  return message('data-not-number', { column, value });
}
