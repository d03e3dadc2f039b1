import { type Formula, row } from './formula';
import { type Token, tokensOf } from './tokens';

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '⌊': '⌋', '‖': '‖' };
/** What separates the terms of a sum, or whole formulas: no fraction reaches across. */
const separators = new Set(['=', ':=', '≈', '+', '−', '-', ',', ';', '<', '>', '≤', '≥', '~']);
/** What separates factors: a fraction without blanks around its slash does not reach across. */
const products = new Set(['·', '×', '∘', '∗']);

/**
 * The tree of a formula that is written as a line: `Z[1] = W[1]X + b[1]`, `s/(1 − β₂ᵗ)`, `α·v̂/(√ŝ + ε)`. `[l]` behind a
 * letter is the number of a layer. A slash makes a fraction of what is next to it up to a blank; with blanks around it, of
 * all up to the next sum or relation.
 */
export function parseFormula(line: string): Formula {
  return new Parser(tokensOf(line)).all();
}

class Parser {
  private at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  all(): Formula {
    return this.rowUntil(() => false);
  }

  private get next(): Token | undefined {
    return this.tokens[this.at];
  }

  private take(): Token {
    const token = this.next;
    if (!token) throw new RangeError('a formula ends where a part of it is missing');
    this.at++;
    return token;
  }

  private is(text: string): boolean {
    return this.next?.kind === 'symbol' && this.next.text === text;
  }

  private rowUntil(ends: (token: Token) => boolean): Formula {
    const parts: Formula[] = [];
    /** Where a fraction's numerator would begin: behind a separator, and behind a blank or a product. */
    let [wide, tight] = [0, 0];
    while (this.next && !ends(this.next)) {
      const { text, kind, spaced } = this.next;
      if (kind === 'symbol' && text === '/') {
        this.at++;
        const isWide = spaced && this.next?.spaced === true;
        const above = parts.splice(isWide ? wide : tight);
        parts.push({ kind: 'fraction', above: bare(row(above)), below: bare(this.denominator(isWide, ends)) });
        continue;
      }
      if (spaced || (kind === 'symbol' && products.has(text))) tight = parts.length;
      if (kind === 'symbol' && (separators.has(text) || products.has(text))) {
        this.at++;
        parts.push({ kind: 'operator', text: text === '-' ? '−' : text });
        tight = parts.length;
        if (separators.has(text)) wide = parts.length;
        continue;
      }
      const factor = this.factor();
      const before = parts.at(-1)?.kind ?? 'operator';
      // Parentheses around a fraction that is no argument are for the line alone: (1/m) Σ.
      const isFraction = factor.kind === 'fence' && factor.of.kind === 'fraction' && before === 'operator';
      parts.push(isFraction ? bare(factor) : factor);
    }
    return row(parts);
  }

  private denominator(isWide: boolean, ends: (token: Token) => boolean): Formula {
    const parts = [this.factor()];
    while (this.next && !ends(this.next)) {
      const { kind, text, spaced } = this.next;
      if (kind === 'symbol' && (separators.has(text) || products.has(text) || text === '/')) break;
      if (spaced && !isWide) break;
      parts.push(this.factor());
    }
    return row(parts);
  }

  /** An atom with what is written above and below it. */
  private factor(): Formula {
    let of = this.atom();
    let below: Formula | undefined;
    const above: Formula[] = [];
    for (;;) {
      const token = this.next;
      if (!token || (token.spaced && token.kind !== 'raised')) break;
      const { kind, text } = token;
      if (kind === 'raised') above.push(...this.written('raised'));
      else if (kind === 'lowered') below = row(this.written('lowered'));
      else if (kind !== 'symbol') break;
      else if (text === '\u0302') {
        this.at++;
        of = { kind: 'hat', of };
      } else if (text === '′') {
        this.at++;
        above.push({ kind: 'operator', text });
      } else if (text === '[' && of.kind !== 'number' && of.kind !== 'operator') above.push(this.fence());
      else if (text === '^') {
        this.at++;
        above.push(bare(this.factor()));
      } else if (text === '_') {
        this.at++;
        below = this.index();
      } else break;
    }
    if (above.length === 0 && !below) return of;
    return { kind: 'scripts', of, ...(below ? { below } : {}), ...(above.length > 0 ? { above: row(above) } : {}) };
  }

  private written(kind: 'raised' | 'lowered'): readonly Formula[] {
    const parts: Formula[] = [];
    while (this.next?.kind === kind) parts.push(atomOf(this.take().text));
    return parts;
  }

  /** The letters or the group behind `_`. */
  private index(): Formula {
    if (this.is('(')) return bare(this.fence());
    const first = this.take();
    if (first.kind === 'word') return { kind: 'word', text: first.text };
    const parts = [atomOf(first.text)];
    while (this.next && !this.next.spaced && (this.next.kind === 'letter' || this.next.kind === 'number')) {
      parts.push(atomOf(this.take().text));
    }
    return row(parts);
  }

  private atom(): Formula {
    const { kind, text } = this.next ?? { kind: 'symbol', text: '' };
    if (kind === 'symbol' && Object.hasOwn(closing, text)) return this.fence();
    this.take();
    if (kind === 'word') return { kind, text };
    if (kind === 'differential') return row([atomOf(text), this.atom()]);
    if (text === '√') return { kind: 'root', of: bare(this.factor()) };
    return atomOf(text);
  }

  private fence(): Formula {
    const open = this.take().text;
    const close = closing[open] ?? '';
    const of = this.rowUntil(({ kind, text }) => kind === 'symbol' && text === close);
    this.take();
    return { kind: 'fence', open, close, of };
  }
}

function atomOf(text: string): Formula {
  if (/^\d/.test(text)) return { kind: 'number', text };
  return /\p{L}/u.test(text) && text !== 'Σ'
    ? { kind: 'variable', text }
    : { kind: 'operator', text: text === '-' ? '−' : text };
}

/** What a fraction, a root or an exponent groups itself, without its parentheses. */
function bare(formula: Formula): Formula {
  return formula.kind === 'fence' && formula.open === '(' ? formula.of : formula;
}
