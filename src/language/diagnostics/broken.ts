import type { ReadNode } from '../build/reading';
import type { Tree } from '../syntax/tree';

/** True if the node itself has a syntax fault: entries that seem missing or superfluous may then be neither. */
export function isBroken(node: ReadNode, { faults }: Tree): boolean {
  const { start, end, blocks } = node.syntax;
  const own = blocks[0]?.start ?? end;
  return faults.some(({ range }) => start <= range.start && range.start <= own);
}
