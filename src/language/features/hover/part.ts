import { type Message, type MessageArguments, message } from '../../../model/message';
import type { Range } from '../../range';

/**
 * A piece of a hover. None is Markdown: it contains names from the spec unescaped, so the caller must show it as
 * text. Headings and code lines are one line each, and no code line begins with text from the spec.
 */
export type HoverPart =
  /** The text under the pointer, as the spec writes it. */
  | { readonly type: 'heading'; readonly text: string }
  /** A sentence. */
  | { readonly type: 'text'; readonly message: Message }
  /** Shapes and values, to be set in a fixed width. */
  | { readonly type: 'code'; readonly lines: readonly string[] }
  /** Mathematics, a formula a line, without any text from the spec. */
  | { readonly type: 'formula'; readonly text: string }
  /** A link that shows the data. */
  | { readonly type: 'preview' };

export interface Hover {
  /** The token that is explained. */
  readonly range: Range;
  /** Never empty. */
  readonly parts: readonly HoverPart[];
}

export const heading = (text: string): HoverPart => ({ type: 'heading', text });
export const code = (...lines: readonly string[]): HoverPart => ({ type: 'code', lines });
/** Formulas that belong together; no part where there are none. */
export const formulaParts = (...lines: readonly string[]): readonly HoverPart[] =>
  lines.length > 0 ? [{ type: 'formula', text: lines.join('\n') }] : [];
export const sentence = (name: string, args: MessageArguments = {}): HoverPart => messagePart(message(name, args));
export const messagePart = (what: Message): HoverPart => ({ type: 'text', message: what });
