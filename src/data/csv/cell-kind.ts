import { decimalMarks } from '../../model/source';
import { type NumberFormat, numberOf } from './number';

/**
 * What a cell looks like; `unknown` is what a table's cells seldom are, and so the sign of a wrong delimiter; a cell that is
 * nothing but a delimiter is a sure one.
 */
export type CellKind = 'empty' | 'number' | 'grouped' | 'date' | 'amount' | 'text' | 'unknown' | 'delimiter';

/** Groups of three digits: where nothing says what separates groups, 1,200 is twelve hundred as likely as one and a fifth. */
const grouped = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+$/;
const date =
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$|^\d{1,2}:\d{2}(?::\d{2})?$/;
const amount = /^[$€£¥]\s?[\d.,]+$|^[\d.,]+\s?[%$€£¥]$/;
/**
 * Words, names, codes, sentences: no delimiter in it but in a sentence, where a blank follows. What separates words is in
 * no word, so that there is one way to read a cell, however long.
 */
const text = /^[\p{L}\p{N}_.#@/\\&+*'’()[\]{}<>!?:%-]+(?:[,;|]?[ \u00a0]+[\p{L}\p{N}_.#@/\\&+*'’()[\]{}<>!?:%-]+)*$/u;

/** Numbers with runs of blanks between them, which are several cells, unless the blanks separate groups of three digits. */
const severalNumbers = /^[+-]?[\d.,]+(?: +[+-]?[\d.,]+)+$/;
const groupedByBlanks = /^[+-]?[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?$/;

/** The kind of a trimmed cell where numbers are written like this. */
export function cellKind(cell: string, format: NumberFormat): CellKind {
  if (cell === '') return 'empty';
  if (/^[,;|]$/.test(cell)) return 'delimiter';
  if (format.thousands === undefined && grouped.test(cell)) return 'grouped';
  if (isNumber(cell, format)) return 'number';
  // With the other mark it would be one: this mark does not explain it.
  if (isNumber(cell, otherMark(format))) return 'unknown';
  if (date.test(cell)) return 'date';
  if (amount.test(cell)) return 'amount';
  if (severalNumbers.test(cell) && !groupedByBlanks.test(cell)) return 'unknown';
  return text.test(cell) ? 'text' : 'unknown';
}

/** The format with the other decimal mark, which is then no mark of groups. */
function otherMark({ decimal, thousands }: NumberFormat): NumberFormat {
  const other = decimalMarks.find((mark) => mark !== decimal) ?? decimal;
  return { decimal: other, thousands: thousands === other ? undefined : thousands };
}

function isNumber(cell: string, format: NumberFormat): boolean {
  return !Number.isNaN(numberOf(cell, format));
}
