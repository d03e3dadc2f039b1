/** Largest number of names that a sentence lists. */
const listed = 12;

/** Names separated by commas, shortened if there are many; in quotes where they have commas themselves. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, listed).map((name) => (name.includes(',') ? `“${name}”` : name));
  return names.length > listed ? `${shown.join(', ')}, …` : shown.join(', ');
}
