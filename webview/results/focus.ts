import type { ResultsCell } from '../../src/protocol/results';

/** Gives the focus to a cell of the matrix, or to its image. */
export function focusCell({ truth, predicted }: ResultsCell): void {
  const cell = document.querySelector<HTMLElement>(
    `.results-cell[data-truth="${truth}"][data-predicted="${predicted}"], .results-image`,
  );
  cell?.focus();
}

/** Goes to the next or the previous example of the list that has the focus; false where none has. */
export function moveInList(by: number): boolean {
  const list = document.activeElement?.closest('.results-list');
  if (!list) return false;
  const all = [...list.querySelectorAll<HTMLElement>('.results-example')];
  const at = all.findIndex((example) => example === document.activeElement);
  all[at + by]?.focus();
  return true;
}
