import { Fault, type Message, message } from '../model/message';
import type { RawExamples, SourceColumn } from './raw-examples';

/** One comma before three digits. */
const oneGroup = /^[+\u2212-]?\d{1,3},\d{3}$/;

/** Remedies that change the decimal mark. */
const ofDecimals: ReadonlySet<string> = new Set(['data-decimal-comma', 'data-decimal-point', 'data-thousands-decimal']);

/**
 * A fault of a number that is written in another way, by what the rest of the file says: whether its remedy would make
 * faults of other numbers (data-decimal-mixed, data-thousands-mixed), and what 1,234 means between semicolons, 1.234 or over
 * a thousand (data-comma-decimal, data-comma-thousands: both are told, the likelier one first). Others stay what they are.
 */
export function readingFault(fault: Fault, raw: Pick<RawExamples, 'table' | 'source'>): Fault {
  const detail = detailOf(fault.detail, raw);
  return detail === fault.detail ? fault : new Fault(detail, fault.place, fault.facts);
}

function detailOf(detail: Message, { table, source }: Pick<RawExamples, 'table' | 'source'>): Message {
  const { code, args } = detail;
  const hasFractions = (): boolean => source.columns.some((column) => hasFraction(column, source.m));
  if (ofDecimals.has(code)) return hasFractions() ? message('data-decimal-mixed', args) : detail;
  if (code !== 'data-thousands') return detail;
  const present = table?.thousands;
  if (present !== undefined && present !== args.mark) return message('data-thousands-mixed', { ...args, present });
  const isDoubtful = table?.delimiter === ';' && table.decimal === '.' && oneGroup.test(String(args.value));
  if (!isDoubtful || hasFractions()) return detail;
  const own = source.columns.find(({ name }) => name === args.column);
  return message(own && looksDecimal(own, source.m) ? 'data-comma-decimal' : 'data-comma-thousands', args);
}

function hasFraction({ cells }: SourceColumn, m: number): boolean {
  for (let row = 0; row < m; row++) if (cells.number(row) % 1 !== 0 && !Number.isNaN(cells.number(row))) return true;
  return false;
}

/** Whether commas are rather decimal marks: a number above 999 has none, or the last digit is not always a zero. */
function looksDecimal({ cells }: SourceColumn, m: number): boolean {
  let endsInZero = true;
  for (let row = 0; row < m; row++) {
    if (Math.abs(cells.number(row)) >= 1000) return true;
    const text = Number.isNaN(cells.number(row)) ? cells.mark(row) : '';
    if (oneGroup.test(text) && !text.endsWith('0')) endsInZero = false;
  }
  return !endsInZero;
}
