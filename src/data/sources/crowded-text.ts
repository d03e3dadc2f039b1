import { budgetBytes } from '../memory';
import { leastBytes } from './least-bytes';

/** How many times what is allowed a text is judged to need by its beginning: its later lines may be longer. */
const tooMuch = 1.5;

const [lineFeed, carriageReturn, quote] = [0x0a, 0x0d, 0x22];
/** What separates cells: comma, semicolon, tab, bar. */
const separators = [0x2c, 0x3b, 0x09, 0x7c];

/**
 * Refuses a table of text of `size` bytes whose beginning has so many lines and cells that all of it, held with its
 * examples, needs far more than is allowed. Throws Fault data-memory.
 */
export function refuseCrowded(head: Uint8Array, size: number, memoryLimit: number): void {
  let lines = 0;
  const counts = new Int32Array(256);
  let isQuoted = false;
  for (let at = 0; at < head.length; at++) {
    const byte = head[at] ?? 0;
    if (byte === quote) isQuoted = !isQuoted;
    if (isQuoted) continue;
    counts[byte] = (counts[byte] ?? 0) + 1;
    if (byte === lineFeed || (byte === carriageReturn && head[at + 1] !== lineFeed)) lines++;
  }
  if (lines === 0) return;
  const cells = 1 + Math.max(...separators.map((byte) => counts[byte] ?? 0)) / lines;
  const rows = (lines * size) / head.length;
  // One cell a line is the target; of the others one at least is a feature.
  const needed = size + leastBytes(rows, 1, 1) + rows * Math.max(0, cells - 2);
  if (needed > tooMuch * memoryLimit) budgetBytes(needed, memoryLimit);
}
