/** Text of a user's file, shortened for a sentence: a hostile name must not fill the screen. */
export function shortened(text: string): string {
  const line = text.replace(/[\r\n\t]+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
