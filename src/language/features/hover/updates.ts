import type { Analysis } from '../../analyze';
import { readTraining } from '../../build/train';
import { type HoverPart, sentence } from './part';

/** The number of updates: ⌈m / batch⌉ an epoch, and the total. Nothing if m is needed and not known. */
export function updateParts({ document, layers }: Analysis, m: number | undefined, inAll: boolean): HoverPart[] {
  const { batch, epochs } = readTraining(document.top('train'), layers, undefined);
  if (batch !== 'full' && m === undefined) return [];
  const updates = batch === 'full' ? 1 : Math.ceil((m ?? Number.NaN) / batch);
  const total = updates * epochs;
  if (inAll) return Number.isSafeInteger(total) ? [sentence('hover-updates-total', { updates, epochs, total })] : [];
  return [
    batch === 'full' ? sentence('hover-updates-full') : sentence('hover-updates', { updates, m: m ?? Number.NaN }),
  ];
}
