import { type ReadNode, readNode } from '../../build/reading';
import type { Range } from '../../range';
import type { Literal, SyntaxNode, Tree } from '../../syntax/tree';
import { documentTerms } from '../../vocabulary/document';
import type { ArgumentTerm, NodeTerm, PropertyTerm } from '../../vocabulary/term';

/** The meaning of a place in the text. */
export interface Target {
  readonly node: ReadNode;
  readonly term: NodeTerm;
  readonly range: Range;
  readonly on: TargetPart;
  /** True if `/-` switches it, or a block around it, off. */
  readonly switchedOff: boolean;
}

export type TargetPart =
  | { readonly kind: 'node' }
  | { readonly kind: 'flag'; readonly word: string }
  | { readonly kind: 'argument'; readonly term: ArgumentTerm; readonly literal: Literal }
  /** With a literal, the property's value; without, its name. */
  | { readonly kind: 'property'; readonly term: PropertyTerm; readonly literal?: Literal };

/** The word of the vocabulary, or the value of one, at an offset; an offset at its end belongs to it. */
export function targetAt(tree: Tree, offset: number): Target | undefined {
  let nodes = tree.nodes;
  let terms: readonly NodeTerm[] | undefined = documentTerms;
  let switchedOff = false;
  while (terms) {
    const syntax: SyntaxNode | undefined = lastAt(nodes, offset);
    if (!syntax) return undefined;
    const node = readNode(syntax, terms);
    const { term } = node;
    if (!term) return undefined;
    switchedOff ||= syntax.disabled;
    const block = syntax.blocks.find(({ start, end }) => start < offset && offset <= end);
    if (!block) {
      const found = partAt(node, term, offset);
      return found && { node, term, switchedOff, ...found };
    }
    switchedOff ||= block.disabled;
    nodes = block.nodes;
    terms = term.children;
  }
  return undefined;
}

function partAt(node: ReadNode, term: NodeTerm, offset: number): Pick<Target, 'on' | 'range'> | undefined {
  const { name, entries } = node.syntax;
  if (contains(name, offset)) return { range: plain(name), on: { kind: 'node' } };
  const entry = lastAt(entries, offset);
  if (entry?.type === 'argument') {
    const range = plain(entry);
    for (const [word, argument] of node.flags) if (argument === entry) return { range, on: { kind: 'flag', word } };
    const index = node.arguments.findIndex(({ literal }) => literal === entry.value);
    const argument = term.arguments.find((each) => each === node.arguments[index]?.term);
    return argument && { range, on: { kind: 'argument', term: argument, literal: entry.value } };
  }
  if (entry?.type !== 'property') return undefined;
  const known = [...node.properties.values()].find(({ property }) => property === entry)?.term;
  if (!known) return undefined;
  const { key, value } = entry;
  if (value && value.start <= offset)
    return { range: plain(value), on: { kind: 'property', term: known, literal: value } };
  return contains(key, offset) ? { range: plain(key), on: { kind: 'property', term: known } } : undefined;
}

const contains = ({ start, end }: Range, offset: number): boolean => start <= offset && offset <= end;
const plain = ({ start, end }: Range): Range => ({ start, end });

/** The last of the items around an offset: if two touch, the one that begins there. */
function lastAt<Item extends Range>(items: readonly Item[], offset: number): Item | undefined {
  let found: Item | undefined;
  for (const item of items) if (contains(item, offset)) found = item;
  return found;
}
