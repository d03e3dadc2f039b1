/** Classes up to which the matrix is a table; more are an image. */
export const mostInTable = 30;

const cell = { largest: 84, usual: 40, smallest: 15 };
const digit = { large: 7.2, small: 6.2 };
const mostHead = 110;

/** Pixels of a matrix that is a table. */
export interface TableLayout {
  readonly width: number;
  readonly height: number;
  /** Of the column of names. */
  readonly head: number;
  /** Of the numbers in its cells; 0 where they do not fit. */
  readonly font: 0 | 10 | 12;
  /** Whether the names of the columns stand upright. */
  readonly isUpright: boolean;
}

/** The layout of K classes in `room` pixels, whose longest name and longest number have so many characters. */
export function tableLayout(classes: number, room: number, name: number, number: number): TableLayout {
  const head = Math.min(mostHead, Math.ceil(name * digit.large) + 14, Math.floor(room / 3));
  const largest = classes <= 4 ? cell.largest : cell.usual;
  const width = Math.max(cell.smallest, Math.min(largest, Math.floor((room - head) / classes)));
  const fits = (one: number): boolean => number * one + 4 <= width;
  return {
    width,
    height: Math.min(width, classes <= 4 ? 44 : 34),
    head,
    font: fits(digit.large) ? 12 : fits(digit.small) ? 10 : 0,
    isUpright: name * digit.large + 4 > width,
  };
}

/** Pixels of a matrix that is an image: of a cell, and how many cells each way one pixel has where there are too many. */
export interface ImageLayout {
  readonly size: number;
  readonly cell: number;
  readonly block: number;
}

export function imageLayout(classes: number, room: number): ImageLayout {
  const block = Math.max(1, Math.ceil(classes / room));
  const pixel = block > 1 ? 1 : Math.max(1, Math.floor(room / classes));
  return { size: Math.ceil(classes / block) * pixel, cell: pixel, block };
}
