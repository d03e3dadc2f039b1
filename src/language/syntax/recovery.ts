import { isNewline, isSpace } from './character';
import type { OpenBlock } from './open';
import type { SyntaxNode } from './tree';

/**
 * Removes from an unclosed block the nodes that start a line no deeper than the line of the block's owner: a
 * forgotten `}` then costs one block, not the rest of the text.
 */
export function closeByIndentation(text: string, block: OpenBlock): SyntaxNode[] {
  const { owner } = block;
  if (!owner) return [];
  const depth = indentationOfLine(text, owner.start);
  const from = block.nodes.findIndex((node) => {
    const line = node.start - spaceBefore(text, node.start);
    return isNewline(text.charCodeAt(line - 1)) && node.start - line <= depth;
  });
  return from < 0 ? [] : block.nodes.splice(from);
}

function spaceBefore(text: string, offset: number): number {
  let start = offset;
  while (isSpace(text.charCodeAt(start - 1))) start--;
  return offset - start;
}

function indentationOfLine(text: string, offset: number): number {
  let line = offset;
  while (line > 0 && !isNewline(text.charCodeAt(line - 1))) line--;
  let first = line;
  while (isSpace(text.charCodeAt(first))) first++;
  return first - line;
}
