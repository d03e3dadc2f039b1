/**
 * What ŷ of a classifier says: P of each class, which add up to 1; P of the second of two classes; P of each class by itself;
 * or a score that is no probability.
 */
export const outputMeanings = ['distribution', 'binary', 'separate', 'score'] as const;
export type OutputMeaning = (typeof outputMeanings)[number];
