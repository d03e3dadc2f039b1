import type { Apart } from '../moment';
import { text } from './language';
import { formatCount } from './number';

/** `epoch 6,400`, or `epoch 0, step 12` where the epoch is that of what it is beside. */
export function momentText(moment: Apart): string {
  const epoch = formatCount(moment.epoch);
  return 'step' in moment
    ? text('moment-step', { epoch, step: formatCount(moment.step) })
    : text('moment-epoch', { epoch });
}
