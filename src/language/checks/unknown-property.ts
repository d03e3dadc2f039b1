import type { ReadNode } from '../build/reading';
import { type Check, problem } from '../diagnostics/check';
import { insertFix, removeFix, replaceFix } from '../diagnostics/fixes';
import { namedArgument, suggestedProperty } from '../diagnostics/misspelt';
import type { Fix, Problem } from '../problem';
import { shortened } from '../shortened';
import type { Property } from '../syntax/tree';
import type { ArgumentTerm } from '../vocabulary/term';

/** A property that the node does not have. */
export const unknownProperty: Check = ({ document, text }) =>
  document.all.flatMap((node) => node.unknownProperties.map((property) => explain(node, property, text)));

function explain(node: ReadNode, property: Property, text: string): Problem {
  const name = String(property.key.value);
  const known = node.term?.properties.map((term) => term.name) ?? [];
  const args = { name: shortened(name), node: node.name };
  const suggestion = suggestedProperty(node, property);
  if (suggestion !== undefined && node.term?.flags.includes(suggestion)) {
    const on = (property.value?.value === true || suggestion !== name) && !node.flags.has(suggestion);
    const fix = on ? replaceFix(property, suggestion) : removeFix(text, property);
    return problem('unknown-property', property, { ...args, name: suggestion }, { sentence: 'flag-as-property', fix });
  }
  const argument = namedArgument(node, property);
  if (argument && property.value && node.value(argument.name) === undefined) {
    const value = text.slice(property.value.start, property.value.end);
    const details = { sentence: 'argument-as-property', fix: argumentFix(node, argument, property, value, text) };
    return problem('unknown-property', property, { ...args, name: argument.name, value: shortened(value) }, details);
  }
  if (suggestion !== undefined && !argument) {
    const details = { sentence: 'unknown-property-suggest', fix: replaceFix(property.key, suggestion) };
    return problem('unknown-property', property.key, { ...args, suggestion }, details);
  }
  const fix = removeFix(text, property);
  if (known.length === 0) return problem('unknown-property', property.key, args, { sentence: 'no-properties', fix });
  return problem('unknown-property', property.key, { ...args, known: known.join(', ') }, { fix });
}

/** Moves the value to the argument's position in the line: in place of the property, or after the entries before it. */
function argumentFix(node: ReadNode, argument: ArgumentTerm, property: Property, written: string, text: string): Fix {
  const place = node.term?.arguments.indexOf(argument) ?? Number.NaN;
  const before = place === 0 ? node.syntax.name : node.arguments[place - 1]?.literal;
  const after = node.arguments[place]?.literal;
  const inPlace = before && before.end <= property.start && (!after || property.end <= after.start);
  if (!before || inPlace) return replaceFix(property, written);
  const moved = insertFix(before.end, shortened(written), ` ${written}`);
  return { title: moved.title, edits: [...removeFix(text, property).edits, ...moved.edits] };
}
