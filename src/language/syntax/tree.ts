import type { Range } from '../range';
import type { SyntaxFault } from './fault';
import type { Token, Value } from './token';

/** A value as written: its range is its token's. `invalid` has no value; its fault is reported. */
export interface Literal extends Range {
  readonly kind: 'word' | 'string' | 'number' | 'keyword' | 'invalid';
  readonly value: Value;
}

export interface Argument extends Range {
  readonly type: 'argument';
  readonly value: Literal;
  /** Switched off by `/-`. */
  readonly disabled: boolean;
}

/** `key=value`; the range is from key to value. */
export interface Property extends Range {
  readonly type: 'property';
  readonly key: Literal;
  /** Absent while nothing follows the `=`. */
  readonly value?: Literal;
  readonly disabled: boolean;
}

export type Entry = Argument | Property;

export interface Block extends Range {
  readonly nodes: readonly SyntaxNode[];
  /** False if the text ends before the `}`. */
  readonly closed: boolean;
  readonly disabled: boolean;
}

/** One node: a name, its entries, at most one block that counts. Its range is from name to last entry or block. */
export interface SyntaxNode extends Range {
  readonly name: Literal;
  readonly entries: readonly Entry[];
  readonly blocks: readonly Block[];
  readonly disabled: boolean;
  /** Indices into the tree's tokens. */
  readonly tokens: {
    /** The name, or the `/-` before it. */
    readonly first: number;
    /** The last token of the node itself, trailing space and comments left out. */
    readonly last: number;
    /** What ends it: newline, line comment, `;` or `}`; the number of tokens at the end of the text. */
    readonly terminator: number;
  };
}

/** A text as tokens and nodes. Nothing is lost: the tokens one after the other are the text. */
export interface Tree {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly nodes: readonly SyntaxNode[];
  readonly faults: readonly SyntaxFault[];
}

/** The text from which the tree was read. */
export function print(tree: Tree): string {
  return tree.tokens.map((token) => tree.text.slice(token.start, token.end)).join('');
}

/** The children that count: those of the block that is not switched off. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  return blockOf(node)?.nodes ?? [];
}

/** The node's block, switched-off ones left out. */
export function blockOf(node: SyntaxNode): Block | undefined {
  return node.blocks.find((block) => !block.disabled);
}
