import { Fault, message } from '../model/message';

/** `budgetBytes`, of doubles. */
export function budgetValues(values: number, limit: number): void {
  budgetBytes(8 * values, limit);
}

/** Checks a size before it is allocated. Throws Fault data-memory, which gives it and the limit. */
export function budgetBytes(bytes: number, limit: number): void {
  if (bytes > limit) {
    throw new Fault(message('data-memory', { needed: megabytes(bytes), limit: megabytes(limit) }));
  }
}

/** Whole megabytes, at least 1. */
export function megabytes(bytes: number): number {
  return Math.max(1, Math.round(bytes / 1e6));
}
