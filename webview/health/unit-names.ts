import { text } from '../ui/language';
import { formatCount } from '../ui/number';

/** Units that are written out. */
const mostWritten = 8;

/** `3, 7 and 12`, counted from 1; of many the first ones and the number of the others. */
export function unitNames(units: Int32Array): string {
  const names = Array.from(units.subarray(0, mostWritten), (unit) => formatCount(unit + 1));
  if (units.length > mostWritten) {
    return text('health-units-more', { list: names.join(', '), count: formatCount(units.length - mostWritten) });
  }
  const last = names.pop() ?? '';
  return names.length === 0 ? last : text('health-units-and', { list: names.join(', '), last });
}
