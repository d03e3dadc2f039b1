import type { MessageCode } from '../../src/messages/translate';
import { text } from './language';
import { formatCount } from './number';

/** A sentence about a count, whose plural follows the number and whose number has its commas: `2,080 parameters`. */
export function counted(code: MessageCode, name: string, count: number): string {
  return text(code, { [name]: count }).replace(String(count), formatCount(count));
}
