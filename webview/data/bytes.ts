const units = ['B', 'KB', 'MB', 'GB'] as const;

/** A file's size with three digits: `13.2 KB`, in powers of 1000. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  // What is rounded to 1000 of a unit is 1 of the next.
  while (Number(value.toPrecision(3)) >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${Number(value.toPrecision(3))} ${units[unit] ?? ''}`;
}
