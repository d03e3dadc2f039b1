import { quoted, writeNumber, writeText } from './value';

/** An argument or, with a key, a property. */
export interface PrintedEntry {
  readonly key?: string;
  readonly value: string | number | boolean;
  /** In quotes although a bare word would be possible: a path. */
  readonly quoted?: true;
  /** The value is also the default, so that the entry may be left out. */
  readonly byDefault?: true;
}

/** A node to be printed. */
export interface PrintedNode {
  readonly name: string;
  readonly entries: readonly PrintedEntry[];
  /** Present if the node is a block. */
  readonly children?: readonly PrintedNode[];
}

/** An argument. */
export const argument = (value: string | number): PrintedEntry => ({ value });

/** A path, which is always in quotes. */
export const pathArgument = (path: string): PrintedEntry => ({ value: path, quoted: true });

/** A flag's word, if it is on. */
export const flag = (word: string, on: boolean): readonly PrintedEntry[] => (on ? [{ value: word }] : []);

/** `key=value`; none if the value is undefined; it may be left out if the value is `byDefault`. */
export function property(
  key: string,
  value: string | number | boolean | undefined,
  byDefault?: string | number | boolean,
): readonly PrintedEntry[] {
  if (value === undefined) return [];
  return [Object.is(value, byDefault) ? { key, value, byDefault: true } : { key, value }];
}

/** A node of one line, without a line ending and without default values. */
export function nodeLine({ name, entries }: PrintedNode): string {
  const written = entries.filter(({ byDefault }) => !byDefault).map(writeEntry);
  return [writeText(name), ...written].join(' ');
}

/** A node as lines that each end with LF; the content of a block is indented by two more spaces. */
export function nodeText(node: PrintedNode, indent = ''): string {
  const line = indent + nodeLine(node);
  if (!node.children) return `${line}\n`;
  const inside = node.children.map((child) => nodeText(child, `${indent}  `)).join('');
  return `${line} {\n${inside}${indent}}\n`;
}

function writeEntry(entry: PrintedEntry): string {
  const { key } = entry;
  return key === undefined ? writeValue(entry) : `${writeText(key)}=${writeValue(entry)}`;
}

function writeValue({ value, quoted: inQuotes }: PrintedEntry): string {
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value === 'boolean') return `#${value}`;
  return inQuotes ? quoted(value) : writeText(value);
}
