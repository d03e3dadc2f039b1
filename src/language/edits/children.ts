import { usualLineEnding } from '../line-ending';
import type { TextEdit } from '../range';
import { blockOf, type SyntaxNode, type Tree } from '../syntax/tree';
import { insertion } from './insertion';
import { insertAt } from './resolution';
import { surroundingsOf } from './surroundings';

/** Adds children to a node behind those that it has, or in a block of its own. */
export function addChildren(tree: Tree, node: SyntaxNode, children: readonly string[]): TextEdit {
  const block = blockOf(node);
  const last = block?.nodes.at(-1);
  if (last) return insertion(tree, node, last, { lines: children, nodes: children });
  if (block) {
    const gap = tree.text.charAt(block.start + 1) === '}' ? ' ' : '';
    return insertAt(block.start + 1, ` ${children.join('; ')}${gap}`);
  }
  const { startsLine, endsLine, spaceBefore } = surroundingsOf(tree, node);
  const at = node.entries.at(-1)?.end ?? node.name.end;
  if (!startsLine || !endsLine) return insertAt(at, ` { ${children.join('; ')} }`);
  const indentation = tree.text.slice(spaceBefore.start, spaceBefore.end);
  const ending = usualLineEnding(tree.text);
  const lines = children.map((child) => `${indentation}  ${child}${ending}`);
  return insertAt(at, ` {${ending}${lines.join('')}${indentation}}`);
}
