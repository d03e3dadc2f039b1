import type { Block, Entry, Literal, SyntaxNode } from './tree';

/** A node still being read. */
export interface OpenNode {
  name: Literal;
  start: number;
  end: number;
  entries: Entry[];
  blocks: Block[];
  disabled: boolean;
  tokens: { first: number; last: number; terminator: number };
}

/** A block still being read, and the node it belongs to; the outermost belongs to none. */
export interface OpenBlock {
  readonly owner: OpenNode | undefined;
  readonly open: number;
  readonly disabled: boolean;
  readonly nodes: SyntaxNode[];
}
