import { usualLineEnding } from '../line-ending';
import type { TextEdit } from '../range';
import { blockOf, type SyntaxNode, type Tree } from '../syntax/tree';
import { insertAt } from './resolution';
import { type Surroundings, surroundingsOf } from './surroundings';

/**
 * True if a node inserted directly after this one gets its own line. After other nodes of a line it joins that line,
 * unless a comment would then seem to belong to it.
 */
export function takesLineAfter({ startsLine, endsLine, separator, comments }: Surroundings): boolean {
  return endsLine && (startsLine || !separator || comments.length > 0);
}

/** New layers as they are written on their own lines, and on a shared line. */
export interface NewLayers {
  /** Without the indentation of the insertion point; an empty line stays empty. */
  readonly lines: readonly string[];
  readonly nodes: readonly string[];
}

/** Inserts layers directly after another node, formatted like its neighbours. */
export function insertion(tree: Tree, block: SyntaxNode, after: SyntaxNode, { lines, nodes }: NewLayers): TextEdit {
  const around = surroundingsOf(tree, after);
  if (takesLineAfter(around)) {
    const indentation = indentationAfter(tree, block, after, around);
    const ending = around.lineEnding === '' ? usualLineEnding(tree.text) : copied(around.lineEnding);
    return lineInsertion(tree, around, indented(lines, indentation).join(ending));
  }
  const { terminator } = around;
  if (terminator?.kind === 'semicolon') return insertAt(terminator.end, nodes.map((node) => ` ${node};`).join(''));
  const offset = around.continued ? after.end : around.trailEnd;
  if (around.startsLine) {
    const { start, end } = around.spaceBefore;
    const ending = lineEndingBefore(tree, start);
    const written = indented(nodes, tree.text.slice(start, end)).map((line) => ending + line);
    return insertAt(offset, written.join(''));
  }
  return insertAt(offset, nodes.map((node) => `; ${node}`).join(''));
}

const indented = (lines: readonly string[], indentation: string): readonly string[] =>
  lines.map((line) => (line === '' ? line : indentation + line));

/** Inserts a line, with its indentation, after the line of a node. */
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

/** The line ending to copy: KDL has more line endings than editors recognise. */
function copied(lineEnding: string): string {
  return /^\r?\n$|^\r$/.test(lineEnding) ? lineEnding : '\n';
}
