/** The known word nearest to what was written, if it is near enough to be meant: a third of its letters at most. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  // One letter of a word of one is the whole word.
  let least = written.length < 2 ? 1 : Math.max(1, Math.floor(written.length / 3)) + 1;
  for (const word of known) {
    const d = distance(written.toLowerCase(), word.toLowerCase());
    if (d < least) [best, least] = [word, d];
  }
  return best;
}

/** Levenshtein's: insertions, deletions and replacements of one letter that lead from a to b. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
