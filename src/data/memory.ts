import { Fault, message } from '../model/message';

/**
 * Checks the size of `values` doubles before they are allocated. Throws Fault data-memory, which gives their size and
 * the limit.
 */
export function budgetValues(values: number, limit: number): void {
  const bytes = 8 * values;
  if (bytes > limit) {
    throw new Fault(message('data-memory', { needed: megabytes(bytes), limit: megabytes(limit) }));
  }
}

/** Whole megabytes, at least 1. */
export function megabytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / 1e6));
}
