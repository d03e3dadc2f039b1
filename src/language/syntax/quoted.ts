import { isNewline, isSpace } from './character';
import type { FaultList } from './fault';

const simpleEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  s: ' ',
  '"': '"',
  '\\': '\\',
};

const unicodeEscape = /u\{([0-9a-fA-F]{1,6})\}/y;

export interface QuotedString {
  readonly end: number;
  readonly value: string;
}

/** The quoted string that opens at `start`; one that is not closed ends with its line. */
export function readQuoted(text: string, start: number, faults: FaultList): QuotedString {
  const parts: string[] = [];
  let at = start + 1;
  let plain = at;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { end: at + 1, value: parts.join('') + text.slice(plain, at) };
    if (isNewline(code)) break;
    if (code !== 0x5c) {
      at++;
      continue;
    }
    parts.push(text.slice(plain, at));
    const read = readEscape(text, at);
    if (read.value === undefined) faults.add('bad-escape', at, read.end, { text: text.slice(at, read.end) });
    parts.push(read.value ?? '');
    at = read.end;
    plain = at;
  }
  parts.push(text.slice(plain, at));
  faults.add('unclosed-string', start, at);
  return { end: at, value: parts.join('') };
}

/** The escape that starts with the `\` at `at`; without a value if it is not an escape of KDL. */
function readEscape(text: string, at: number): { readonly end: number; readonly value?: string } {
  const simple = simpleEscapes[text.charAt(at + 1)];
  if (simple !== undefined) return { end: at + 2, value: simple };
  let end = at + 1;
  while (isSpace(text.charCodeAt(end)) || isNewline(text.charCodeAt(end))) end++;
  if (end > at + 1) return { end, value: '' };
  unicodeEscape.lastIndex = at + 1;
  const match = unicodeEscape.exec(text);
  if (!match?.[1]) return { end: Math.min(at + 2, text.length) };
  const point = Number.parseInt(match[1], 16);
  const isScalar = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
  return { end: unicodeEscape.lastIndex, ...(isScalar ? { value: String.fromCodePoint(point) } : {}) };
}
