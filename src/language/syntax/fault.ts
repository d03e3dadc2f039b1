import type { MessageArguments } from '../../model/message';
import type { Range } from '../range';

/** Codes of everything that can be wrong before names and types are looked at. */
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

/** Past this many a text is no spec; more would only slow the editor. */
const most = 100;

/** Gathers faults in the order found. */
export class FaultList {
  readonly faults: SyntaxFault[] = [];

  add(code: SyntaxCode, start: number, end: number, args: MessageArguments = {}): void {
    if (this.faults.length < most) this.faults.push({ code, range: { start, end }, args });
  }
}
