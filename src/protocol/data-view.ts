import * as v from 'valibot';
import { setNames } from '../model/sets';
import { findingSchema } from './finding';
import { defineContract } from './rpc';
import { buffer, count, messageSchema, name, real } from './scalars';
import { specSchema } from './spec';
import { failureSchema, readingSchema } from './training';

/** The argument of an engine's process that reads data in place of training. */
export const dataReaderArgument = '--data-reader';

/** Rows, columns and images that one answer has at most. */
export const mostRows = 200;
export const mostColumns = 200;
export const mostImages = 64;

/** Where the values of a column are among the features, or its targets among the outputs: `from` to `to`, `to` excluded. */
const rangeSchema = v.object({ from: count, to: count });

export const dataColumnSchema = v.object({
  name: v.string(),
  kind: v.picklist(['number', 'category', 'ignored']),
  role: v.picklist(['feature', 'target', 'none']),
  missing: count,
  /** Counted up to a bound; `isOver`: there are more. */
  distinct: count,
  isOver: v.boolean(),
  /** Of numbers: over all rows of the training file. */
  range: v.exactOptional(v.object({ least: real, largest: real })),
  /** Of numbers: mean and population deviation over the training set. */
  trained: v.exactOptional(v.object({ mean: real, deviation: real })),
  histogram: v.exactOptional(v.object({ edges: v.array(real), counts: v.array(count) })),
  /** Of texts: the most frequent ones. */
  top: v.exactOptional(v.array(v.object({ text: v.string(), count }))),
  x: v.exactOptional(rangeSchema),
  y: v.exactOptional(rangeSchema),
});
export type DataColumnView = v.InferOutput<typeof dataColumnSchema>;

const classSchema = v.object({ name: v.string(), train: count, validation: count, test: count });

/** What the data of a spec are. */
export const dataOverviewSchema = v.object({
  /** The training file as the spec writes it, and its bytes; absent for examples that are generated. */
  file: v.exactOptional(v.object({ path: v.string(), bytes: count })),
  /** How the files were read. */
  notes: v.array(messageSchema),
  /** Rows of the training file and of a test file. */
  rows: v.object({ train: count, test: count }),
  /** Number of columns of the training file, and the first `mostColumns` of them. */
  columnCount: count,
  columns: v.array(dataColumnSchema),
  sets: v.object({ train: count, validation: count, test: count, dropped: count }),
  /** Examples of each class in each set; none for regression. */
  classes: v.array(classSchema),
  features: count,
  outputs: count,
  /** The input's sizes as the spec writes them: one, or those of an image. */
  sizes: v.array(count),
  /** Whether the data doctor answers soon, so that it is asked without being told to. */
  isSoonExamined: v.boolean(),
});
export type DataOverviewView = v.InferOutput<typeof dataOverviewSchema>;

const rowSet = v.picklist([...setNames, 'dropped']);

/** Which rows are shown, and in which order. */
export const rowQuerySchema = v.object({
  set: v.exactOptional(rowSet),
  filter: name,
  order: v.exactOptional(v.object({ column: count, descending: v.boolean() })),
});
export type RowQueryView = v.InferOutput<typeof rowQuerySchema>;

const rowSchema = v.object({
  set: rowSet,
  /** Of the file, from 1. */
  line: v.exactOptional(count),
  /** The number of its example in the set, from 0. */
  example: v.exactOptional(count),
  /** Of a row that is dropped: some of the columns whose missing values are why; none for a blank row. */
  lacking: v.exactOptional(v.pipe(v.array(v.string()), v.maxLength(mostColumns))),
  /** As the file has them, for each of the columns asked for. */
  cells: v.array(v.string()),
  /** What the network sees of each of these columns: features, or outputs of a target. */
  values: v.exactOptional(v.array(v.array(real))),
});
export type DataRowView = v.InferOutput<typeof rowSchema>;

/** Questions about data that were read: panels ask them, and the host forwards them. */
export const dataQuestions = {
  /** Further columns, from a place on. */
  columns: { params: v.object({ from: count }), result: v.array(dataColumnSchema) },
  rows: {
    params: v.object({
      query: rowQuerySchema,
      from: count,
      count: v.pipe(count, v.maxValue(mostRows)),
      columns: v.pipe(v.array(count), v.maxLength(mostColumns)),
    }),
    /** How many rows the query finds, and those asked for; none where memory lacks for finding them, which is told. */
    result: v.object({ total: count, rows: v.array(rowSchema), refused: v.exactOptional(messageSchema) }),
  },
  /** The first examples of a class of the training set: their numbers and features (Float64Array), not scaled. */
  images: {
    params: v.object({ class: count, count: v.pipe(count, v.maxValue(mostImages)) }),
    result: v.object({ examples: v.array(count), x: buffer }),
  },
};
export type DataQuestion = keyof typeof dataQuestions;

/** Host → the process that reads data. It reads once; another spec has another process. */
export const dataReaderContract = defineContract({
  calls: {
    open: {
      params: v.object({
        spec: specSchema,
        /** Keys: the paths as written in the spec. */
        files: v.record(v.string(), v.object({ path: v.string() })),
        memoryLimit: v.number(),
      }),
      result: dataOverviewSchema,
    },
    /** What the data doctor finds. */
    findings: { params: v.object({}), result: v.array(findingSchema) },
    ...dataQuestions,
  },
  events: {},
});

/** The process that reads data → host. */
export const dataReaderEvents = defineContract({
  calls: {},
  events: { ready: v.object({}), reading: readingSchema, failed: failureSchema },
});
