/** Longer words are not compared: they are not mistyped names, and the cost grows with the square of the length. */
const longestWord = 100;

/**
 * The known name that a misspelt word most likely means: at most a third of its letters differ (at least one may);
 * upper and lower case are the same. The first of equally near names; undefined if none is near.
 */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  if (written.length > longestWord) return undefined;
  const word = written.toLowerCase();
  let best: string | undefined;
  // A one-letter word with one letter wrong has nothing left to recognise it by.
  let bound = word.length < 2 ? 1 : Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const name of known) {
    const candidate = name.toLowerCase();
    // The distance is never less than the difference of the lengths.
    if (Math.abs(candidate.length - word.length) >= bound) continue;
    const distance = editDistance(word, candidate);
    if (distance < bound) [best, bound] = [name, distance];
  }
  return best;
}

/** The optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours from a to b. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + Number(a[i - 1] !== b[j - 1]);
      let cost = Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      // Before the first letter there is none that could be equal.
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
