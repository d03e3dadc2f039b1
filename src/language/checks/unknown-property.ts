import { nearestName } from '../../model/nearest-name';
import type { ReadNode } from '../build/reading';
import { type Check, problem } from '../diagnostics/check';
import { removeFix, replaceFix } from '../diagnostics/fixes';
import type { Problem } from '../problem';
import { shortened } from '../shortened';
import type { Property } from '../syntax/tree';

/** A property that the node does not have. */
export const unknownProperty: Check = ({ document, text }) =>
  document.all.flatMap((node) => node.unknownProperties.map((property) => explain(node, property, text)));

function explain(node: ReadNode, property: Property, text: string): Problem {
  const name = String(property.key.value);
  const known = node.term?.properties.map((term) => term.name) ?? [];
  const args = { name: shortened(name), node: node.name };
  if (node.term?.flags.includes(name)) {
    const on = property.value?.value === true;
    const fix = on ? replaceFix(property, name) : removeFix(text, property);
    return problem('unknown-property', property, args, { sentence: 'flag-as-property', fix });
  }
  const suggestion = nearestName(name, known);
  if (suggestion !== undefined && !node.properties.has(suggestion)) {
    const details = { sentence: 'unknown-property-suggest', fix: replaceFix(property.key, suggestion) };
    return problem('unknown-property', property.key, { ...args, suggestion }, details);
  }
  const fix = removeFix(text, property);
  if (known.length === 0) return problem('unknown-property', property.key, args, { sentence: 'no-properties', fix });
  return problem('unknown-property', property.key, { ...args, known: known.join(', ') }, { fix });
}
