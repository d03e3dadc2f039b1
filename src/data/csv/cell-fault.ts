import { type Message, type MessageArguments, message } from '../../model/message';
import { decimalMarks } from '../../model/source';
import type { ColumnRole } from '../raw-examples';
import { type NumberFormat, numberOf } from './number';
import { type NumberForm, numberForm } from './number-form';

/** NaN and the infinities, as tools write them, and numbers too large for a double. */
export function isNonFinite(text: string): boolean {
  return /^[+-]?(nan|inf(inity)?)$/i.test(text) || Math.abs(Number(text)) === Infinity;
}

/** The fault of a cell that must be a number and is not, with how to read it where it looks like one. */
export function describeCell(
  text: string,
  column: string,
  format: NumberFormat,
  role: ColumnRole = 'feature',
): Message {
  if (text === '') return message('data-missing-cell', { column });
  const facts: MessageArguments = {
    column,
    value: text.length > 40 ? `${text.slice(0, 40)}…` : text,
    ...(role === 'target' ? { role } : {}),
  };
  if (isNonFinite(text)) return message(role === 'target' ? 'data-target-not-finite' : 'data-not-finite', facts);
  const form = numberForm(text);
  if (form?.kind !== 'groups' && format.thousands !== undefined && isWronglyGrouped(text, format)) {
    return message('data-not-grouped', { ...facts, mark: format.thousands });
  }
  if (!form) return message(role === 'target' ? 'data-target-names' : 'data-not-number', facts);
  if (form.kind === 'groups') return groupsFault(form, format, facts);
  const { kind, ...parts } = form;
  return message(codes[kind][role], { ...facts, ...parts });
}

/** A mark of groups that is the present decimal mark leaves the other one for decimals. */
function groupsFault(
  { mark, decimal: written }: Extract<NumberForm, { kind: 'groups' }>,
  { decimal: present }: Pick<NumberFormat, 'decimal'>,
  facts: MessageArguments,
): Message {
  const decimal = written === '' && mark === present ? other[present] : written;
  const isOther = decimal !== '' && decimal !== present;
  return message(isOther ? 'data-thousands-decimal' : 'data-thousands', { ...facts, mark, decimal });
}

/** Whether a text would be a number if what is said to separate groups of digits were the decimal mark. */
function isWronglyGrouped(text: string, { thousands }: NumberFormat): boolean {
  const decimal = decimalMarks.find((mark) => mark === thousands);
  return decimal !== undefined && !Number.isNaN(numberOf(text, { decimal, thousands: undefined }));
}

const other = { '.': ',', ',': '.' } as const;

const either = (code: string): Readonly<Record<ColumnRole, string>> => ({ feature: code, target: code });

const codes: Readonly<Record<Exclude<NumberForm['kind'], 'groups'>, Readonly<Record<ColumnRole, string>>>> = {
  comma: either('data-decimal-comma'),
  point: either('data-decimal-point'),
  date: { feature: 'data-date', target: 'data-target-date' },
  brackets: either('data-brackets'),
  fraction: either('data-fraction'),
  bound: { feature: 'data-bound', target: 'data-target-bound' },
  interval: { feature: 'data-interval', target: 'data-target-interval' },
  sign: either('data-amount'),
  factor: either('data-factor'),
  unit: { feature: 'data-unit', target: 'data-target-unit' },
  script: either('data-digits'),
};
