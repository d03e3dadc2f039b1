import type { Range } from '../range';
import type { Token } from '../syntax/token';
import type { SyntaxNode, Tree } from '../syntax/tree';
import { type Surroundings, surroundingsOf } from './surroundings';

/** What happens to comments after a node in its line. */
export type Comments = 'remove' | 'keep';

/** The ranges to remove so that a node is deleted and no separator is left over. */
export function removal(tree: Tree, node: SyntaxNode, comments: Comments): readonly Range[] {
  const around = surroundingsOf(tree, node);
  const keeps = comments === 'keep' && around.comments.length > 0;
  if (around.startsLine && around.endsLine && !keeps) return [around.line];
  const { terminator } = around;
  if (terminator?.kind === 'semicolon' && !(around.endsLine && around.separator)) {
    return removalWithSemicolon(tree, node, around, terminator, keeps);
  }
  if (around.separator) return [{ start: around.separator.start, end: removalEnd(node, around, keeps) }];
  const end = removalEnd(node, around, keeps);
  if (around.lineBreak && !keeps) return [{ start: around.lineBreak.start, end }];
  if (around.startsLine) return [{ start: node.start, end: afterSpace(tree, end) }];
  return [{ start: around.spaceBefore.start, end }];
}

/** The node and the `;` after it; two ranges if a comment that is kept is between them. */
function removalWithSemicolon(
  tree: Tree,
  node: SyntaxNode,
  around: Surroundings,
  semicolon: Token,
  keeps: boolean,
): readonly Range[] {
  const end = afterSpace(tree, semicolon.end);
  if (keeps) {
    const nodeEnd = afterSpace(tree, node.end);
    if (nodeEnd === semicolon.start) return [{ start: node.start, end }];
    return [
      { start: node.start, end: nodeEnd },
      { start: semicolon.start, end },
    ];
  }
  if (around.endsLine) return [{ start: around.spaceBefore.start, end: around.comments.at(-1)?.end ?? semicolon.end }];
  const spaceGoesBefore = end === semicolon.end && around.separator !== undefined;
  return [{ start: spaceGoesBefore ? around.spaceBefore.start : node.start, end }];
}

/** Where a removal ends that leaves the terminator to the node before. */
function removalEnd(node: SyntaxNode, around: Surroundings, keeps: boolean): number {
  if (keeps) return node.end;
  const lastComment = around.comments.at(-1)?.end ?? node.end;
  return around.endsLine ? Math.max(around.trailEnd, lastComment) : around.trailEnd;
}

function afterSpace(tree: Tree, offset: number): number {
  const space = /[^\S\r\n\v\f\u0085\u2028\u2029\ufeff]*/y;
  space.lastIndex = offset;
  space.exec(tree.text);
  return space.lastIndex;
}
