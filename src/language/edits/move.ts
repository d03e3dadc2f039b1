import type { MoveLayer } from '../../model/edit';
import { canSet } from '../../model/layers/editable';
import type { Analysis } from '../analyze';
import type { TextEdit } from '../range';
import type { SyntaxNode, Tree } from '../syntax/tree';
import { insertion, lineInsertion, takesLineAfter } from './insertion';
import { locate } from './locate';
import { removal } from './removal';
import { insertAt, type Resolution, refuse } from './resolution';
import { surroundingsOf } from './surroundings';

/**
 * Moves a layer's own bytes. If both places are whole lines, the line moves with its comment; else comments stay
 * where they are.
 */
export function moveLayer(analysis: Analysis, edit: MoveLayer): Resolution {
  const target = locate(analysis, edit.layer);
  if ('refusal' in target) return target;
  const after = locate(analysis, edit.after);
  if ('refusal' in after) return after;
  if (!canSet(target.layer.kind, 'place')) return refuse('edit-move-input');
  const from = target.node.position;
  const to = after.node.position;
  if (to === from || to === from - 1) return { edits: [], chosen: from };
  const { tree } = analysis;
  const moved = target.node.read.syntax;
  const anchor = after.node.read.syntax;
  const edits = moveLines(tree, moved, anchor) ?? moveNode(tree, after.block, moved, anchor);
  return { edits, chosen: to < from ? to + 1 : to };
}

function moveNode(tree: Tree, block: SyntaxNode, moved: SyntaxNode, anchor: SyntaxNode): readonly TextEdit[] {
  const removed = removal(tree, moved, 'keep').map((range) => ({ range, text: '' }));
  const written = [tree.text.slice(moved.start, moved.end)];
  return [...removed, insertion(tree, block, anchor, { lines: written, nodes: written })];
}

function moveLines(tree: Tree, moved: SyntaxNode, anchor: SyntaxNode): readonly TextEdit[] | undefined {
  const from = surroundingsOf(tree, moved);
  const to = surroundingsOf(tree, anchor);
  if (!from.startsLine || !from.endsLine || !takesLineAfter(to)) return undefined;
  const line = tree.text.slice(from.line.start, from.line.end - from.lineEnding.length);
  const bothEnd = from.lineEnding !== '' && to.lineEnding !== '';
  const inserted = bothEnd ? insertAt(to.line.end, line + from.lineEnding) : lineInsertion(tree, to, line);
  return [{ range: from.line, text: '' }, inserted];
}
