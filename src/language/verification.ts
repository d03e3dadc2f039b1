/**
 * True for the NNet format of neural-network verification (ACAS Xu and others), which has the same file extension: its
 * first line that is neither empty nor a `//` comment is a comma-separated list of four whole numbers.
 */
export function isVerificationFormat(text: string): boolean {
  const content = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  let start = 0;
  while (start < content.length) {
    const rest = content.slice(start, start + longestHeader);
    const ending = rest.search(/[\r\n]/);
    const line = (ending < 0 ? rest : rest.slice(0, ending)).trim();
    if (line !== '' && !line.startsWith('//')) return fourNumbers.test(line);
    start = nextLine(content, start);
  }
  return false;
}

/** Longest line that can be a header of four sizes. */
const longestHeader = 200;
const fourNumbers = /^\d+\s*,\s*\d+\s*,\s*\d+\s*,\s*\d+\s*,?$/;

function nextLine(content: string, from: number): number {
  const ending = /[\r\n]+/g;
  ending.lastIndex = from;
  return ending.exec(content) ? ending.lastIndex : content.length;
}
