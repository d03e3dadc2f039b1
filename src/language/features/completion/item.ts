import type { Message } from '../../../model/message';
import type { Range } from '../../range';

export type CompletionKind = 'block' | 'layer' | 'node' | 'property' | 'flag' | 'value' | 'column';

export interface CompletionItem {
  /** The word of the language that is offered. */
  readonly label: string;
  readonly kind: CompletionKind;
  /** The text that replaces the range; `$0` in it marks the cursor only if `snippet` is true. */
  readonly insert: string;
  readonly snippet: boolean;
  /** What the word means. */
  readonly documentation: Message;
  /** Lines of mathematics that belong to it. */
  readonly formulas: readonly string[];
  /** The default if a property is left out, as it would be written. */
  readonly byDefault?: string;
  /** True if more items are offered after choosing it. */
  readonly continues: boolean;
}

export interface Completion {
  /** The replaced range: the word at the cursor, or nothing. It contains the cursor and is within a line. */
  readonly range: Range;
  /** In the order in which they should be shown. */
  readonly items: readonly CompletionItem[];
}
