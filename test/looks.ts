import { someOf } from './count';

/** The themes and the widths, in CSS pixels, by which a page is judged: all in full, else the first and the last. */
export const looks = someOf(
  [
    { theme: 'dark', width: 700 },
    { theme: 'dark', width: 1280 },
    { theme: 'light', width: 700 },
    { theme: 'light', width: 1280 },
  ] as const,
  2,
);
