import * as v from 'valibot';
import { outputMeanings } from '../model/output-meaning';
import { setNames } from '../model/sets';
import { momentSchema } from './moment';
import { buffer, count, real } from './scalars';

/** Examples that one list has at most. */
const mostListed = 480;

/** A cell of the confusion matrix. */
const cellSchema = v.object({ truth: count, predicted: count });
export type ResultsCell = v.InferOutput<typeof cellSchema>;

export const resultsQuestionSchema = v.object({
  set: v.picklist(setNames),
  /** The cell whose examples are listed. */
  cell: v.nullable(cellSchema),
  /** Examples that are listed of the cell, and of all wrong ones. */
  limit: v.pipe(count, v.maxValue(mostListed)),
});
export type ResultsQuestion = v.InferOutput<typeof resultsQuestionSchema>;

/** Examples, the most sure first. Each array has a value an example. */
const listedSchema = v.object({
  /** Float64Array: places in the set. */
  indices: buffer,
  /** Int32Arrays: classes. */
  truths: buffer,
  predicted: buffer,
  /** Float64Array: ŷ of the predicted class, or of the single unit. */
  outputs: buffer,
  /** Float32Array of n_x values an example in the data's own units; absent for very long x. */
  x: v.exactOptional(buffer),
});
export type ListedExamples = v.InferOutput<typeof listedSchema>;

const reliabilitySchema = v.object({
  /** Float64Arrays, a value a bin of equal width from 0 to 1; NaN where a bin has no example. */
  counts: buffer,
  means: buffer,
  observed: buffer,
  /** ECE. */
  expectedError: real,
  brier: real,
});
export type ReliabilityView = v.InferOutput<typeof reliabilitySchema>;

/** How a classifier answers a set of examples, as far as it is computed: asked again, it goes on. */
export const resultsViewSchema = v.object({
  moment: momentSchema,
  set: v.picklist(setNames),
  /** Examples that the figures are of, and those of the whole set. */
  examples: count,
  of: count,
  /** Whether the examples are fewer, spread evenly over the set, since the network trains. */
  sampled: v.boolean(),
  /** The part of the work that is done; 1 where that is all. */
  done: real,
  /** K. */
  classes: count,
  accuracy: real,
  wrongCount: count,
  /** Int32Arrays: the cells of the matrix that are not 0, row by row. */
  cells: v.object({ truths: buffer, predicted: buffer, counts: buffer }),
  /** Float64Arrays of K values; NaN where there is none. */
  figures: v.object({ examples: buffer, predicted: buffer, precision: buffer, recall: buffer, f1: buffer }),
  meaning: v.picklist(outputMeanings),
  /** Absent where ŷ is no probability. */
  reliability: v.exactOptional(reliabilitySchema),
  wrong: listedSchema,
  /** Examples of the cell that was asked for, and how many there are of them. */
  cell: v.exactOptional(v.object({ ...cellSchema.entries, count, listed: listedSchema })),
});
export type ResultsView = v.InferOutput<typeof resultsViewSchema>;
