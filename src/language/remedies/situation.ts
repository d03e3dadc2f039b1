import type { Message } from '../../model/message';
import type { Analysis } from '../analyze';
import type { ReadNode } from '../build/reading';
import type { Remedy } from './remedy';

/** A fault of the data, and where the spec can mend it. */
export interface Situation {
  readonly analysis: Analysis;
  /** The node that names the file with the fault. */
  readonly node: ReadNode;
  /** The node of the training examples, whose columns decide what becomes of the test set's. */
  readonly source: ReadNode;
  readonly isTest: boolean;
  readonly args: Message['args'];
}

/** What mends a fault, the most likely first; none where only the file, or a person's choice, can. */
export type Remedies = (situation: Situation) => readonly Remedy[];

/** An argument of the fault as text, empty where it has none. */
export function textOf({ args }: Situation, name: string): string {
  return String(args[name] ?? '');
}
