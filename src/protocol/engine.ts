import * as v from 'valibot';
import { tierChoices } from '../model/tier-choice';
import { historySchema } from './history';
import { questions, relayedEvents } from './relayed';
import { defineContract } from './rpc';
import { buffer, count } from './scalars';
import { snapshotSchema, watchSchema } from './snapshot';
import { specSchema } from './spec';
import { failureSchema, preparedSchema, progressSchema } from './training';

/** A file the spec names: where it lies, or (in a browser, which has no paths) what it holds. */
const fileSchema = v.union([v.object({ path: v.string() }), v.object({ bytes: buffer })]);

/** The folder of a run and what its `run.json` says beyond what the engine knows. */
export const runTargetSchema = v.object({
  folder: v.string(),
  id: v.string(),
  specText: v.string(),
  /** Absolute path of the spec, from whose folder the snapshot's relative paths resolve. */
  specPath: v.string(),
});
export type RunTarget = v.InferOutput<typeof runTargetSchema>;

/** More threads than any machine of today profits from. */
export const mostThreads = 64;

export const prepareSchema = v.object({
  /** Numbers what is loaded; every moment of it carries the number. */
  load: count,
  spec: specSchema,
  /** By the path as the spec writes it. */
  files: v.record(v.string(), fileSchema),
  memoryLimit: v.number(),
  /** Epochs between two records; absent: so that a run has about 200. */
  every: v.optional(v.pipe(count, v.minValue(1))),
  /** Absent: `auto`. A run that is continued keeps its engine and arithmetic. */
  tier: v.optional(v.picklist(tierChoices)),
  /** Absent: as many as were measured to be fastest. */
  threads: v.optional(v.pipe(count, v.minValue(1), v.maxValue(mostThreads))),
  /**
   * The run of this folder: to `look` at its weights, by whatever engine there is, or to `resume` it from its
   * checkpoint, in the engine and the arithmetic that it had.
   */
  from: v.optional(v.object({ folder: v.string(), purpose: v.picklist(['look', 'resume']) })),
});
export type Prepare = v.InferOutput<typeof prepareSchema>;

/**
 * Host → engine. Control calls are answered at once and take effect after the batch in hand; the rest is answered
 * between two batches. What a control call leads to is told by a `progress` event that goes before its answer: all that
 * is known of a run's state comes in one stream, in which nothing old can follow something new.
 */
export const engineContract = defineContract({
  calls: {
    prepare: { params: prepareSchema, result: preparedSchema },
    /** Trains to the spec's epochs; `paused` opens the run without training, for single steps. */
    start: { params: v.object({ run: v.nullable(runTargetSchema), paused: v.boolean() }), result: v.object({}) },
    pause: { params: v.object({}), result: v.object({}) },
    resume: { params: v.object({}), result: v.object({}) },
    /** One epoch, then pause. */
    step: { params: v.object({}), result: v.object({}) },
    stop: { params: v.object({}), result: v.object({}) },
    /** What the engine shall send unasked. */
    watch: { params: watchSchema, result: v.object({}) },
    history: { params: v.object({}), result: historySchema },
    ...questions,
  },
  events: relayedEvents,
});

/** What the training loop tells, as the engine's process passes it on. */
export const loopEvents = {
  /** New records since the last such event. */
  records: historySchema,
  snapshot: snapshotSchema,
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
