import type { Range } from '../range';

export type Value = string | number | boolean | null;

/**
 * - `continuation` is the `\` alone; the line ending it swallows is a token of its own.
 * - `annotation` is a KDL type annotation, `(u8)`, which the subset leaves out.
 * - `invalid` is what can be no part of a spec; it stands where a value might.
 */
export type TokenKind =
  | 'bom'
  | 'space'
  | 'newline'
  | 'line-comment'
  | 'block-comment'
  | 'continuation'
  | 'slashdash'
  | 'semicolon'
  | 'open'
  | 'close'
  | 'equals'
  | 'annotation'
  | 'word'
  | 'string'
  | 'number'
  | 'keyword'
  | 'invalid';

/** A piece of the text. The tokens of a text, one after the other, are the text. */
export interface Token extends Range {
  readonly kind: TokenKind;
  /** What a word, string, number or keyword means; null elsewhere. */
  readonly value: Value;
}

export function isValueToken(token: Token): boolean {
  return (
    token.kind === 'word' ||
    token.kind === 'string' ||
    token.kind === 'number' ||
    token.kind === 'keyword' ||
    token.kind === 'invalid'
  );
}
