import { watchNames } from '../../model/train';
import type { ArgumentTerm, NodeTerm, PropertyTerm } from '../vocabulary/term';

/** Names of the words of a choice that are signs. */
const signNames: ReadonlyMap<string, string> = new Map([
  ['.', 'point'],
  [',', 'comma'],
]);

/** The word in the codes of sentences about a node's parts: nodes with the same parts share them. */
function owner(term: NodeTerm): string {
  if (term.group === 'expect') return 'expect';
  if (term.name === 'test') return term.variant ? 'file' : 'generate';
  return term.name;
}

/** Code of the sentence that explains a node. */
export function nodeMeaning(term: NodeTerm): string {
  return `hover-node-${term.name}`;
}

/** Code of the sentence about an argument; if the argument has none, that of the node. */
export function argumentMeaning(term: NodeTerm, argument: ArgumentTerm): string {
  return argument.explained ? `hover-${owner(term)}-${argument.name}` : nodeMeaning(term);
}

export function propertyMeaning(term: NodeTerm, property: PropertyTerm): string {
  return `hover-${owner(term)}-${property.name}`;
}

export function flagMeaning(term: NodeTerm, flag: string): string {
  return `hover-${owner(term)}-${flag}`;
}

/** Code of the sentence about one word of a choice, or about the property itself if it is a switch. */
export function wordMeaning(term: NodeTerm, slot: ArgumentTerm | PropertyTerm, word: string): string {
  if (slot.type.kind === 'switch') return `hover-${owner(term)}-${slot.name}`;
  if (watchNames.some((name) => name === word)) return `hover-node-${word}`;
  if (term.name === 'test' && slot.name === 'source') return 'hover-node-generate';
  // A column's policies are those of its file.
  const of = term.name === 'column' && slot.name === 'missing' ? 'file' : owner(term);
  return `hover-${of}-${slot.name}-${signNames.get(word) ?? word}`;
}
