import type { MoveLayer } from '../../model/edit';
import type { Analysis } from '../analyze';
import type { SyntaxNode, Tree } from '../syntax/tree';
import { insertion, lineInsertion, takesLineAfter } from './insertion';
import { locate, stale } from './locate';
import { removal } from './removal';
import { insertAt, type Resolution, refuse } from './resolution';
import { surroundingsOf } from './surroundings';

/**
 * Moves a layer's own bytes. Where both places are whole lines the line moves with its comment; else comments stay
 * where they are.
 */
export function moveLayer(analysis: Analysis, edit: MoveLayer): Resolution {
  const target = locate(analysis, edit.layer);
  const after = locate(analysis, edit.after);
  const model = analysis.document.top('model');
  if (!target) return stale(edit.layer);
  if (!after || !model) return stale(edit.after);
  if (target.layer.kind === 'input') return refuse('edit-move-input');
  const inPlace = after.node.position === target.node.position || after.node.position === target.node.position - 1;
  if (inPlace) return { edits: [] };
  const { tree } = analysis;
  const moved = target.node.read.syntax;
  const anchor = after.node.read.syntax;
  const lines = moveLines(tree, moved, anchor);
  if (lines) return lines;
  const removed = removal(tree, moved, 'keep').map((range) => ({ range, text: '' }));
  const written = tree.text.slice(moved.start, moved.end);
  return { edits: [...removed, insertion(tree, model.syntax, anchor, written)] };
}

function moveLines(tree: Tree, moved: SyntaxNode, anchor: SyntaxNode): Resolution | undefined {
  const from = surroundingsOf(tree, moved);
  const to = surroundingsOf(tree, anchor);
  if (!from.startsLine || !from.endsLine || !takesLineAfter(to)) return undefined;
  const line = tree.text.slice(from.line.start, from.line.end - from.lineEnding.length);
  const bothEnd = from.lineEnding !== '' && to.lineEnding !== '';
  const inserted = bothEnd ? insertAt(to.line.end, line + from.lineEnding) : lineInsertion(tree, to, line);
  return { edits: [{ range: from.line, text: '' }, inserted] };
}
