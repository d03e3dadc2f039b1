import type { LayerPosition } from '../../model/edit';
import { type Message, type MessageArguments, message } from '../../model/message';
import type { Range, TextEdit } from '../range';

/** The smallest change of the text that does what an edit means. */
export interface Resolved {
  readonly edits: readonly TextEdit[];
  /** The layer that is selected after the gesture, as its position in the new text. */
  readonly chosen: LayerPosition;
}

/** What an edit does to the text, or why it does nothing. */
export type Resolution = Resolved | { readonly refusal: Message };

export const refuse = (code: string, args: MessageArguments = {}): { readonly refusal: Message } => ({
  refusal: message(code, args),
});

/** Replaces one token, or nothing if the text is already the same. */
export function replaceToken(text: string, range: Range, replacement: string): readonly TextEdit[] {
  return text.slice(range.start, range.end) === replacement ? [] : [{ range, text: replacement }];
}

export function insertAt(offset: number, text: string): TextEdit {
  return { range: { start: offset, end: offset }, text };
}
