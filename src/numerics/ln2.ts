/** ln 2 in two parts, ln2High + ln2Low; the first has 32 bits, so k·ln2High is exact for |k| < 2²¹. */
export const ln2High = 0.6931471803691238;
export const ln2Low = 1.9082149292705877e-10;
/** 1 / ln 2. */
export const inverseLn2 = Math.LOG2E;
