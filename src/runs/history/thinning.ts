/** Of `records` at most `limit` (2 or more), evenly spread, the first and the last always among them. */
export function thinned<T>(records: readonly T[], limit: number): T[] {
  if (records.length <= limit) return [...records];
  const chosen: T[] = [];
  for (let i = 0; i < limit; i++) {
    const record = records[Math.round((i * (records.length - 1)) / (limit - 1))];
    if (record) chosen.push(record);
  }
  return chosen;
}
