import { sharpContext } from '../../ui/paint';
import type { Palette } from '../../ui/palette';
import type { SeriesBins } from './series-bins';
import type { TimeColumns } from './time-columns';

/** Pixels of every picture. */
export const height = 92;
/** The band of values that are all equal, in pixels. */
const band = 12;
/** A bin with few values is seen too. */
const faintest = 0.12;

export interface SpreadPicture {
  readonly bins: SeriesBins;
  readonly columns: TimeColumns;
  /** Of each moment, whether some values are in no bin. */
  readonly hasNonFinite: readonly boolean[];
  readonly width: number;
}

/** The rows of a picture in pixels from above: where that of the lowest bin ends, and how high each is. */
export function rowsOf({ bins }: Pick<SpreadPicture, 'bins'>): { bottom: number; each: number } {
  if (bins.constant === undefined) return { bottom: height, each: height / bins.rows };
  return { bottom: (height + band) / 2, each: band };
}

/** Each moment's counts as a column of shades, by the root of their share: positive bins in one colour, negative in the other. */
export function paintSpread(canvas: HTMLCanvasElement, picture: SpreadPicture, palette: Palette): void {
  const { bins, columns, hasNonFinite, width } = picture;
  const context = sharpContext(canvas, width, height);
  if (!context) return;
  const ratio = window.devicePixelRatio || 1;
  // Whole pixels of the screen: neighbours leave no gap and do not mix.
  const whole = (length: number): number => Math.round(length * ratio) / ratio;
  const { bottom, each } = rowsOf(picture);
  context.fillStyle = palette.signed.css(0);
  context.fillRect(0, 0, width, height);
  for (const [k, counts] of bins.columns.entries()) {
    const [left = 0, right = width] = columns.spans[k]?.map(whole) ?? [];
    for (const [row, count] of counts.entries()) {
      if (count === 0) continue;
      const shade = faintest + (1 - faintest) * Math.sqrt(count / bins.most);
      context.fillStyle =
        bins.constant === 0 ? palette.unknown : palette.signed.css(bins.edge(row) < 0 ? -shade : shade);
      const top = whole(bottom - (row + 1) * each);
      context.fillRect(left, top, right - left, whole(bottom - row * each) - top);
    }
    if (hasNonFinite[k]) {
      context.fillStyle = palette.warning;
      context.fillRect(left, 0, right - left, 3);
    }
  }
}
