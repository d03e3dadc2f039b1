import type { DropoutLayer } from '../../../model/layer';
import type { ReadNode } from '../reading';

export function readDropout(read: ReadNode, name: string): DropoutLayer | undefined {
  const rate = read.number('rate');
  const nameFits = read.literal('name') === undefined || read.text('name') !== undefined;
  return rate === undefined || !nameFits ? undefined : { kind: 'dropout', name, rate };
}
