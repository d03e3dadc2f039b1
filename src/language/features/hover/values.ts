import { generatorFacts, generatorNames } from '../../../model/generator';
import type { ReadNode } from '../../build/reading';
import { numberText } from '../../documentation/notation';
import { rangeOf } from '../../documentation/range';
import type { ArgumentTerm, NodeTerm, PropertyTerm } from '../../vocabulary/term';
import { type ValueType, wordsOf } from '../../vocabulary/type';
import { type HoverPart, sentence } from './part';

/** The accepted values of a slot, its default, and with which settings it has a meaning. */
export function valueParts(node: ReadNode, slot: ArgumentTerm | PropertyTerm): HoverPart[] {
  const byDefault = defaultOf(node, slot);
  const only = 'only' in slot ? slot.only : undefined;
  return [
    takes(slot.type, slot.name),
    ...(byDefault === undefined ? [] : [sentence('hover-default', { value: byDefault })]),
    ...(only ? [sentence('hover-only', { values: only.values.join(', ') })] : []),
  ];
}

function takes(type: ValueType, name: string): HoverPart {
  const values = wordsOf(type).join(', ');
  return sentence(`hover-takes-${type.kind}`, { name, values, range: rangeOf(type, name) });
}

/** The default in the vocabulary, or the one that the kind next to it determines. */
function defaultOf(node: ReadNode, slot: ArgumentTerm | PropertyTerm): string | undefined {
  if (slot.default !== undefined) return slot.default;
  const kind = slot.name === 'noise' ? node.choice('kind', generatorNames) : undefined;
  return kind && numberText(generatorFacts(kind).defaultNoise);
}

/** The values and properties that a node can have after its name. */
export function membersOf(term: NodeTerm): HoverPart[] {
  const names = [...term.flags, ...term.properties.map(({ name }) => `${name}=`)];
  const children = term.children?.map(({ name }) => name) ?? [];
  return [
    ...(children.length > 0 ? [sentence('hover-may-hold', { names: children.join(', ') })] : []),
    ...(names.length > 0 ? [sentence('hover-may-take', { names: names.join(', ') })] : []),
  ];
}
