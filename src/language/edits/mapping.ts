import type { Range, TextEdit } from '../range';

/** Characters of the text before a change that are kept, as their range there. */
export interface Kept extends Range {
  readonly text?: never;
}

/** Characters that a change inserts. */
export interface Inserted {
  readonly text: string;
}

/**
 * A change of a text: the text after it, as kept pieces of the text before and inserted pieces. Moved text is also
 * kept, so kept pieces may be in any order; none overlap. Adjacent pieces are merged if possible, so equal changes are
 * equal values.
 */
export interface ChangeSet {
  /** The length of the text before, in UTF-16 units. */
  readonly before: number;
  readonly pieces: readonly (Kept | Inserted)[];
}

/** To which neighbour a position belongs: the character before it (-1) or the one after it (1). */
export type Side = -1 | 1;

/** Edits of one text of that length, whose ranges do not overlap, as a change. */
export function changeSet(before: number, edits: readonly TextEdit[]): ChangeSet {
  const pieces: (Kept | Inserted)[] = [];
  let at = 0;
  for (const { range, text } of [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)) {
    pieces.push({ start: at, end: range.start }, { text });
    at = range.end;
  }
  pieces.push({ start: at, end: before });
  return { before, pieces: joined(pieces) };
}

/** The text after the change. */
export function applied({ pieces }: ChangeSet, text: string): string {
  return pieces.map((piece) => (isInserted(piece) ? piece.text : text.slice(piece.start, piece.end))).join('');
}

/** One change that does what the two do one after the other. */
export function composed(first: ChangeSet, second: ChangeSet): ChangeSet {
  const between = placed(first);
  const pieces = second.pieces.flatMap((piece) => (isInserted(piece) ? [piece] : cut(between, piece)));
  return { before: first.before, pieces: joined(pieces) };
}

/** The change that takes the text after this one back to `text`, the text before it. */
export function inverted(change: ChangeSet, text: string): ChangeSet {
  const pieces: (Kept | Inserted)[] = [];
  let at = 0;
  for (const { start, end, to } of keptPlaces(change)) {
    pieces.push({ text: text.slice(at, start) }, { start: to, end: to + end - start });
    at = end;
  }
  pieces.push({ text: text.slice(at) });
  return { before: lengthAfter(change), pieces: joined(pieces) };
}

/**
 * Where a position is after the change: next to its neighbour on that side, or, if the neighbour is deleted, next to
 * the nearest kept character on that side.
 */
export function mapPosition(change: ChangeSet, offset: number, side: Side): number {
  const places = keptPlaces(change);
  if (side === -1) {
    const place = places.filter(({ start }) => start < offset).at(-1);
    return place ? place.to + Math.min(offset, place.end) - place.start : 0;
  }
  const place = places.find(({ end }) => end > offset);
  return place ? place.to + Math.max(offset, place.start) - place.start : lengthAfter(change);
}

/** Where the range is after the change; undefined if a character in it was deleted or inserted. */
export function keptRange(change: ChangeSet, { start, end }: Range): Range | undefined {
  const place = keptPlaces(change).find((kept) => kept.start <= start && end <= kept.end);
  return place && { start: place.to + start - place.start, end: place.to + end - place.start };
}

/** Whether at least one character of the range, which is not empty, is kept. */
export function isKept(change: ChangeSet, range: Range): boolean {
  return keptTest(change)(range);
}

/** The test of `isKept`, for many ranges of one change. */
export function keptTest(change: ChangeSet): (range: Range) => boolean {
  const places = keptPlaces(change);
  return ({ start, end }) => {
    const place = places[firstAfter(places, start, (kept) => kept.end)];
    return place !== undefined && place.start < end;
  };
}

/** The ranges of the text before that are kept in a range of the text after. */
export function originsOf(change: ChangeSet, range: Range): readonly Range[] {
  return cut(placed(change), range).flatMap((piece) => (isInserted(piece) ? [] : [piece]));
}

/** The deleted ranges of the text before, in order. */
export function deletions(change: ChangeSet): readonly Range[] {
  const gone: Range[] = [];
  let at = 0;
  for (const { start, end } of keptPlaces(change)) {
    if (at < start) gone.push({ start: at, end: start });
    at = end;
  }
  if (at < change.before) gone.push({ start: at, end: change.before });
  return gone;
}

export function isInserted(piece: Kept | Inserted): piece is Inserted {
  return piece.text !== undefined;
}

/** The change with its pieces in their shortest form. */
export function withPieces({ before }: ChangeSet, pieces: readonly (Kept | Inserted)[]): ChangeSet {
  return { before, pieces: joined(pieces) };
}

interface Place {
  readonly piece: Kept | Inserted;
  /** The piece's range in the text after. */
  readonly to: number;
  readonly length: number;
}

function placed({ pieces }: ChangeSet): readonly Place[] {
  let to = 0;
  return pieces.map((piece) => {
    const length = isInserted(piece) ? piece.text.length : piece.end - piece.start;
    const place = { piece, to, length };
    to += length;
    return place;
  });
}

function lengthAfter(change: ChangeSet): number {
  return placed(change).reduce((sum, { length }) => sum + length, 0);
}

/** The kept pieces in the order of the text before, with their ranges in the text after. */
function keptPlaces(change: ChangeSet): readonly (Range & { readonly to: number })[] {
  return placed(change)
    .flatMap(({ piece, to }) => (isInserted(piece) ? [] : [{ start: piece.start, end: piece.end, to }]))
    .sort((a, b) => a.start - b.start);
}

/** The pieces of a text between two of its offsets. */
function cut(places: readonly Place[], { start, end }: Range): (Kept | Inserted)[] {
  const pieces: (Kept | Inserted)[] = [];
  for (let i = firstAfter(places, start, ({ to, length }) => to + length); i < places.length; i++) {
    const place = places[i];
    if (!place || place.to >= end) break;
    const { piece, to, length } = place;
    const from = Math.max(start, to) - to;
    const until = Math.min(end, to + length) - to;
    if (isInserted(piece)) pieces.push({ text: piece.text.slice(from, until) });
    else pieces.push({ start: piece.start + from, end: piece.start + until });
  }
  return pieces;
}

/** The first index in a list in ascending order whose item ends after the offset; its length if there is none. */
function firstAfter<T>(items: readonly T[], offset: number, endOf: (item: T) => number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && endOf(item) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function joined(pieces: readonly (Kept | Inserted)[]): readonly (Kept | Inserted)[] {
  const result: (Kept | Inserted)[] = [];
  for (const piece of pieces) {
    if (isInserted(piece) ? piece.text === '' : piece.start === piece.end) continue;
    const last = result.at(-1);
    if (last && isInserted(last) && isInserted(piece)) result.splice(-1, 1, { text: last.text + piece.text });
    else if (last && !isInserted(last) && !isInserted(piece) && last.end === piece.start)
      result.splice(-1, 1, { start: last.start, end: piece.end });
    else result.push(piece);
  }
  return result;
}
