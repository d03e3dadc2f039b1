import { message } from '../../model/message';
import type { Fix } from '../problem';
import type { Range, TextEdit } from '../range';
import { shortened } from '../shortened';

/** “Change to `text`.” */
export function replaceFix(at: Range, text: string): Fix {
  return { title: message('fix-replace', { text: shortened(text) }), edits: [edit(at, text)] };
}

/** “Remove `text`”, the space before it included. */
export function removeFix(source: string, at: Range): Fix {
  let start = at.start;
  while (source[start - 1] === ' ' || source[start - 1] === '\t') start--;
  return {
    title: message('fix-remove', { text: shortened(source.slice(at.start, at.end)) }),
    edits: [edit({ start, end: at.end }, '')],
  };
}

/** “Insert `text`.” */
export function insertFix(at: number, shown: string, inserted: string): Fix {
  return { title: message('fix-insert', { text: shown }), edits: [edit({ start: at, end: at }, inserted)] };
}

function edit({ start, end }: Range, text: string): TextEdit {
  return { range: { start, end }, text };
}
