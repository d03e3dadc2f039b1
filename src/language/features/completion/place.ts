import { readNode } from '../../build/reading';
import { wordUnits } from '../../syntax/character';
import { isValueToken, type Token } from '../../syntax/token';
import type { SyntaxNode, Tree } from '../../syntax/tree';
import { documentTerms } from '../../vocabulary/document';
import type { NodeTerm } from '../../vocabulary/term';

/** Where a cursor is in the structure of a text. */
export interface Place {
  /** The nodes that are allowed in the block around it. */
  readonly terms: readonly NodeTerm[];
  /** The nodes that are in that block. */
  readonly nodes: readonly SyntaxNode[];
  /** The node on whose line the cursor is, after its start. */
  readonly node?: SyntaxNode;
}

/** The innermost place around an offset; undefined inside a block that the vocabulary does not define. */
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

/** Whether nothing that ends a node is between it and the offset. */
function reaches({ tokens }: Tree, node: SyntaxNode, offset: number): boolean {
  const terminator = tokens[node.tokens.terminator];
  return terminator === undefined || offset <= terminator.start;
}

const values: readonly Token['kind'][] = ['word', 'number', 'keyword', 'invalid'];

/** The bare word or value that touches the offset; characters that can start neither are ignored. */
export function wordAt({ tokens, text }: Tree, offset: number): Token | undefined {
  return tokens.find(({ kind, start, end }) => {
    const touches = start <= offset && offset <= end && values.includes(kind);
    return touches && (wordUnits(text, start) > 0 || text.charAt(start) === '#');
  });
}

/**
 * True where the text is not part of the language: in comments, quotes and parentheses, and between the `/` and `-` of
 * a slashdash; and in what follows a value without a space. `word` is the word that touches the offset.
 */
export function isSilent({ tokens, text }: Tree, offset: number, word: Token | undefined): boolean {
  return tokens.some((token) => {
    const { kind, start, end } = token;
    // A word without a space before it would become a part of that value.
    if (isValueToken(token) && word?.start === end) return true;
    if (kind === 'annotation' && word?.start === end && text.charAt(end - 1) !== ')') return true;
    if (offset < start || end < offset) return false;
    if (kind === 'string') return true;
    if (kind === 'slashdash') return start < offset && offset < end;
    if (kind === 'invalid') return text.slice(start, end).includes('"');
    return start < offset && (kind === 'line-comment' || kind === 'block-comment' || kind === 'annotation');
  });
}
