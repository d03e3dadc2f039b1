import * as v from 'valibot';
import { controls } from '../model/controls';
import { setNames } from '../model/sets';
import { editOutcomeSchema, editSchema } from './edit';
import { goalsSchema } from './goal';
import { historySchema } from './history';
import { nextNetworkSchema } from './network';
import { outcomeSchema } from './outcome';
import { questions, relayedEvents } from './relayed';
import { defineContract } from './rpc';
import { buffer, count, name } from './scalars';
import { snapshotSchema, watchSchema } from './snapshot';
import { speedSchema } from './speed';
import { preparedSchema, progressSchema } from './training';
import { viewNames } from './view';

/** Bytes of a file, and characters of a text, that a panel may hand over: pictures and tables, no more. */
const largest = 2 ** 26;
/** A run's id is the name of its folder. */
const runId = v.object({ id: v.pipe(v.string(), v.maxLength(255)) });

/** The panel's session with the engine. */
export const sessionViewSchema = v.object({
  /**
   * `none`: nothing loaded yet; `preparing`: data are read; `live`: an engine answers; `lost`: the engine ended
   * unexpectedly, `sentence` says how to continue.
   */
  engine: v.picklist(['none', 'preparing', 'live', 'lost']),
  /** While large data are read: which share of their files. */
  share: v.optional(v.number()),
  prepared: v.optional(preparedSchema),
  progress: v.optional(progressSchema),
  /** Translated: why nothing can be trained or what went wrong. */
  sentence: v.optional(v.string()),
  /** Each control that can't act, and why (translated). */
  disabled: v.record(v.picklist(controls), v.optional(v.string())),
  run: v.optional(v.object({ id: v.string(), label: v.string() })),
  /** The results of the shown run's expectations, once it has ended. */
  outcomes: v.optional(v.array(outcomeSchema)),
  /** The spec has been edited since this run's snapshot of it. */
  specChanged: v.boolean(),
  /** Bytes that the saved moments of a run may take, by the setting of now. */
  momentLimit: v.exactOptional(count),
  /** Seconds until the last epoch at the present speed. */
  secondsLeft: v.optional(v.number()),
});
export type SessionView = v.InferOutput<typeof sessionViewSchema>;

export const runViewSchema = v.object({
  id: v.string(),
  label: v.string(),
  status: v.string(),
  /** ISO 8601. */
  started: v.string(),
  /** Of a branch: the run and the step that it comes from, and what its spec says otherwise. */
  parent: v.exactOptional(v.object({ run: v.string(), step: count, changes: v.string() })),
  /** At most 800 records, evenly thinned. */
  history: historySchema,
});
export type RunView = v.InferOutput<typeof runViewSchema>;

/** Panel → host. */
export const panelContract = defineContract({
  calls: {
    /** The page is up: the host answers with the full state as events, then sends deltas. */
    hydrate: { params: v.object({}), result: v.object({}) },
    edit: {
      params: v.object({ version: count, edit: editSchema }),
      result: editOutcomeSchema,
    },
    /** Puts the layers that the clipboard holds right after a layer. */
    paste: { params: v.object({ version: count, after: count }), result: editOutcomeSchema },
    /** Puts a layer's own text into the clipboard. */
    copyLayer: {
      params: v.object({ version: count, layer: count }),
      result: v.object({ refusal: v.optional(v.string()) }),
    },
    control: {
      /** `goals`: where Step pauses; absent: after an epoch. */
      params: v.object({ control: v.picklist(controls), goals: v.exactOptional(goalsSchema) }),
      result: v.object({ refusal: v.optional(v.string()) }),
    },
    /** Starts a new run from the moment that is shown, with the spec as its text is now. */
    branch: { params: v.object({}), result: v.object({ refusal: v.optional(v.string()) }) },
    /** Reveals and selects a layer's line in the text next to the diagram. */
    select: { params: v.object({ version: count, position: v.nullable(count) }), result: v.object({}) },
    reveal: { params: v.object({ line: count, character: count }), result: v.object({}) },
    /** VS Code's undo and redo, on this panel's document, independent of the active editor. */
    undo: { params: v.object({}), result: v.object({ refusal: v.optional(v.string()) }) },
    redo: { params: v.object({}), result: v.object({ refusal: v.optional(v.string()) }) },
    copy: { params: v.object({ text: v.pipe(v.string(), v.maxLength(largest)) }), result: v.object({}) },
    /** Asks where to save, then writes. */
    save: {
      params: v.object({
        name,
        bytes: v.pipe(
          buffer,
          v.check(({ byteLength }) => byteLength <= largest),
        ),
      }),
      result: v.object({ saved: v.boolean() }),
    },
    /** Opens an earlier run in place of the current one. */
    openRun: { params: runId, result: v.object({ refusal: v.optional(v.string()) }) },
    /** Lets a person choose among all runs, and opens the chosen one. */
    chooseRun: { params: v.object({}), result: v.object({ refusal: v.optional(v.string()) }) },
    renameRun: { params: runId, result: v.object({}) },
    deleteRun: { params: runId, result: v.object({}) },
    /** What the page shows, and so what the engine has to send. */
    watch: { params: watchSchema, result: v.object({}) },
    ...questions,
  },
  events: {
    ...relayedEvents,
    /** The slider of speed was moved: diagrams that are opened later begin with this position. */
    speed: v.object({ position: speedSchema }),
  },
});

/** Host → panel. */
export const panelEvents = defineContract({
  calls: {},
  events: {
    /** Where the slider of speed is, before anything can be trained; where none was chosen, at full speed. */
    speed: v.object({ position: speedSchema }),
    network: nextNetworkSchema,
    session: sessionViewSchema,
    /** The current run's whole history; then `records` adds to it. */
    history: historySchema,
    records: historySchema,
    snapshot: snapshotSchema,
    /** The newest runs of this spec, newest first; `older` counts those that are not among them. */
    runs: v.object({ runs: v.array(runViewSchema), older: count }),
    /** The text cursor has moved into the line of this layer of the shown network, or out of all. */
    cursor: v.object({ position: v.nullable(count) }),
    /** Put the keyboard focus on this layer's card (after “Reveal in Diagram”). */
    focus: v.object({ position: count }),
    /** Go to this step of the run. */
    travel: v.object({ step: count }),
    /** Open the microscope. */
    microscope: v.object({}),
    /** Open a large view. */
    view: v.object({ name: v.picklist(viewNames) }),
    /** Choose this example of the data. */
    example: v.object({ from: v.picklist(setNames), index: count }),
  },
});
