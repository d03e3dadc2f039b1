import { numberOf, withPlainBlanks } from './number';

/** How a text that is no number for a machine writes one, or several, for a person. */
export type NumberForm =
  /** 1,200 or 1.200,50: groups of three digits; `decimal` is the mark behind them, empty where there is none. */
  | { readonly kind: 'groups'; readonly mark: string; readonly decimal: string }
  /** 1,5 */
  | { readonly kind: 'comma' }
  /** 1.5, where numbers have a comma. */
  | { readonly kind: 'point' }
  | { readonly kind: 'date' }
  /** (1,200): a negative amount, as accountants write it. */
  | { readonly kind: 'brackets' }
  /** 1/2 */
  | { readonly kind: 'fraction' }
  /** >5, 50+ */
  | { readonly kind: 'bound'; readonly sign: string }
  /** 5-10 */
  | { readonly kind: 'interval' }
  /** $5, 5 %, 1200 EUR, 1,00,000: only a sign is to be removed. */
  | { readonly kind: 'sign'; readonly sign: string }
  /** 10k, 1.2M: what stands behind it is a factor. */
  | { readonly kind: 'factor'; readonly sign: string; readonly full: string }
  /** 12 kg, 7up: letters behind it. */
  | { readonly kind: 'unit'; readonly sign: string }
  /** Digits other than 0 to 9, such as those of full width. */
  | { readonly kind: 'script' };

/** Groups of three digits, or digits alone. */
const digits = `(?:\\d{1,3}(?:[., ’'_]\\d{3})+(?!\\d)|\\d+)`;
/** A number without a sign, however its groups and decimals are marked. */
const number = `(?:${digits}(?:[.,]\\d+)?|[.,]\\d+)(?:[eE][+-]?\\d+)?`;
const sign = '[+\\u2212-]?';
const currencies =
  'USD|EUR|GBP|JPY|CNY|RMB|INR|CHF|CAD|AUD|NZD|HKD|SGD|KRW|TWD|SEK|NOK|DKK|PLN|CZK|HUF|RUB|TRY|BRL|MXN|ZAR|THB|IDR|Rs\\.?';
const symbols = `[\\p{Sc}\\p{So}#№*'"’\`´=^†‡]`;
const before = `(?:${symbols}+|[A-Z]{1,3}\\p{Sc}|${currencies})`;

const grouped = /^[+\u2212-]?[1-9]\d{0,2}(?:([., ’'_])\d{3})(?:\1\d{3})*((?!\1)[.,]\d+)?$/;
/** Groups of two digits above the thousands: 1,00,000. */
const lakhs = /^[+\u2212-]?[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?$/;
const comma = /^[+\u2212-]?\d+,\d+$/;
const point = /^[+\u2212-]?\d*\.\d+$/;
const dates = [
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/,
  /^\d{1,2}:\d{2}(?::\d{2})?$/,
  // A month, or a season: 2024-05, 2019/20.
  /^(?:19|20)\d{2}[-/]\d{2}$/,
  /^\d{1,2}[-/](?:19|20)\d{2}$/,
];
const brackets = new RegExp(`^\\(\\s*(?:${before} ?)?${number} ?(?:[%\\p{Sc}]|${currencies})?\\s*\\)$`, 'u');
const fraction = /^[+-]?(?:\d+ )?\d+\/\d+$/;
const boundBefore = new RegExp(`^([<>≤≥~≈±]=?|ca\\.?) ?${sign}(?:${before} ?)?${number} ?\\D{0,12}$`, 'iu');
const boundBehind = new RegExp(`^${sign}(?:${before} ?)?${number}(\\+)$`, 'u');
const interval = new RegExp(`^${number} ?(?:[-–—~\\u2212]|\\.{2,3}|…|to|bis|至|到) ?${number} ?\\D{0,12}$`, 'iu');
const surrounded = new RegExp(`^(${sign})(?:(${before}) ?)?(${sign})(${number}) ?([^\\d\\s]\\D{0,14})?$`, 'u');
const onlySigns = new RegExp(`^(?:[%‰]|${symbols}|${currencies}|/-)+$`, 'u');

/** What people put behind a number for a power of ten. */
const factors: readonly (readonly [names: RegExp, power: number])[] = [
  [/^(?:k|thousand|tsd\.?|千)$/i, 3],
  [/^(?:M|mn|mln|mio\.?|millions?|百万)$/, 6],
  [/^(?:B|bn|bln|mrd\.?|billions?)$/, 9],
  [/^万$/, 4],
  [/^亿$/, 8],
];

/** Longer texts are no numbers. */
const longest = 60;

/** The form of a trimmed text that is no number as it stands; undefined where it does not look like one. */
export function numberForm(text: string): NumberForm | undefined {
  if (text.length > longest) return undefined;
  const plain = plainDigits(text);
  if (plain !== text) return isNumeric(plain) ? { kind: 'script' } : undefined;
  const blanks = withPlainBlanks(text);
  const groups = grouped.exec(blanks);
  if (groups) return { kind: 'groups', mark: groups[1] ?? '', decimal: groups[2]?.charAt(0) ?? '' };
  if (lakhs.test(text)) return { kind: 'sign', sign: ',' };
  if (comma.test(text)) return { kind: 'comma' };
  if (point.test(text)) return { kind: 'point' };
  if (dates.some((date) => date.test(text))) return { kind: 'date' };
  if (brackets.test(blanks)) return { kind: 'brackets' };
  if (fraction.test(blanks)) return { kind: 'fraction' };
  const bound = boundBefore.exec(blanks) ?? boundBehind.exec(blanks);
  if (bound) return { kind: 'bound', sign: bound[1] ?? '' };
  if (interval.test(blanks)) return { kind: 'interval' };
  return withSigns(blanks);
}

/** What stands before and behind one number. */
function withSigns(text: string): NumberForm | undefined {
  const [, minus = '', before = '', , written = '', behind = ''] = surrounded.exec(text) ?? [];
  const suffix = behind.trim();
  const sign = [before, suffix].filter((part) => part !== '').join(' ');
  if (sign === '') return undefined;
  if (suffix === '' || onlySigns.test(suffix)) return { kind: 'sign', sign };
  const power = factors.find(([names]) => names.test(suffix))?.[1];
  const full = power === undefined ? undefined : shifted(written, power);
  return full === undefined ? { kind: 'unit', sign } : { kind: 'factor', sign: suffix, full: minus + full };
}

/** A number without groups times a power of ten, digit by digit; undefined where it is none. */
function shifted(written: string, power: number): string | undefined {
  const [, whole = '', decimals = ''] = /^(\d+)(?:[.,](\d+))?$/.exec(written) ?? [];
  if (whole === '') return undefined;
  const shown = `${whole}${decimals.slice(0, power).padEnd(power, '0')}`.replace(/^0+(?=\d)/, '');
  return decimals.length > power ? `${shown}.${decimals.slice(power)}` : shown;
}

/** A text with characters of ASCII for those of full width, and some digit for each of another script. */
function plainDigits(text: string): string {
  const narrow = text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  return narrow.replace(/(?![0-9])\p{Nd}/gu, '1');
}

function isNumeric(text: string): boolean {
  return !Number.isNaN(numberOf(text)) || numberForm(text) !== undefined;
}

/** Whether a text has a digit at its begin or end, signs apart: 12 kg, $5, b-12, but not a1b. */
export function hasEdgeDigit(text: string): boolean {
  return /^[^\p{L}\p{N}]*\p{N}|\p{N}[^\p{L}\p{N}]*$/u.test(text);
}

const sure: ReadonlySet<string> = new Set(['groups', 'comma', 'point', 'date', 'brackets', 'sign', 'script']);

/** Whether a text is a number, or a date, that is written in another way, and cannot well be a name. */
export function isSurelyNumber(text: string): boolean {
  const form = numberForm(text);
  return form !== undefined && sure.has(form.kind);
}
