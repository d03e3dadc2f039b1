/** Higher than this, browsers round where elements are, in pixels. */
const highest = 8_000_000;

/** Which rows of a long table are on the screen, and where. */
export interface RowWindow {
  /** Of the element that is scrolled, in pixels. */
  readonly height: number;
  /** The first row on the screen, and how many are at least partly on it. */
  readonly first: number;
  readonly count: number;
  /** Where the first one is in that element, in pixels. */
  readonly top: number;
}

/**
 * The rows that are seen at a scroll position of a table of `total` rows of one height. A table that would be too high is
 * scrolled faster: its last row is at its end all the same.
 */
export function rowWindow(scrollTop: number, viewHeight: number, total: number, rowHeight: number): RowWindow {
  const natural = total * rowHeight;
  const height = Math.min(natural, highest);
  const most = Math.max(0, height - viewHeight);
  const at = Math.min(Math.max(0, scrollTop), most);
  // Where the top of the view is in a table of natural height.
  const offset = most === 0 ? 0 : (at / most) * (natural - viewHeight);
  const first = Math.max(0, Math.min(total - 1, Math.floor(offset / rowHeight)));
  const count = total === 0 ? 0 : Math.min(total - first, Math.ceil(viewHeight / rowHeight) + 1);
  return { height, first: total === 0 ? 0 : first, count, top: at - (offset - first * rowHeight) };
}

/** The scroll position at which a row is on the screen whole, as near to the present one as can be. */
export function scrollTo(row: number, scrollTop: number, viewHeight: number, total: number, rowHeight: number): number {
  const natural = total * rowHeight;
  const height = Math.min(natural, highest);
  const [most, room] = [Math.max(0, height - viewHeight), Math.max(0, natural - viewHeight)];
  if (most === 0) return 0;
  const offset = (Math.min(scrollTop, most) / most) * room;
  const wanted = Math.min(Math.max(offset, (row + 1) * rowHeight - viewHeight), row * rowHeight);
  return wanted === offset ? scrollTop : (Math.min(wanted, room) / room) * most;
}
