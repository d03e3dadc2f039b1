import { type Origin, tooLargeUnpacked } from '../damage';

/** How many bytes may still be unpacked: all pages of a file share them. */
export interface Budget {
  left: number;
  readonly limit: number;
}

/** Takes bytes from the budget before they are allocated. Throws Fault data-unpacked-size where it has fewer. */
export function spend(budget: Budget, bytes: number, origin: Origin): void {
  budget.left -= bytes;
  if (budget.left < 0) throw tooLargeUnpacked(origin, budget.limit);
}
