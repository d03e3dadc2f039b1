import * as v from 'valibot';
import { arithmetics, engineKinds, statuses, tiers } from '../model/record';
import { writtenCount as count, parseJson, writtenReal } from './json';
import { writtenPipeline } from './pipeline';

const writtenTarget = v.object({ name: v.string(), rmse: writtenReal, r2: v.exactOptional(writtenReal) });

const writtenMeasure = v.object({
  cost: writtenReal,
  accuracy: v.exactOptional(writtenReal),
  rmse: v.exactOptional(writtenReal),
  r2: v.exactOptional(writtenReal),
  targets: v.exactOptional(v.pipe(v.array(writtenTarget), v.readonly())),
});

/** Where a branch comes from. */
export const branchOriginSchema = v.object({
  /** The id of the run whose moment it goes on from. */
  run: v.string(),
  /** That moment. */
  step: count,
  /** What its spec says otherwise than that of the run it comes from. */
  changes: v.array(v.object({ what: v.string(), was: v.exactOptional(v.string()), now: v.exactOptional(v.string()) })),
});
export type BranchOrigin = v.InferOutput<typeof branchOriginSchema>;

/** `run.json`: the identity of a run and its progress. */
export const runRecordSchema = v.object({
  /** Version of this file's format. */
  format: v.literal(1),
  id: v.string(),
  /** Absolute path of the spec; the snapshot's relative paths resolve from its folder. */
  spec: v.string(),
  seed: count,
  rng: v.string(),
  precision: v.string(),
  /** SHA-256 of the data after encoding and scaling. */
  dataHash: v.string(),
  /** What turned the rows of the data into examples. */
  pipeline: v.exactOptional(writtenPipeline),
  /** SHA-256 of the parts of the spec that determine the bits: seed, layers, training; not name, epochs, `expect`. */
  specHash: v.string(),
  engine: v.object({
    version: v.string(),
    kind: v.picklist(engineKinds),
    arithmetic: v.picklist(arithmetics),
    tier: v.exactOptional(v.picklist(tiers)),
    threads: v.exactOptional(count),
    /** Why the reference engine trains although the compiled one was requested. */
    reason: v.exactOptional(v.string()),
  }),
  status: v.picklist(statuses),
  /** ISO 8601. */
  started: v.string(),
  /** When this file was written, ISO 8601. */
  updated: v.string(),
  epochs: count,
  /** Epochs between two records. */
  every: count,
  epoch: count,
  step: count,
  /** Seconds of training only. */
  seconds: v.number(),
  train: v.exactOptional(writtenMeasure),
  validation: v.exactOptional(writtenMeasure),
  test: v.exactOptional(writtenMeasure),
  /** The first tensor that was no longer finite, and after how many updates. */
  divergence: v.exactOptional(
    v.object({
      layer: v.string(),
      tensor: v.string(),
      step: count,
      epoch: count,
      /** Of a cost that is finite: how many times too large. */
      factor: v.exactOptional(v.number()),
    }),
  ),
  stoppedEarly: v.exactOptional(v.boolean()),
  /** Of a branch: where it comes from, and the step with which it begins. */
  parent: v.exactOptional(v.object({ ...branchOriginSchema.entries, begins: count })),
  /** The epoch whose weights are kept instead of the last ones, under `restore-best`. */
  weightsEpoch: v.exactOptional(count),
});
export type RunRecord = v.InferOutput<typeof runRecordSchema>;

/** The record in `text`, or undefined if it is not in this format. */
export function parseRunRecord(text: string): RunRecord | undefined {
  const parsed = v.safeParse(runRecordSchema, parseJson(text));
  return parsed.success ? parsed.output : undefined;
}
