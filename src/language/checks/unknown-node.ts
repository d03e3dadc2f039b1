import type { ReadNode } from '../build/reading';
import { type Check, problem } from '../diagnostics/check';
import { replaceFix } from '../diagnostics/fixes';
import { suggestedNode } from '../diagnostics/misspelt';
import type { Problem } from '../problem';
import { shortened } from '../shortened';
import { documentTerms, findTerm } from '../vocabulary/document';

/** A node that the language does not know, or not in this block. */
export const unknownNode: Check = ({ document }) => document.all.flatMap((node) => (node.term ? [] : [explain(node)]));

function explain(node: ReadNode): Problem {
  const at = node.syntax.name;
  const name = shortened(node.name);
  const home = documentTerms.find((block) => findTerm(block.children ?? [], node.name));
  const suggestion = suggestedNode(node);
  if (home) return problem('unknown-node', at, { name, block: home.name }, { sentence: 'misplaced-node' });
  if (findTerm(documentTerms, node.name)) return problem('unknown-node', at, { name }, { sentence: 'nested-block' });
  if (suggestion === undefined) {
    return problem('unknown-node', at, { name, known: node.siblings.map((term) => term.name).join(', ') });
  }
  const fix = replaceFix(at, suggestion);
  return problem('unknown-node', at, { name, suggestion }, { sentence: 'unknown-node-suggest', fix });
}
