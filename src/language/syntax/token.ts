import type { Range } from '../range';

export type Value = string | number | boolean | null;

/**
 * - `continuation` is only the `\`; the line ending after it is a separate token.
 * - `annotation` is a KDL type annotation, `(u8)`, which the subset leaves out.
 * - `invalid` can't be part of a spec; it is where a value could be.
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
  /** The value of a word, string, number or keyword; null for other tokens. */
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
