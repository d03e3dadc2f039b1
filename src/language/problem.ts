import type { Message } from '../model/message';
import type { Range, TextEdit } from './range';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A remedy that can be applied with one click. */
export interface Fix {
  readonly title: Message;
  readonly edits: readonly TextEdit[];
}

/** What is wrong with a text, where, and what to do. */
export interface Problem {
  /** The diagnostic's code, by which `// nnet-ignore` silences it. */
  readonly code: string;
  readonly severity: Severity;
  readonly range: Range;
  readonly message: Message;
  readonly fix?: Fix;
  /** The layer it concerns, by its position in the order written. */
  readonly position?: number;
}
