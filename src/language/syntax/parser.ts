import { FaultList } from './fault';
import { lex } from './lexer';
import type { OpenBlock, OpenNode } from './open';
import { closeByIndentation } from './recovery';
import { isValueToken, type Token } from './token';
import type { Literal, SyntaxNode, Tree } from './tree';

/** Reads any text, in linear time and without recursion; errors are in the tree's `faults`. */
export function parse(text: string): Tree {
  const { tokens, faults } = lex(text);
  const list = new FaultList();
  for (const fault of faults) list.add(fault.code, fault.range.start, fault.range.end, fault.args);
  const nodes = new Parser(text, tokens, list).run();
  const sorted = [...list.faults].sort((a, b) => a.range.start - b.range.start);
  const first = sorted.filter((fault, i) => fault.range.start !== sorted[i - 1]?.range.start);
  return { text, tokens, nodes, faults: first };
}

class Parser {
  private at = 0;
  private readonly stack: OpenBlock[] = [{ owner: undefined, open: -1, disabled: false, nodes: [] }];
  private node: OpenNode | undefined;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly faults: FaultList,
  ) {}

  run(): readonly SyntaxNode[] {
    while (this.at < this.tokens.length) {
      if (this.node) this.readEntries(this.node);
      else this.readLine();
    }
    if (this.node) this.endNode(this.node);
    return this.closeAll();
  }

  private get token(): Token | undefined {
    return this.tokens[this.at];
  }

  private get block(): OpenBlock | undefined {
    return this.stack[this.stack.length - 1];
  }

  private fault(code: Parameters<FaultList['add']>[0], token: Token): void {
    this.faults.add(code, token.start, token.end, { text: this.text.slice(token.start, token.end) });
  }

  /** Between nodes: skips separators, then opens the next node. */
  private readLine(): void {
    this.skipLineSpace();
    const token = this.token;
    if (!token) return;
    if (token.kind === 'semicolon') {
      this.fault('stray-semicolon', token);
      this.at++;
    } else if (token.kind === 'close') this.closeBlock(token);
    else this.openNode();
  }

  private openNode(): void {
    const first = this.at;
    let token = this.token;
    if (token?.kind === 'slashdash') {
      const slashdash = token;
      this.at++;
      this.skipLineSpace();
      token = this.token;
      if (!token || token.kind === 'close' || token.kind === 'semicolon' || token.kind === 'slashdash') {
        this.fault('empty-slashdash', slashdash);
        return;
      }
    }
    if (token?.kind === 'annotation') {
      this.at++;
      this.skipNodeSpace();
      token = this.token;
    }
    const disabled = this.tokens[first]?.kind === 'slashdash';
    const isName = token?.kind === 'word' || token?.kind === 'string';
    const place = token ?? { start: this.text.length, end: this.text.length };
    if (!isName) this.faults.add('missing-name', place.start, place.end);
    const name =
      isName && token
        ? literal(token)
        : { kind: 'invalid' as const, value: null, start: place.start, end: place.start };
    if (isName || (token && isValueToken(token))) this.at++;
    const last = Math.max(first, this.at - 1);
    this.node = {
      name,
      start: name.start,
      end: this.tokens[last]?.end ?? name.end,
      entries: [],
      blocks: [],
      disabled,
      tokens: { first, last, terminator: this.at },
    };
  }

  /** After the name or a block: reads entries until the node ends or a block opens. */
  private readEntries(node: OpenNode): void {
    let spaced = false;
    let slashdash: Token | undefined;
    for (;;) {
      const before = this.at;
      this.skipNodeSpace();
      spaced ||= this.at > before;
      const token = this.token;
      if (token?.kind === 'slashdash') {
        if (slashdash) this.fault('empty-slashdash', slashdash);
        slashdash = token;
        this.at++;
        this.skipLineSpace();
        spaced = true;
        continue;
      }
      if (!token || !(isValueToken(token) || token.kind === 'open' || token.kind === 'equals')) break;
      if (token.kind === 'open') {
        this.openBlock(node, slashdash !== undefined);
        return;
      }
      if (node.blocks.length > 0) {
        this.fault('after-block', token);
        // Most likely the next node, whose line break is missing.
        if (!slashdash) break;
      }
      if (token.kind === 'equals') {
        this.fault('stray-equals', token);
        this.at++;
        spaced = true;
        continue;
      }
      if (!spaced) this.faults.add('missing-space', token.start, token.start);
      this.readEntry(node, token, slashdash !== undefined);
      this.grow(node, this.at - 1);
      slashdash = undefined;
      spaced = false;
    }
    if (slashdash) this.fault('empty-slashdash', slashdash);
    this.endNode(node);
    if (this.token?.kind === 'semicolon') this.at++;
  }

  private readEntry(node: OpenNode, token: Token, disabled: boolean): void {
    const key = literal(token);
    this.at++;
    const afterKey = this.at;
    this.skipNodeSpace();
    if (this.token?.kind !== 'equals') {
      this.at = afterKey;
      node.entries.push({ type: 'argument', start: token.start, end: token.end, value: key, disabled });
      return;
    }
    if (key.kind !== 'word' && key.kind !== 'string' && key.kind !== 'invalid') this.fault('property-name', token);
    const equals = this.token;
    this.at++;
    const afterEquals = this.at;
    this.skipNodeSpace();
    const value = this.token;
    if (!value || !isValueToken(value)) {
      this.at = afterEquals;
      this.faults.add('missing-value', token.start, equals.end, { text: this.text.slice(token.start, token.end) });
      node.entries.push({ type: 'property', start: token.start, end: equals.end, key, disabled });
      return;
    }
    this.at++;
    node.entries.push({ type: 'property', start: token.start, end: value.end, key, value: literal(value), disabled });
  }

  private openBlock(node: OpenNode, disabled: boolean): void {
    const token = this.token;
    if (token && !disabled && node.blocks.some((block) => !block.disabled)) this.fault('second-block', token);
    this.stack.push({ owner: node, open: this.at, disabled, nodes: [] });
    this.at++;
    this.node = undefined;
  }

  private closeBlock(token: Token): void {
    const block = this.block;
    if (!block?.owner) {
      this.fault('stray-brace', token);
      this.at++;
      return;
    }
    this.stack.pop();
    this.attach(block, block.owner, token.end, true);
    this.grow(block.owner, this.at);
    this.at++;
    this.node = block.owner;
  }

  private attach(block: OpenBlock, owner: OpenNode, end: number, closed: boolean): void {
    const start = this.tokens[block.open]?.start ?? end;
    owner.blocks.push({ start, end, nodes: block.nodes, closed, disabled: block.disabled });
  }

  private grow(node: OpenNode, last: number): void {
    node.tokens.last = last;
    node.end = this.tokens[last]?.end ?? node.end;
  }

  private endNode(node: OpenNode): void {
    node.tokens.terminator = this.at;
    this.block?.nodes.push(node);
    this.node = undefined;
  }

  /** At the text's end: open nodes and blocks end there, or where the indentation shows that they should end. */
  private closeAll(): readonly SyntaxNode[] {
    const shallow = this.stack.length <= 8;
    for (;;) {
      const block = this.stack.pop();
      const outer = this.block;
      if (!block?.owner || !outer) return block?.nodes ?? [];
      const open = this.tokens[block.open];
      if (open) this.fault('unclosed-block', open);
      const meantOutside = shallow ? closeByIndentation(this.text, block) : [];
      this.attach(block, block.owner, this.text.length, false);
      this.grow(block.owner, this.tokens.length - 1);
      const end = meantOutside[0]?.start;
      if (end !== undefined) this.shorten(block.owner, end);
      block.owner.tokens.terminator = this.tokens.length;
      outer.nodes.push(block.owner);
      for (const node of meantOutside) outer.nodes.push(node);
    }
  }

  /** Ends an unclosed block before the node that indentation puts outside of it. */
  private shorten(node: OpenNode, end: number): void {
    const block = node.blocks.pop();
    if (!block) return;
    node.blocks.push({ ...block, end });
    node.end = end;
    let last = node.tokens.last;
    while ((this.tokens[last]?.start ?? Number.NaN) >= end) last--;
    node.tokens.last = last;
  }

  private skipLineSpace(): void {
    for (;;) {
      const kind = this.token?.kind;
      if (kind === 'newline' || kind === 'line-comment' || kind === 'bom') this.at++;
      else if (!this.skipNodeSpaceToken()) return;
    }
  }

  private skipNodeSpace(): void {
    while (this.skipNodeSpaceToken() || this.token?.kind === 'annotation') {
      if (this.token?.kind === 'annotation') this.at++;
    }
  }

  private skipNodeSpaceToken(): boolean {
    const token = this.token;
    if (token?.kind === 'space' || token?.kind === 'block-comment') this.at++;
    else if (token?.kind === 'continuation') this.skipContinuation(token);
    else return false;
    return true;
  }

  /** `\`, then space, comments and one line ending. */
  private skipContinuation(continuation: Token): void {
    this.at++;
    while (this.token?.kind === 'space' || this.token?.kind === 'block-comment') this.at++;
    if (this.token?.kind === 'line-comment') this.at++;
    if (this.token?.kind === 'newline') this.at++;
    else if (this.token) this.fault('bad-continuation', continuation);
  }
}

function literal(token: Token): Literal {
  const { kind } = token;
  const known = kind === 'word' || kind === 'string' || kind === 'number' || kind === 'keyword';
  return { kind: known ? kind : 'invalid', value: token.value, start: token.start, end: token.end };
}
