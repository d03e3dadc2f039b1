import { usualLineEnding } from '../line-ending';
import type { TextEdit } from '../range';
import { blockOf, type SyntaxNode, type Tree } from '../syntax/tree';
import { insertAt } from './resolution';
import { type Surroundings, surroundingsOf } from './surroundings';

/**
 * True where a node that comes right after this one gets a line of its own. Behind other nodes of a line it joins them,
 * unless a comment would then seem to be its own.
 */
export function takesLineAfter({ startsLine, endsLine, separator, comments }: Surroundings): boolean {
  return endsLine && (startsLine || !separator || comments.length > 0);
}

/** Puts a node's text right after another node, in the way in which the neighbours stand. */
export function insertion(tree: Tree, block: SyntaxNode, after: SyntaxNode, written: string): TextEdit {
  const around = surroundingsOf(tree, after);
  if (takesLineAfter(around)) {
    return lineInsertion(tree, around, indentationAfter(tree, block, after, around) + written);
  }
  const { terminator } = around;
  if (terminator?.kind === 'semicolon') return insertAt(terminator.end, ` ${written};`);
  const offset = around.continued ? after.end : around.trailEnd;
  if (around.startsLine) {
    const { start, end } = around.spaceBefore;
    return insertAt(offset, `${lineEndingBefore(tree, start)}${tree.text.slice(start, end)}${written}`);
  }
  return insertAt(offset, `; ${written}`);
}

/** Puts a line, its indentation included, behind the line of a node. */
export function lineInsertion(tree: Tree, around: Surroundings, line: string): TextEdit {
  if (around.lineEnding === '') return insertAt(around.line.end, usualLineEnding(tree.text) + line);
  return insertAt(around.line.end, line + copied(around.lineEnding));
}

function indentationAfter(tree: Tree, block: SyntaxNode, after: SyntaxNode, around: Surroundings): string {
  if (around.startsLine) return tree.text.slice(around.spaceBefore.start, around.spaceBefore.end);
  const siblings = blockOf(block)?.nodes ?? [];
  const before = siblings.filter((sibling) => sibling.start < after.start).reverse();
  const behind = siblings.filter((sibling) => sibling.start > after.start);
  for (const sibling of [...before, ...behind]) {
    const { startsLine, spaceBefore } = surroundingsOf(tree, sibling);
    if (startsLine) return tree.text.slice(spaceBefore.start, spaceBefore.end);
  }
  const { startsLine, spaceBefore } = surroundingsOf(tree, block);
  return `${startsLine ? tree.text.slice(spaceBefore.start, spaceBefore.end) : ''}  `;
}

function lineEndingBefore(tree: Tree, lineStart: number): string {
  const newline = tree.tokens.find((token) => token.end === lineStart && token.kind === 'newline');
  return newline ? copied(tree.text.slice(newline.start, newline.end)) : usualLineEnding(tree.text);
}

/** The line ending to copy: KDL knows more than editors take for one. */
function copied(lineEnding: string): string {
  return /^\r?\n$|^\r$/.test(lineEnding) ? lineEnding : '\n';
}
