import { isDigit } from './character';
import type { SyntaxCode } from './fault';
import type { Value } from './token';

/** The meaning of a run of bare characters. */
export interface Word {
  readonly kind: 'word' | 'number' | 'invalid';
  readonly value: Value;
  readonly fault?: SyntaxCode;
}

const decimal = /^[+-]?\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d[\d_]*)?$/;
const radix = /^[+-]?0[xob][\da-fA-F_]+$/;
const reserved = new Set(['true', 'false', 'null', 'inf', '-inf', 'nan']);

/** A bare word, a number, or why it is neither. */
export function classifyWord(text: string): Word {
  if (decimal.test(text)) return { kind: 'number', value: Number(text.replaceAll('_', '')) };
  if (startsLikeNumber(text)) {
    return { kind: 'invalid', value: null, fault: radix.test(text) ? 'radix-number' : 'bad-number' };
  }
  if (reserved.has(text)) return { kind: 'invalid', value: null, fault: 'reserved-word' };
  return { kind: 'word', value: text };
}

function startsLikeNumber(text: string): boolean {
  let at = /^[+-]/.test(text) ? 1 : 0;
  if (text.charAt(at) === '.') at++;
  return isDigit(text.charCodeAt(at));
}
