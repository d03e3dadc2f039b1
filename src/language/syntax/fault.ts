import type { MessageArguments } from '../../model/message';
import type { Range } from '../range';

/** Codes of all faults that are found before names and types are checked. */
export type SyntaxCode =
  | 'forbidden-character'
  | 'unexpected-character'
  | 'unclosed-string'
  | 'unclosed-comment'
  | 'unclosed-block'
  | 'bad-escape'
  | 'bad-number'
  | 'bad-continuation'
  | 'reserved-word'
  | 'unknown-keyword'
  | 'raw-string'
  | 'multi-line-string'
  | 'radix-number'
  | 'type-annotation'
  | 'non-finite-number'
  | 'stray-brace'
  | 'stray-semicolon'
  | 'stray-equals'
  | 'missing-space'
  | 'missing-name'
  | 'missing-value'
  | 'property-name'
  | 'after-block'
  | 'second-block'
  | 'empty-slashdash';

export interface SyntaxFault {
  readonly code: SyntaxCode;
  readonly range: Range;
  readonly args: MessageArguments;
}

/** A text with more faults is not a spec; more of them would only slow the editor. */
const most = 100;

/** Collects faults in the order found. */
export class FaultList {
  readonly faults: SyntaxFault[] = [];

  add(code: SyntaxCode, start: number, end: number, args: MessageArguments = {}): void {
    if (this.faults.length < most) this.faults.push({ code, range: { start, end }, args });
  }
}
