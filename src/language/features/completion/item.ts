import type { Message } from '../../../model/message';
import type { Range } from '../../range';

export type CompletionKind = 'block' | 'layer' | 'node' | 'property' | 'flag' | 'value';

export interface CompletionItem {
  /** The word of the language that is offered. */
  readonly label: string;
  readonly kind: CompletionKind;
  /** What takes the place of the range; only where `snippet` is true does `$0` in it mark the cursor. */
  readonly insert: string;
  readonly snippet: boolean;
  /** What the word means. */
  readonly documentation: Message;
  /** Lines of mathematics that belong to it. */
  readonly formulas: readonly string[];
  /** What holds where a property is left out, as it would be written. */
  readonly byDefault?: string;
  /** True where choosing it leads to a place at which more is offered. */
  readonly continues: boolean;
}

export interface Completion {
  /** What is replaced: the word at the cursor, or nothing. It holds the cursor and lies within a line. */
  readonly range: Range;
  /** In the order in which they should be shown. */
  readonly items: readonly CompletionItem[];
}
