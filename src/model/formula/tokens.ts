/** A part of a written formula. */
export interface Token {
  /** `differential`: the d of dW. */
  readonly kind: 'letter' | 'word' | 'number' | 'symbol' | 'raised' | 'lowered' | 'differential';
  readonly text: string;
  /** Whether blanks are before it. */
  readonly spaced: boolean;
}

/** The letters of characters that are written above or below the line. */
const raised = new Map([...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵀᵗⁿ'].map((character, k) => [character, [...'0123456789+−Ttn'][k] ?? '']));
const lowered = new Map([...'₀₁₂₃₄₅₆₇₈₉'].map((character, k) => [character, String(k)]));

/** `dW`, `da`: a derivative and what it is of. */
const derivative = /^d[A-Za-z](?![a-z])/;

/**
 * The tokens of a formula that is written as a line, `W[1] := W[1] − α dW[1]`. A run of Latin letters is a word, such as tanh,
 * unless it is one letter, the derivative of one, or two indices behind `_`; an accent is a token behind its letter.
 */
export function tokensOf(line: string): readonly Token[] {
  const text = line.normalize('NFD');
  const tokens: Token[] = [];
  let spaced = false;
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const blanks = /^\s+/.exec(rest)?.[0].length ?? 0;
    if (blanks > 0) {
      spaced = true;
      at += blanks;
      continue;
    }
    const token = tokenAt(rest, tokens.at(-1)?.text === '_');
    tokens.push({ ...token, spaced });
    spaced = false;
    at += token.length;
  }
  return tokens;
}

function tokenAt(rest: string, isIndex: boolean): Omit<Token, 'spaced'> & { readonly length: number } {
  const [first = ''] = rest;
  const found = (kind: Token['kind'], text: string, length = text.length) => ({ kind, text, length });
  const number = /^\d+(?:\.\d+)?(?:e[-+]?\d+)?/.exec(rest)?.[0];
  if (number !== undefined) return found('number', number);
  if (derivative.test(rest)) return found('differential', 'd');
  const letters = /^[A-Za-z]+(?:-[a-z]+)*/.exec(rest)?.[0];
  if (letters !== undefined && letters.length > (isIndex ? 2 : 1)) return found('word', letters);
  const above = raised.get(first);
  if (above !== undefined) return found('raised', above, first.length);
  const below = lowered.get(first);
  if (below !== undefined) return found('lowered', below, first.length);
  if (rest.startsWith(':=')) return found('symbol', ':=');
  return found(/\p{L}/u.test(first) ? 'letter' : 'symbol', first, first.length);
}
