/** A worker's part of a range: [start, start + length). */
export interface Share {
  readonly start: number;
  readonly length: number;
}

/** Which of `threads` equal workers this is. */
export interface Worker {
  readonly index: number;
  readonly threads: number;
}

export const alone: Worker = { index: 0, threads: 1 };

/** An even part of `total`, in whole `unit`s but for the end. */
export function shareOf(total: number, unit: number, { index, threads }: Worker): Share {
  const each = Math.ceil(total / unit / threads) * unit;
  const start = Math.min(total, each * index);
  return { start, length: Math.min(total, each * (index + 1)) - start };
}
