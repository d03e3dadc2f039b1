import { type Message, type MessageArguments, message } from '../../model/message';
import type { TextEdit } from '../range';

/** The smallest change of the text that does what an edit means, or why there is none. */
export type Resolution = { readonly edits: readonly TextEdit[] } | { readonly refusal: Message };

export const refuse = (code: string, args: MessageArguments = {}): Resolution => ({ refusal: message(code, args) });

/** Replaces one token, or nothing if the text already says it. */
export function replaceToken(text: string, range: TextEdit['range'], replacement: string): Resolution {
  if (text.slice(range.start, range.end) === replacement) return { edits: [] };
  return { edits: [{ range, text: replacement }] };
}

export function insertAt(offset: number, text: string): TextEdit {
  return { range: { start: offset, end: offset }, text };
}
