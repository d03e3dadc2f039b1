/** A text without its `|`, and where that was. */
export function marked(text: string): { readonly text: string; readonly offset: number } {
  const offset = text.indexOf('|');
  if (offset < 0) throw new Error('the text has no mark');
  return { text: text.slice(0, offset) + text.slice(offset + 1), offset };
}
