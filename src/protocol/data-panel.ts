import * as v from 'valibot';
import { setNames } from '../model/sets';
import { dataOverviewSchema, dataQuestions } from './data-view';
import { defineContract } from './rpc';
import { count } from './scalars';

/** A finding of the data doctor, or the fault that keeps the data from being read, with what mends it. */
const dataProblemSchema = v.object({
  severity: v.picklist(['error', 'warning', 'hint']),
  code: v.string(),
  /** Translated. */
  sentence: v.string(),
  column: v.exactOptional(v.string()),
  /** The first lines of the file that it is about. */
  lines: v.array(count),
  /** Whose lines they are. */
  file: v.picklist(['training', 'test']),
  /** What each fix does, translated. */
  fixes: v.array(v.string()),
});
export type DataProblemView = v.InferOutput<typeof dataProblemSchema>;

/** What VS Code keeps of a page while it is closed with its window. */
export const dataMemorySchema = v.object({ spec: v.string() });
export type DataMemory = v.InferOutput<typeof dataMemorySchema>;

export const dataStateSchema = v.object({
  /** The address of the spec, by which the page is opened again. */
  spec: v.string(),
  /** The name of the spec. */
  title: v.string(),
  /** The line of the spec that names the data, from 1; absent where it names none. */
  line: v.exactOptional(count),
  /** `none`: nothing can be read, `sentence` says why. The overview of a former reading stays while data are read again. */
  phase: v.picklist(['none', 'reading', 'ready']),
  /** While large data are read: which share of their files. */
  share: v.exactOptional(v.number()),
  sentence: v.exactOptional(v.string()),
  /** Number of the reading whose overview is shown: another one has other rows. */
  reading: count,
  overview: v.exactOptional(dataOverviewSchema),
  /** `waiting`: the table is large, so the data doctor is asked only if a person wants it. */
  examination: v.picklist(['waiting', 'running', 'done']),
  problems: v.array(dataProblemSchema),
});
export type DataState = v.InferOutput<typeof dataStateSchema>;

/** Page of the data → host. */
export const dataPanelContract = defineContract({
  calls: {
    /** The page is up: the host sends the state, and again whenever it changes. */
    hydrate: { params: v.object({}), result: v.object({}) },
    /** Asks the data doctor about a large table. */
    examine: { params: v.object({}), result: v.object({}) },
    /** Writes what mends a problem into the spec: the fix of a number, if it still has the title that the page shows. */
    fix: { params: v.object({ problem: count, fix: count, title: v.string() }), result: v.object({}) },
    /** Shows a line of the training or the test file as text. */
    reveal: { params: v.object({ file: v.picklist(['training', 'test']), line: count }), result: v.object({}) },
    /** Shows the line of the spec that names the data. */
    openSpec: { params: v.object({}), result: v.object({}) },
    /** Shows an example of a set in the diagram. */
    showExample: { params: v.object({ set: v.picklist(setNames), example: count }), result: v.object({}) },
    ...dataQuestions,
  },
  events: {},
});

/** Host → page of the data. */
export const dataPanelEvents = defineContract({ calls: {}, events: { state: dataStateSchema } });
