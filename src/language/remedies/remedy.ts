import { message } from '../../model/message';
import type { ReadNode } from '../build/reading';
import { removal } from '../edits/removal';
import { addColumns, setProperty } from '../edits/set-property';
import type { Fix } from '../problem';
import type { Range, TextEdit } from '../range';
import { shortened } from '../shortened';
import type { Tree } from '../syntax/tree';

/** Where something of the data is told in the spec, and what mends it, the most likely first. */
export interface LocatedRemedies {
  readonly range: Range;
  readonly fixes: readonly Fix[];
}

/** What is written, and the edits that write it. */
export interface Remedy {
  readonly shown: string;
  /** What is shown is removed instead. */
  readonly removes?: boolean;
  readonly edits: readonly TextEdit[];
}

/** `name=value` at a node. */
export function remedy(node: ReadNode, name: string, value: string | number | boolean): Remedy {
  return ofEdit(setProperty(node, name, value));
}

/** These columns, with a comma between two, are no features. */
export function exclude(node: ReadNode, columns: string): Remedy {
  return ofEdit(addColumns(node, 'exclude', columns));
}

/** One edit, shown as what it writes. */
export function ofEdit(edit: TextEdit): Remedy {
  return { shown: edit.text.trim(), edits: [edit] };
}

/** Without a node. */
export function withoutNode(tree: Tree, { syntax }: ReadNode): Remedy {
  const edits = removal(tree, syntax, 'keep').map((range) => ({ range, text: '' }));
  return { shown: tree.text.slice(syntax.start, syntax.end), edits, removes: true };
}

/** All of them at once. */
export function together(...remedies: readonly Remedy[]): Remedy {
  return {
    shown: remedies.map(({ shown }) => shown).join(' '),
    edits: remedies.flatMap(({ edits }) => edits),
  };
}

/** A remedy as a quick fix. */
export function fixOf({ shown, edits, removes }: Remedy): Fix {
  return {
    title: message(removes ? 'fix-remove' : 'fix-data', { text: shortened(shown) }),
    edits: [...edits].sort((a, b) => a.range.start - b.range.start),
  };
}

/** From a node's name to its last argument or property. */
export function headOf({ syntax: { name, entries } }: ReadNode): Range {
  return { start: name.start, end: entries.at(-1)?.end ?? name.end };
}
