import { type Check, problem } from '../diagnostics/check';
import { blockOf } from '../syntax/tree';

/** A `{ }` after a node that has no children. */
export const unexpectedBlock: Check = ({ document }) =>
  document.all.flatMap((node) => {
    const block = blockOf(node.syntax);
    if (!block || !node.term || node.term.children) return [];
    return [problem('unexpected-block', { start: block.start, end: block.start + 1 }, { node: node.name })];
  });
