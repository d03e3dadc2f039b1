import { readNode } from '../build/reading';
import type { Token } from '../syntax/token';
import type { SyntaxNode, Tree } from '../syntax/tree';
import { documentTerms } from '../vocabulary/document';
import type { NodeTerm } from '../vocabulary/term';

/** Where in the structure of a text a cursor stands. */
export interface Place {
  /** What may stand in the block around it. */
  readonly terms: readonly NodeTerm[];
  /** What does stand in that block. */
  readonly nodes: readonly SyntaxNode[];
  /** The node on whose line, behind its start, the cursor stands. */
  readonly node?: SyntaxNode;
}

/** The innermost place around an offset; undefined inside a block that the vocabulary does not know. */
export function placeAt(tree: Tree, offset: number): Place | undefined {
  let nodes = tree.nodes;
  let terms: readonly NodeTerm[] | undefined = documentTerms;
  while (terms) {
    const node = lastBefore(nodes, offset);
    if (!node) return { terms, nodes };
    const block = node.blocks.find(
      ({ start, end, closed }) => start < offset && (closed ? offset < end : offset <= end),
    );
    if (!block) return reaches(tree, node, offset) ? { terms, nodes, node } : { terms, nodes };
    terms = readNode(node, terms).term?.children;
    nodes = block.nodes;
  }
  return undefined;
}

function lastBefore(nodes: readonly SyntaxNode[], offset: number): SyntaxNode | undefined {
  let found: SyntaxNode | undefined;
  for (const node of nodes) if (node.start <= offset) found = node;
  return found;
}

/** Whether nothing that ends a node stands between it and the offset. */
function reaches({ tokens }: Tree, node: SyntaxNode, offset: number): boolean {
  const terminator = tokens[node.tokens.terminator];
  return terminator === undefined || offset <= terminator.start;
}

const words: readonly Token['kind'][] = ['word', 'number', 'keyword', 'invalid'];

/** The bare word or value that touches the offset. */
export function wordAt({ tokens }: Tree, offset: number): Token | undefined {
  return tokens.find(({ kind, start, end }) => words.includes(kind) && start <= offset && offset <= end);
}

/** True in comments and quotes, where nothing of the language is meant. */
export function isSilent({ tokens, text }: Tree, offset: number): boolean {
  return tokens.some(({ kind, start, end }) => {
    if (offset < start || end < offset) return false;
    if (kind === 'string') return true;
    if (kind === 'invalid') return text.slice(start, end).includes('"');
    return start < offset && (kind === 'line-comment' || kind === 'block-comment' || kind === 'annotation');
  });
}
