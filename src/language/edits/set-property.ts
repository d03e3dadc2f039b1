import type { ReadNode } from '../build/reading';
import { quoted, writeNumber, writeText } from '../print/value';
import type { TextEdit } from '../range';

/** The edit after which a node has this property: its value is replaced, or it is added behind the last entry. */
export function setProperty(
  { syntax, properties }: ReadNode,
  name: string,
  value: string | number | boolean,
): TextEdit {
  const written = writtenValue(value);
  const present = properties.get(name)?.property;
  if (present) return { range: { start: present.start, end: present.end }, text: `${name}=${written}` };
  const last = syntax.entries.at(-1) ?? syntax.name;
  return { range: { start: last.end, end: last.end }, text: ` ${name}=${written}` };
}

/** The edits after which a node has no such property. */
export function withoutProperty(text: string, { properties }: ReadNode, name: string): readonly TextEdit[] {
  const property = properties.get(name)?.property;
  if (!property) return [];
  const start = text.slice(0, property.start).replace(/[ \t]+$/, '').length;
  return [{ range: { start, end: property.end }, text: '' }];
}

/** `setProperty` for a list of columns, to which these are added. */
export function addColumns(node: ReadNode, name: string, columns: string): TextEdit {
  const before = node.value(name);
  return setProperty(node, name, before === undefined ? columns : `${before},${columns}`);
}

/** Punctuation in quotes: decimal="," reads better than decimal=, which is as right. */
export function writtenValue(value: string | number | boolean): string {
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value === 'boolean') return `#${value}`;
  return /^[\p{L}\p{N}_][\p{L}\p{N}_-]*$/u.test(value) ? writeText(value) : quoted(value);
}
