import * as v from 'valibot';
import type { ClassWeight } from '../model/class-weight';
import {
  arithmetics,
  type Divergence,
  type EngineDescription,
  engineKinds,
  type Measure,
  statuses,
  type TargetMeasure,
  type TrainingRecord,
  tiers,
  type Verdict,
} from '../model/record';
import type { SetSizes } from '../model/sets';
import { watchNames } from '../model/train';
import { faultSchema } from './fault';
import { findingSchema } from './finding';
import { goalSchema, reachedGoalSchema } from './goal';
import { count, messageSchema, real, schemaOf } from './scalars';
import { searchProgressSchema } from './search';

const targetMeasureSchema = schemaOf<TargetMeasure>()(
  v.object({ name: v.string(), rmse: real, r2: v.exactOptional(real) }),
);

const measureSchema = schemaOf<Measure>()(
  v.object({
    cost: real,
    accuracy: v.exactOptional(real),
    rmse: v.exactOptional(real),
    r2: v.exactOptional(real),
    targets: v.exactOptional(v.pipe(v.array(targetMeasureSchema), v.readonly())),
  }),
);

const recordSchema = schemaOf<TrainingRecord>()(
  v.object({
    epoch: count,
    step: count,
    train: measureSchema,
    validation: v.exactOptional(measureSchema),
    test: v.exactOptional(measureSchema),
    weightsEpoch: v.exactOptional(count),
  }),
);

const divergenceSchema = schemaOf<Divergence>()(
  v.object({ layer: v.string(), tensor: v.string(), step: count, epoch: count, factor: v.exactOptional(real) }),
);

export const verdictSchema = schemaOf<Verdict>()(
  v.object({ name: v.picklist(watchNames), pass: v.boolean(), actual: real }),
);

/** The mean loss over the first examples of a batch during training: before its update, with dropout. */
const batchSchema = v.object({ epoch: count, step: count, loss: real, examples: count });

const engineSchema = schemaOf<EngineDescription>()(
  v.object({
    kind: v.picklist(engineKinds),
    arithmetic: v.picklist(arithmetics),
    tier: v.exactOptional(v.picklist(tiers)),
    threads: v.exactOptional(count),
    reason: v.exactOptional(v.string()),
  }),
);

const classWeightSchema = schemaOf<ClassWeight>()(v.object({ name: v.string(), weight: v.number() }));

/** Which share of the data's files is read. */
export const readingSchema = v.object({ share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) });

export const progressSchema = v.object({
  status: v.picklist(statuses),
  epoch: count,
  epochs: count,
  step: count,
  /** Seconds of training alone. */
  seconds: v.number(),
  samplesPerSecond: v.number(),
  /** The newest cost and accuracy over whole sets: of the last record, or of the moment at which training paused. */
  record: v.optional(recordSchema),
  /** Where that is older than a second: the loss of the last batch. */
  batch: v.exactOptional(batchSchema),
  divergence: v.optional(divergenceSchema),
  /** Once training has ended. */
  verdicts: v.optional(v.array(verdictSchema)),
  engine: v.exactOptional(engineSchema),
  /** The last saved position, where the end could not be saved. */
  saved: v.exactOptional(v.object({ epoch: count, step: count })),
  /** Set when a run ended early because `stop` had run out of patience. */
  stoppedEarly: v.optional(v.boolean()),
  /** Set once `restore-best` has replaced the last weights: the epoch whose weights, cost and accuracy these are. */
  weightsEpoch: v.optional(count),
  /** The earlier moment of the run that is shown in place of the present one, and its figures where they are known. */
  shown: v.exactOptional(v.object({ epoch: count, step: count, record: v.exactOptional(recordSchema) })),
  /** A search of the run for the first moment at which a goal is reached, while it is under way. */
  search: v.exactOptional(searchProgressSchema),
  /** The saved moments of a run that rests, from which it goes to any of its steps, and the bytes that they take on disk. */
  moments: v.exactOptional(v.object({ count, bytes: count })),
  /** Of a branch: the step with which it begins. */
  begins: v.exactOptional(count),
  /** Where training pauses, while it goes on to there and after it has; absent: at its last epoch. */
  goals: v.exactOptional(v.array(goalSchema)),
  /** The one of them that is reached. */
  reached: v.exactOptional(reachedGoalSchema),
});
export type Progress = v.InferOutput<typeof progressSchema>;

const sizesSchema = schemaOf<SetSizes>()(v.object({ train: count, validation: count, test: count }));

/** What the engine knows once data are read and weights drawn. */
export const preparedSchema = v.object({
  /** As `prepare` numbered it. */
  load: count,
  features: count,
  outputs: count,
  featureNames: v.array(v.string()),
  targetNames: v.array(v.string()),
  classes: v.optional(v.array(v.string())),
  /** What the loss of each class's examples is multiplied by, where the spec weighs them. */
  classWeights: v.exactOptional(v.array(classWeightSchema)),
  examples: sizesSchema,
  parameters: count,
  /** Bytes that weights, optimiser, activations and data take. */
  bytes: count,
  dataHash: v.string(),
  /** How the files were read, where the spec does not say it. */
  notes: v.exactOptional(v.array(messageSchema)),
  /** What the data doctor found; absent where it was not asked, or the data are large. */
  findings: v.exactOptional(v.array(findingSchema)),
  progress: progressSchema,
});
export type Prepared = v.InferOutput<typeof preparedSchema>;

export const failureSchema = v.object({ fault: v.optional(faultSchema), trace: v.optional(v.string()) });
