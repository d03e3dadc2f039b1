import * as v from 'valibot';
import { defineContract } from './rpc';
import { count } from './scalars';

const spanSchema = v.variant('kind', [
  v.object({ kind: v.picklist(['text', 'strong', 'emphasis', 'code', 'formula']), text: v.string() }),
  v.object({ kind: v.picklist(['act', 'check']), at: count, text: v.string() }),
  v.object({ kind: v.literal('lesson'), lesson: v.string(), text: v.string() }),
]);
const spansSchema = v.array(spanSchema);

const blockSchema = v.variant('kind', [
  v.object({ kind: v.picklist(['heading', 'paragraph']), spans: spansSchema }),
  v.object({ kind: v.literal('list'), items: v.array(spansSchema) }),
  v.object({ kind: v.literal('steps'), first: count, items: v.array(spansSchema) }),
  v.object({ kind: v.literal('formula'), line: v.string() }),
]);

const outcomeSchema = v.variant('state', [
  v.object({ state: v.literal('open') }),
  v.object({ state: v.picklist(['met', 'missed']), actual: v.number(), figure: v.picklist(['cost', 'accuracy']) }),
]);

/** What VS Code keeps of the page while it is closed with its window. */
export const lessonMemorySchema = v.object({ lesson: v.string() });
export type LessonMemory = v.InferOutput<typeof lessonMemorySchema>;

export const lessonStateSchema = v.object({
  /** The lesson's folder; empty for the course's contents. */
  lesson: v.string(),
  title: v.string(),
  blocks: v.array(blockSchema),
  /** The result of each check, in their order. */
  outcomes: v.array(outcomeSchema),
  /** Specs that are no longer as the course has them: their checks are of other networks. */
  changed: v.array(v.string()),
  /** Translated: why what was asked could not be done. */
  refusal: v.exactOptional(v.string()),
  former: v.exactOptional(v.string()),
  next: v.exactOptional(v.string()),
});
export type LessonState = v.InferOutput<typeof lessonStateSchema>;

/** Page of a lesson → host. The page names acts by their number: what they do is read from the course alone. */
export const lessonPanelContract = defineContract({
  calls: {
    /** The page is up: the host sends the state, and again whenever it changes. */
    hydrate: { params: v.object({}), result: v.object({}) },
    act: { params: v.object({ at: count }), result: v.object({}) },
    /** Shows another lesson; the contents where the name is empty. */
    go: { params: v.object({ lesson: v.string() }), result: v.object({}) },
    /** Puts a spec back to how the course has it. */
    restore: { params: v.object({ spec: v.string() }), result: v.object({}) },
  },
  events: {},
});

/** Host → page of a lesson. */
export const lessonPanelEvents = defineContract({ calls: {}, events: { state: lessonStateSchema } });
