import type { Fault } from '../model/message';
import type { Output } from './output';

/** `file:line:column: error code: sentence`, as far as the fault has a place. */
export function faultLine({ detail, place }: Fault, output: Output): string {
  const where = place ? [place.file, place.line, place.column].filter((part) => part !== undefined).join(':') : '';
  return `${where ? `${where}: ` : ''}error ${detail.code}: ${output.sentence(detail)}`;
}
