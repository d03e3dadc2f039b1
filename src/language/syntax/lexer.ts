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

class Lexer {
  private readonly tokens: Token[] = [];
  private readonly faults = new FaultList();
  private at = 0;
  /** From here on no `"""` follows; keeps a text full of unclosed ones linear. */
  private noTripleFrom = Number.POSITIVE_INFINITY;

  constructor(private readonly text: string) {}

  run(): Lexed {
    if (this.text.charCodeAt(0) === 0xfeff) this.push('bom', 1);
    while (this.at < this.text.length) this.next();
    this.findForbidden();
    return { tokens: this.tokens, faults: this.faults.faults };
  }

  private push(kind: TokenKind, end: number, value: Value = null): void {
    this.tokens.push({ kind, start: this.at, end, value });
    this.at = end;
  }

  private next(): void {
    const { text, at } = this;
    const code = text.charCodeAt(at);
    const char = text.charAt(at);
    if (isSpace(code)) return this.push('space', this.scan(at, isSpace));
    if (isNewline(code)) return this.push('newline', at + (text.startsWith('\r\n', at) ? 2 : 1));
    const kind = punctuation[char];
    if (kind) return this.push(kind, at + 1);
    if (char === '/') return this.slash();
    if (char === '"') return this.quote();
    if (char === '#') return this.hash();
    if (char === '(') return this.annotation();
    if (wordUnits(text, at) > 0) return this.word();
    return this.stray();
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

  private slash(): void {
    const { text, at } = this;
    if (text.startsWith('//', at)) return this.push('line-comment', this.lineEnd(at));
    if (text.startsWith('/-', at)) return this.push('slashdash', at + 2);
    if (text.startsWith('/*', at)) return this.push('block-comment', this.blockCommentEnd());
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

  private quote(): void {
    if (this.text.startsWith('"""', this.at)) {
      const end = this.tripleEnd(this.at + 3);
      this.faults.add('multi-line-string', this.at, end);
      return this.push('invalid', end);
    }
    const { end, value } = readQuoted(this.text, this.at, this.faults);
    this.push('string', end, value);
  }

  /** Where a string that `"""` opened before `from` ends: after the next `"""`, else with its line. */
  private tripleEnd(from: number): number {
    const close = from >= this.noTripleFrom ? -1 : this.text.indexOf('"""', from);
    if (close >= 0) return this.scan(close + 3, (code) => code === 0x23);
    this.noTripleFrom = Math.min(this.noTripleFrom, from);
    return this.lineEnd(from);
  }

  private hash(): void {
    const { text, at } = this;
    const hashes = this.scan(at, (code) => code === 0x23);
    if (text.charAt(hashes) === '"') {
      const end = text.startsWith('"""', hashes) ? this.tripleEnd(hashes + 3) : this.rawEnd(hashes + 1, hashes - at);
      this.faults.add('raw-string', at, end);
      return this.push('invalid', end);
    }
    const end = this.wordEnd(hashes);
    const word = text.slice(at, end);
    if (word === '#true' || word === '#false') return this.push('keyword', end, word === '#true');
    if (word === '#null') return this.push('keyword', end, null);
    const nonFinite = word === '#inf' || word === '#-inf' || word === '#nan';
    this.faults.add(nonFinite ? 'non-finite-number' : 'unknown-keyword', at, end, { text: word });
    this.push('invalid', end);
  }

  /** End of a raw string of one line. */
  private rawEnd(from: number, hashes: number): number {
    const lineEnd = this.lineEnd(from);
    let end = from;
    while (end < lineEnd) {
      if (this.text.charAt(end) !== '"') {
        end++;
        continue;
      }
      const closing = Math.min(
        this.scan(end + 1, (code) => code === 0x23),
        end + 1 + hashes,
      );
      if (closing - end - 1 === hashes) return closing;
      end = closing;
    }
    return lineEnd;
  }

  private annotation(): void {
    const { text, at } = this;
    let end = this.wordEnd(this.scan(at + 1, isSpace));
    if (text.charAt(end) === '"') end = readQuoted(text, end, new FaultList()).end;
    end = this.scan(end, isSpace);
    const closed = text.charAt(end) === ')';
    if (closed) end++;
    this.faults.add('type-annotation', at, end);
    this.push('annotation', end);
  }

  private word(): void {
    const end = this.wordEnd(this.at);
    const word = classifyWord(this.text.slice(this.at, end));
    if (word.fault) this.faults.add(word.fault, this.at, end, { text: this.text.slice(this.at, end) });
    this.push(word.kind, end, word.value);
  }

  /** A run of characters that can start nothing; those that no text may hold are reported by `findForbidden`. */
  private stray(): void {
    const first = this.text.charAt(this.at);
    const forbidden = forbiddenCharacters.test(first);
    let end = this.at + 1;
    while (
      end < this.text.length &&
      this.isStray(end) &&
      forbiddenCharacters.test(this.text.charAt(end)) === forbidden
    ) {
      end++;
    }
    if (!forbidden) this.faults.add('unexpected-character', this.at, end, { text: this.text.slice(this.at, end) });
    this.push('invalid', end);
  }

  private isStray(at: number): boolean {
    const char = this.text.charAt(at);
    return (
      wordUnits(this.text, at) === 0 && (char === '[' || char === ']' || char === ')' || forbiddenCharacters.test(char))
    );
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
