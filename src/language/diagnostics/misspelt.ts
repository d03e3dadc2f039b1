import { nearestName } from '../../model/nearest-name';
import { applies } from '../build/applies';
import type { Reading, ReadNode } from '../build/reading';
import { valueFault } from '../build/value';
import type { Property } from '../syntax/tree';
import type { ArgumentTerm, PropertyTerm } from '../vocabulary/term';

/** The name that an unknown node most likely means. */
export function suggestedNode({ name, siblings }: ReadNode): string | undefined {
  return nearestName(
    name,
    siblings.map((term) => term.name),
  );
}

/** Whether an unknown node may be meant as `name`: then `name` is misspelt, not missing. */
export function isMisspelt(nodes: readonly ReadNode[], name: string): boolean {
  return nodes.some((node) => !node.term && [undefined, name].includes(suggestedNode(node)));
}

/**
 * The argument, flag or property that an unknown property most likely means: of those that accept its value, the nearest
 * name that has a meaning here, else what the node requires.
 */
export function suggestedProperty(node: ReadNode, { key, value }: Property): string | undefined {
  const { term, properties } = node;
  if (!term) return undefined;
  const fits = ({ type }: ArgumentTerm | PropertyTerm): boolean => !value || valueFault(value, type) === undefined;
  const free = term.properties.filter(
    (each) => !properties.has(each.name) && applies(node, each) !== false && fits(each),
  );
  const names = [...term.arguments.filter(fits), ...free].map(({ name }) => name);
  const needed = free.find(({ required }) => required);
  return nearestName(String(key.value), [...names, ...term.flags]) ?? needed?.name;
}

/** The argument that is wrongly written as a property, although arguments are given by position. */
export function namedArgument(node: ReadNode, property: Property): ArgumentTerm | undefined {
  const meant = suggestedProperty(node, property);
  return node.term?.arguments.find(({ name }) => name === meant);
}

/** Whether an unknown property of the node may be meant as `name`: then `name` is misspelt, not missing. */
export function isPropertyMisspelt(node: ReadNode, name: string): boolean {
  return node.unknownProperties.some((property) => suggestedProperty(node, property) === name);
}

/** The readings to check: if an argument is given by name, those after it are shifted and not checked. */
export function placedReadings(node: ReadNode): readonly Reading[] {
  const displaced = node.unknownProperties.some((property) => {
    const argument = namedArgument(node, property);
    return argument !== undefined && node.value(argument.name) === undefined;
  });
  return displaced ? node.readings.slice(node.arguments.length) : node.readings;
}
