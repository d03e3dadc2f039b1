import type { HistoryColumns } from '../src/protocol/history';

const columns = ['epoch', 'step', 'trainCost', 'trainAccuracy', 'testCost', 'testAccuracy'] as const;

function append(first: ArrayBuffer, second: ArrayBuffer): ArrayBuffer {
  const joined = new Uint8Array(first.byteLength + second.byteLength);
  joined.set(new Uint8Array(first));
  joined.set(new Uint8Array(second), first.byteLength);
  return joined.buffer;
}

/** The records so far and those that came since, in new columns: what is drawn is never changed in place. */
export function joinHistory(history: HistoryColumns | undefined, records: HistoryColumns): HistoryColumns {
  if (!history) return records;
  const joined = { ...history, length: history.length + records.length };
  for (const column of columns) joined[column] = append(history[column], records[column]);
  return joined;
}
