import * as v from 'valibot';
import { tierChoices } from '../model/tier-choice';
import { branchOriginSchema } from '../runs/run-record';
import { goalsSchema } from './goal';
import { historySchema } from './history';
import { questions, relayedEvents } from './relayed';
import { defineContract } from './rpc';
import { buffer, count } from './scalars';
import { snapshotSchema, watchSchema } from './snapshot';
import { specSchema } from './spec';
import { failureSchema, preparedSchema, progressSchema, readingSchema } from './training';

/** A file that the spec names: its path or, in a browser, which has no paths, its bytes. */
const fileSchema = v.union([v.object({ path: v.string() }), v.object({ bytes: buffer })]);

/** The folder of a run and what its `run.json` says beyond what the engine knows. */
export const runTargetSchema = v.object({
  folder: v.string(),
  id: v.string(),
  specText: v.string(),
  /** Absolute path of the spec, from whose folder the snapshot's relative paths resolve. */
  specPath: v.string(),
  /** Bytes that the run's moments may take; with 0 it saves none. */
  momentBytes: v.optional(count),
});
export type RunTarget = v.InferOutput<typeof runTargetSchema>;

/** More threads than any machine can use. */
export const mostThreads = 64;

export const prepareSchema = v.object({
  /** Number of this load; every moment of the loaded network has it. */
  load: count,
  spec: specSchema,
  /** Keys: the paths as written in the spec. */
  files: v.record(v.string(), fileSchema),
  memoryLimit: v.number(),
  /** Whether the data doctor examines the data, if they are not large. */
  examines: v.optional(v.boolean()),
  /** Epochs between two records; absent: so that a run has about 200. */
  every: v.optional(v.pipe(count, v.minValue(1))),
  /** Absent: `auto`. A run that is continued keeps its engine and arithmetic. */
  tier: v.optional(v.picklist(tierChoices)),
  /** Absent: as many as were measured to be fastest. */
  threads: v.optional(v.pipe(count, v.minValue(1), v.maxValue(mostThreads))),
  /**
   * The run in this folder: to `look` at its weights, with any engine, or to `resume` it from its
   * checkpoint, in the engine and the arithmetic that it had.
   */
  from: v.optional(v.object({ folder: v.string(), purpose: v.picklist(['look', 'resume']) })),
  /** A moment of another run, as `moment` gives it, from which a new one goes on. */
  branch: v.exactOptional(v.object({ moment: buffer, parent: branchOriginSchema })),
});
export type Prepare = v.InferOutput<typeof prepareSchema>;

/**
 * Host → engine. Control calls are answered at once and take effect after the current batch; the rest is answered
 * between two batches. A `progress` event before the answer reports the effect of a control call: all that
 * is known of a run's state comes in one ordered stream.
 */
export const engineContract = defineContract({
  calls: {
    prepare: { params: prepareSchema, result: preparedSchema },
    /** Trains to the spec's epochs; `paused` opens the run without training, for single steps. */
    start: {
      params: v.object({
        run: v.nullable(runTargetSchema),
        paused: v.boolean(),
        /** Training pauses at the first of them. */
        goals: v.exactOptional(goalsSchema),
      }),
      result: v.object({}),
    },
    pause: { params: v.object({}), result: v.object({}) },
    resume: { params: v.object({}), result: v.object({}) },
    /** To the first of the goals, then pause. */
    step: { params: v.object({ goals: goalsSchema }), result: v.object({}) },
    stop: { params: v.object({}), result: v.object({}) },
    /** What the engine has to send without a request. */
    watch: { params: watchSchema, result: v.object({}) },
    history: { params: v.object({}), result: historySchema },
    /** The step that is shown, and all that a branch needs of it. */
    moment: { params: v.object({}), result: v.object({ step: count, moment: buffer }) },
    ...questions,
  },
  events: {
    ...relayedEvents,
    /** So many of the records that were sent are dealt with: the engine trains on only while few are not. */
    taken: v.object({ records: count }),
  },
});

/** Events of the training loop that the engine's process forwards. */
export const loopEvents = {
  /** New records since the last such event. */
  records: historySchema,
  snapshot: snapshotSchema,
  /** While `prepare` reads large files. */
  reading: readingSchema,
  failed: failureSchema,
};

/** Engine → host. */
export const engineEvents = defineContract({
  calls: {},
  events: {
    ready: v.object({ version: v.string(), node: v.string() }),
    progress: progressSchema,
    ...loopEvents,
  },
});
