import type { ReadNode } from '../build/reading';
import { type Check, problem } from '../diagnostics/check';
import type { Problem } from '../problem';
import { fixOf, withoutNode } from '../remedies/remedy';
import { shortened } from '../shortened';
import type { Tree } from '../syntax/tree';

/** A second block for a column that is written in the same way: it would take the place of the first. */
export const repeatedColumn: Check = ({ document, tree }) => {
  const data = document.top('data');
  return ['file', 'test'].flatMap((name) => repeated(data?.child(name)?.named('column') ?? [], tree));
};

function repeated(columns: readonly ReadNode[], tree: Tree): readonly Problem[] {
  const seen = new Set<string>();
  return columns.flatMap((column) => {
    const value = column.value('column');
    const at = column.literal('column');
    if (value === undefined || !at) return [];
    const name = String(value);
    const again = seen.has(name);
    seen.add(name);
    if (!again) return [];
    return [problem('repeated-column', at, { name: shortened(name) }, { fix: fixOf(withoutNode(tree, column)) })];
  });
}
