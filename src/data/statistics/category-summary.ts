import { topCount } from './number-summary';
import type { CodedTexts } from './values';

/** What is known of a column of texts. */
export interface CategorySummary {
  readonly kind: 'category';
  /** Number of cells. */
  readonly m: number;
  readonly missing: number;
  /** Number of texts that occur. */
  readonly distinct: number;
  /** The most frequent texts with their counts; of equally frequent ones, the first. */
  readonly top: readonly { readonly text: string; readonly count: number }[];
}

/** How often each text occurs. */
export function countCodes({ codes, texts }: CodedTexts): Float64Array {
  const counts = new Float64Array(texts.length);
  for (const code of codes) {
    if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/** The summary of a column of texts. */
export function summarizeCategories(column: CodedTexts): CategorySummary {
  const counts = countCodes(column);
  const m = column.codes.length;
  const present = counts.reduce((sum, count) => sum + count, 0);
  const ranked = Array.from(counts, (count, code) => ({ text: column.texts[code] ?? '', count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return { kind: 'category', m, missing: m - present, distinct: ranked.length, top: ranked.slice(0, topCount) };
}
