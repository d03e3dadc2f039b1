/** The text's first line ending; LF if it has none. */
export function usualLineEnding(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}
