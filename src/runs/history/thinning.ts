/** At most `limit` (2 or more) of `records`, evenly spread, always with the first and the last. */
export function thinned<T>(records: readonly T[], limit: number): T[] {
  if (records.length <= limit) return [...records];
  const chosen: T[] = [];
  for (let i = 0; i < limit; i++) {
    const record = records[Math.round((i * (records.length - 1)) / (limit - 1))];
    if (record) chosen.push(record);
  }
  return chosen;
}
