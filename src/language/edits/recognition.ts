import type { Range } from '../range';
import { type ChangeSet, deletions, type Inserted, isInserted, type Kept, keptTest, withPieces } from './mapping';

/**
 * One change of an editor, with the moves in it: text removed at one place and inserted, byte for byte, at another
 * is kept. Only text that is unique in the change counts as moved.
 */
export function withMoves(change: ChangeSet, text: string): ChangeSet {
  const gone = new Map<string, Kept | undefined>();
  for (const { start, end } of deletions(change)) {
    const inner = core(text.slice(start, end));
    const moved = { start: start + inner.start, end: start + inner.end };
    const words = text.slice(moved.start, moved.end);
    gone.set(words, gone.has(words) ? undefined : moved);
  }
  const put = new Map<string, number>();
  for (const piece of change.pieces) {
    if (!isInserted(piece)) continue;
    const words = coreOf(piece.text);
    put.set(words, (put.get(words) ?? 0) + 1);
  }
  const pieces = change.pieces.flatMap((piece): readonly (Kept | Inserted)[] => {
    if (!isInserted(piece)) return [piece];
    const { start, end } = core(piece.text);
    const origin = put.get(coreOf(piece.text)) === 1 ? gone.get(coreOf(piece.text)) : undefined;
    return origin ? [{ text: piece.text.slice(0, start) }, origin, { text: piece.text.slice(end) }] : [piece];
  });
  return withPieces(change, pieces);
}

/**
 * The change without replacements by equal text: characters replaced by the same characters are kept, and where an
 * editor rewrites a text with other line endings, only the line endings are new.
 */
export function withoutEqualReplacements(change: ChangeSet, text: string): ChangeSet {
  const isKeptIn = keptTest(change);
  let at = 0;
  const pieces = change.pieces.flatMap((piece, i): readonly (Kept | Inserted)[] => {
    if (!isInserted(piece)) {
      at = piece.end;
      return [piece];
    }
    const next = change.pieces[i + 1];
    const gap = { start: at, end: next && !isInserted(next) ? next.start : change.before };
    if (isKeptIn(gap)) return [piece];
    return sameLines(text.slice(gap.start, gap.end), piece.text, gap.start) ?? [piece];
  });
  return withPieces(change, pieces);
}

const lineEnding = /\r\n|\r|\n/g;

/** The kept pieces of lines, which begin at `offset`, if the lines after differ only in their endings. */
function sameLines(before: string, after: string, offset: number): (Kept | Inserted)[] | undefined {
  if (before.replace(lineEnding, '\n') !== after.replace(lineEnding, '\n')) return undefined;
  const endings = after.match(lineEnding) ?? [];
  let at = offset;
  return before.split(/(\r\n|\r|\n)/).map((part, i): Kept | Inserted => {
    const start = at;
    at += part.length;
    const ending = i % 2 === 0 ? part : endings[(i - 1) / 2];
    return ending === undefined || ending === part ? { start, end: at } : { text: ending };
  });
}

const separator = /[\s;]/;

/** The range of a text without separators at its ends: those between nodes stay in place and are not moved. */
function core(text: string): Range {
  let start = 0;
  let end = text.length;
  while (start < end && separator.test(text.charAt(start))) start++;
  while (start < end && separator.test(text.charAt(end - 1))) end--;
  return { start, end };
}

function coreOf(text: string): string {
  const { start, end } = core(text);
  return text.slice(start, end);
}
