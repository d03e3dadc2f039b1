import type { PropertyTerm } from '../vocabulary/term';
import type { ReadNode } from './reading';

/**
 * Whether the property has a meaning on this node; undefined if that can't be determined, for example because the word
 * that decides it may be misspelt. A default initialiser is of the he or xavier family for every activation.
 */
export function applies(node: ReadNode, term: PropertyTerm): boolean | undefined {
  if (!term.only) return true;
  const deciding = term.only.term;
  if (!node.literal(deciding) && node.unknownProperties.length > 0) return undefined;
  const value = node.literal(deciding) ? node.text(deciding) : implied(node, deciding);
  return value === undefined ? undefined : term.only.values.includes(value);
}

function implied(node: ReadNode, name: string): string | undefined {
  if (name === 'init') return 'xavier';
  return node.term?.arguments.find((argument) => argument.name === name)?.default;
}
