import { type Message, message } from '../../model/message';
import type { Analysis } from '../analyze';
import type { LayerNode } from '../build/layers';
import type { Range } from '../range';
import { shortened } from '../shortened';
import type { TokenKind } from '../syntax/token';
import type { SyntaxNode, Tree } from '../syntax/tree';
import { type ChangeSet, isKept, keptRange, mapPosition, originsOf } from './mapping';
import { surroundingsOf } from './surroundings';

/** A layer's node in the text version that was shown. */
export interface ShownNode {
  readonly name: string;
  /** From the kind to the last argument, property or block. */
  readonly range: Range;
  /** The kind's token. */
  readonly kind: Range;
  /** The offset after the node and the comments that follow it in its line. */
  readonly end: number;
}

/** The nodes of a text's layers, in the order written. */
export function shownNodes({ layers, layerNodes, tree }: Analysis): readonly ShownNode[] {
  return layerNodes.map((node, i) => {
    const { range, kind, read } = node;
    return { name: layers[i]?.name ?? read.name, range, kind, end: endOf(tree, node) };
  });
}

/** Where a node ends with the comments that follow it in its line. */
function endOf(tree: Tree, { range, read }: LayerNode): number {
  return Math.max(range.end, surroundingsOf(tree, read.syntax).comments.at(-1)?.end ?? range.end);
}

/** A layer's position in the current text, or why that layer is no longer there. */
export type Followed = { readonly position: number } | { readonly refusal: Message };

/**
 * Finds in the current text the same node that a layer had before `change`. Its kind's token must be kept and still
 * begin a layer, the kept parts of it and of the comments after it must still follow, and no part of another node may
 * have been inserted into it; otherwise it was deleted, switched off or replaced, and there is no guess.
 */
export function follow(change: ChangeSet, { name, range, kind, end }: ShownNode, now: Analysis): Followed {
  const lost = (code: string): Followed => ({ refusal: message(code, { name: shortened(name) }) });
  const kept = keptRange(change, kind);
  if (!kept) return lost(isKept(change, range) ? 'edit-layer-replaced' : 'edit-layer-deleted');
  const node = now.layerNodes.find((each) => each.kind.start === kept.start && each.kind.end === kept.end);
  if (!node) return lost(isOff(now.tree, kept) ? 'edit-layer-off' : 'edit-layer-replaced');
  const endKept = isKept(change, { start: end - 1, end });
  const endNow = mapPosition(change, end, endKept ? -1 : 1);
  const whole = endNow >= kept.end && isTrivia(now.tree, { start: node.range.end, end: endNow });
  const written = { start: node.range.start, end: endOf(now.tree, node) };
  const own = originsOf(change, written).every((origin) => kind.start <= origin.start && origin.end <= end);
  return whole && own ? { position: node.position } : lost('edit-layer-replaced');
}

const trivia: ReadonlySet<TokenKind> = new Set([
  'space',
  'newline',
  'line-comment',
  'block-comment',
  'semicolon',
  'continuation',
]);

/** Whether a range of the text has no effect on the spec. */
function isTrivia({ tokens }: Tree, { start, end }: Range): boolean {
  for (let i = firstEndingAfter(tokens, start); i < tokens.length; i++) {
    const token = tokens[i];
    if (!token || token.start >= end) break;
    if (!trivia.has(token.kind)) return false;
  }
  return true;
}

/** The index of the first token that ends after an offset: tokens follow one another without gaps. */
function firstEndingAfter(tokens: Tree['tokens'], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? Number.NaN) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Whether the text at this offset is a comment or switched off by `/-`. */
function isOff(tree: Tree, place: Range): boolean {
  const token = tree.tokens[firstEndingAfter(tree.tokens, place.start)];
  if (token?.kind === 'line-comment' || token?.kind === 'block-comment') return true;
  return tree.nodes.some((node) => isOffIn(node, place));
}

function isOffIn(node: SyntaxNode, place: Range): boolean {
  if (place.start < node.start || place.start >= node.end) return false;
  if (node.disabled) return true;
  return node.blocks.some((block) => {
    const inside = block.start <= place.start && place.start < block.end;
    return inside && (block.disabled || block.nodes.some((child) => isOffIn(child, place)));
  });
}
