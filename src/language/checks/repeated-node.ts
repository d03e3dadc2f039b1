import type { ReadNode } from '../build/reading';
import { type Check, problem } from '../diagnostics/check';
import type { Problem } from '../problem';

/** A second node of a name that is allowed once. */
export const repeatedNode: Check = ({ document }) => [
  ...repeated(document.nodes),
  ...document.all.flatMap((node) => repeated(node.children)),
];

function repeated(nodes: readonly ReadNode[]): readonly Problem[] {
  const seen = new Set<string>();
  return nodes.flatMap((node) => {
    const again = node.term !== undefined && !node.term.repeats && seen.has(node.name);
    seen.add(node.name);
    return again ? [problem('repeated-node', node.syntax.name, { name: node.name })] : [];
  });
}
