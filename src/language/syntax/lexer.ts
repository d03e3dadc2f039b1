import { forbiddenCharacters, isNewline, isSpace, wordUnits } from './character';
import { FaultList, type SyntaxFault } from './fault';
import { readQuoted } from './quoted';
import type { Token, TokenKind, Value } from './token';
import { classifyWord } from './word';

export interface Lexed {
  readonly tokens: readonly Token[];
  readonly faults: readonly SyntaxFault[];
}

/** Cuts any text into tokens, each character into exactly one, in one pass. */
export function lex(text: string): Lexed {
  return new Lexer(text).run();
}

const punctuation: Readonly<Record<string, TokenKind>> = {
  ';': 'semicolon',
  '{': 'open',
  '}': 'close',
  '=': 'equals',
  '\\': 'continuation',
};

/** A token without its start, which is the lexer's position. */
interface Piece {
  readonly kind: TokenKind;
  readonly end: number;
  readonly value?: Value;
}

const isHash = (code: number): boolean => code === 0x23;

class Lexer {
  private readonly faults = new FaultList();
  private at = 0;
  /** No `"""` follows from this offset on; so a text full of unclosed ones takes linear time. */
  private noTripleFrom = Number.POSITIVE_INFINITY;

  constructor(private readonly text: string) {}

  run(): Lexed {
    const tokens: Token[] = [];
    while (this.at < this.text.length) {
      const { kind, end, value = null } = this.piece();
      tokens.push({ kind, start: this.at, end, value });
      this.at = end;
    }
    this.findForbidden();
    return { tokens, faults: this.faults.faults };
  }

  private piece(): Piece {
    const { text, at } = this;
    const code = text.charCodeAt(at);
    const char = text.charAt(at);
    if (isSpace(code)) return { kind: 'space', end: this.scan(at, isSpace) };
    if (isNewline(code)) return { kind: 'newline', end: at + (text.startsWith('\r\n', at) ? 2 : 1) };
    const kind = punctuation[char];
    if (kind) return { kind, end: at + 1 };
    if (char === '/') return this.slash();
    if (char === '"') return this.quote();
    if (char === '#') return this.hash();
    if (char === '(') return this.annotation();
    if (at === 0 && code === 0xfeff) return { kind: 'bom', end: 1 };
    return wordUnits(text, at) > 0 ? this.word() : this.stray();
  }

  private scan(from: number, accepts: (code: number) => boolean): number {
    let end = from;
    while (end < this.text.length && accepts(this.text.charCodeAt(end))) end++;
    return end;
  }

  private wordEnd(from: number): number {
    let end = from;
    for (let units = wordUnits(this.text, end); units > 0; units = wordUnits(this.text, end)) end += units;
    return end;
  }

  private slash(): Piece {
    const { text, at } = this;
    if (text.startsWith('//', at)) return { kind: 'line-comment', end: this.lineEnd(at) };
    if (text.startsWith('/-', at)) return { kind: 'slashdash', end: at + 2 };
    if (text.startsWith('/*', at)) return { kind: 'block-comment', end: this.blockCommentEnd() };
    return this.stray();
  }

  private lineEnd(from: number): number {
    return this.scan(from, (code) => !isNewline(code));
  }

  private blockCommentEnd(): number {
    const { text, at } = this;
    let depth = 1;
    let end = at + 2;
    while (end < text.length) {
      const opens = text.startsWith('/*', end);
      if (!opens && !text.startsWith('*/', end)) {
        end++;
        continue;
      }
      end += 2;
      depth += opens ? 1 : -1;
      if (depth === 0) return end;
    }
    this.faults.add('unclosed-comment', at, at + 2);
    return end;
  }

  private quote(): Piece {
    if (this.text.startsWith('"""', this.at)) {
      const end = this.tripleEnd(this.at + 3);
      this.faults.add('multi-line-string', this.at, end);
      return { kind: 'invalid', end };
    }
    return { kind: 'string', ...readQuoted(this.text, this.at, this.faults) };
  }

  /** Where a string that `"""` opened before `from` ends: after the next `"""`, else with its line. */
  private tripleEnd(from: number): number {
    if (from < this.noTripleFrom) {
      const close = this.text.indexOf('"""', from);
      if (close >= 0) return this.scan(close + 3, isHash);
      this.noTripleFrom = from;
    }
    return this.lineEnd(from);
  }

  private hash(): Piece {
    const { text, at } = this;
    const hashes = this.scan(at, isHash);
    if (text.charAt(hashes) === '"') {
      const end = text.startsWith('"""', hashes) ? this.tripleEnd(hashes + 3) : this.rawEnd(hashes + 1, hashes - at);
      this.faults.add('raw-string', at, end);
      return { kind: 'invalid', end };
    }
    const end = this.wordEnd(hashes);
    const word = text.slice(at, end);
    if (word === '#true' || word === '#false') return { kind: 'keyword', end, value: word === '#true' };
    if (word === '#null') return { kind: 'keyword', end };
    const nonFinite = word === '#inf' || word === '#-inf' || word === '#nan';
    this.faults.add(nonFinite ? 'non-finite-number' : 'unknown-keyword', at, end, { text: word });
    return { kind: 'invalid', end };
  }

  /** Where a raw string ends that opened with so many `#`: with its line, if it is not closed there. */
  private rawEnd(from: number, hashes: number): number {
    let end = from;
    while (end < this.text.length && !isNewline(this.text.charCodeAt(end))) {
      const quote = this.text.charAt(end) === '"';
      end++;
      if (!quote) continue;
      const close = Math.min(this.scan(end, isHash), end + hashes);
      if (close - end === hashes) return close;
      end = close;
    }
    return end;
  }

  private annotation(): Piece {
    const { text, at } = this;
    let end = this.wordEnd(this.scan(at + 1, isSpace));
    if (text.charAt(end) === '"') end = readQuoted(text, end, new FaultList()).end;
    end = this.scan(end, isSpace);
    if (text.charAt(end) === ')') end++;
    this.faults.add('type-annotation', at, end);
    return { kind: 'annotation', end };
  }

  private word(): Piece {
    const end = this.wordEnd(this.at);
    const text = this.text.slice(this.at, end);
    const { kind, value, fault } = classifyWord(text);
    if (fault) this.faults.add(fault, this.at, end, { text });
    return { kind, end, value };
  }

  /** A run of characters that can start nothing; those that no text may hold are reported by `findForbidden`. */
  private stray(): Piece {
    const isForbidden = (at: number): boolean => forbiddenCharacters.test(this.text.charAt(at));
    const forbidden = isForbidden(this.at);
    let end = this.at + 1;
    while (this.isStray(end) && isForbidden(end) === forbidden) end++;
    if (!forbidden) this.faults.add('unexpected-character', this.at, end, { text: this.text.slice(this.at, end) });
    return { kind: 'invalid', end };
  }

  private isStray(at: number): boolean {
    const char = this.text.charAt(at);
    return wordUnits(this.text, at) === 0 && (/[[\])]/.test(char) || forbiddenCharacters.test(char));
  }

  private findForbidden(): void {
    const pattern = new RegExp(forbiddenCharacters.source, 'g');
    pattern.lastIndex = this.text.charCodeAt(0) === 0xfeff ? 1 : 0;
    let reported = 0;
    for (let match = pattern.exec(this.text); match && reported < 20; match = pattern.exec(this.text)) {
      const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      this.faults.add('forbidden-character', match.index, match.index + 1, { code: `U+${code}` });
      reported++;
    }
  }
}
