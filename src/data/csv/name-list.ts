/** Largest number of names that a sentence lists. */
const listed = 12;

/** Names separated by commas, shortened if there are many. */
export function listNames(names: readonly string[]): string {
  return names.length > listed ? `${names.slice(0, listed).join(', ')}, …` : names.join(', ');
}
