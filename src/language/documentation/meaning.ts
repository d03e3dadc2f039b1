import { watchNames } from '../../model/train';
import type { ArgumentTerm, NodeTerm, PropertyTerm } from '../vocabulary/term';

/** The word under which sentences about a node's parts stand: nodes that take the same share theirs. */
function owner(term: NodeTerm): string {
  if (term.group === 'expect') return 'expect';
  if (term.name === 'test') return term.variant ? 'file' : 'generate';
  return term.name;
}

/** Code of the sentence that says what a node is for. */
export function nodeMeaning(term: NodeTerm): string {
  return `hover-node-${term.name}`;
}

/** Code of the sentence on an argument. Where it is all that the node says, that is the node's own. */
export function argumentMeaning(term: NodeTerm, argument: ArgumentTerm): string {
  return argument.explained ? `hover-${owner(term)}-${argument.name}` : nodeMeaning(term);
}

export function propertyMeaning(term: NodeTerm, property: PropertyTerm): string {
  return `hover-${owner(term)}-${property.name}`;
}

export function flagMeaning(term: NodeTerm, flag: string): string {
  return `hover-${owner(term)}-${flag}`;
}

/** Code of the sentence on one word of a choice, or on the property itself where the word is a switch. */
export function wordMeaning(term: NodeTerm, slot: ArgumentTerm | PropertyTerm, word: string): string {
  if (slot.type.kind === 'switch') return `hover-${owner(term)}-${slot.name}`;
  if (watchNames.some((name) => name === word)) return `hover-node-${word}`;
  if (term.name === 'test' && slot.name === 'source') return 'hover-node-generate';
  return `hover-${owner(term)}-${slot.name}-${word}`;
}
