import { encodeWeights } from '../engine/weights-file';
import type { TrainingStatus } from '../model/record';
import type { RunTarget } from '../protocol/engine';
import { defaultMomentBytes } from '../runs/moments';
import { writePipeline } from '../runs/pipeline';
import type { RunRecord } from '../runs/run-record';
import type { Environment } from './environment';
import { specHash } from './identity';
import { MomentKeeper } from './moment-keeper';
import type { PreparedTraining } from './prepared-training';
import type { RunContents, RunWriter } from './run-storage';

const shortest = 5000;
/** Writing takes at most a twentieth of the time. */
const share = 20;
/**
 * A slice of training of at least this many milliseconds is followed by a checkpoint: Stop gives up a batch that takes
 * long, and with it all that was trained since the last checkpoint. It is left out after a slice that took less than
 * four times as long as the last checkpoint took to write.
 */
const longSlice = 500;
const longShare = 4;

/** Keeps the folder of the current run up to date. */
export class RunKeeper {
  private next = Number.NEGATIVE_INFINITY;
  private latest: { readonly epoch: number; readonly step: number } | undefined;
  /** Milliseconds that the last checkpoint took to write. */
  private writing = 0;
  private readonly started: string;
  private readonly moments: MomentKeeper;

  constructor(
    private readonly session: PreparedTraining,
    private readonly target: RunTarget,
    private readonly writer: RunWriter,
    private readonly environment: Environment,
  ) {
    this.started = session.from?.run.record.started ?? environment.date();
    const { momentBytes = defaultMomentBytes } = target;
    // Without its first moment, which is of another run, no step of a branch could be computed again.
    if (session.parent && writer.moments.steps.length === 0) {
      writer.moments.writeLasting(session.trainer.step, session.trainer.saveMoment());
    }
    this.moments = new MomentKeeper(session.trainer, writer.moments, momentBytes, environment.now);
  }

  /** How far the run was at the last save. */
  get saved(): { readonly epoch: number; readonly step: number } | undefined {
    return this.latest;
  }

  /** Whether another checkpoint is due, after a slice of training that took `slice` milliseconds. */
  due(now: number, slice: number): boolean {
    return now >= this.next || this.session.records.areMany || slice >= Math.max(longSlice, this.writing * longShare);
  }

  /** Saves the run. Throws a Fault where the disk refuses; the former files are intact then. */
  keep(status: TrainingStatus, seconds: number): void {
    // Moments have a share of the time of their own.
    this.moments.flush();
    const began = this.environment.now();
    this.session.records.saved(this.writer.write(this.contents(status, seconds)));
    const { epoch, step } = this.session.trainer;
    this.latest = { epoch, step };
    const ended = this.environment.now();
    this.writing = ended - began;
    this.next = ended + Math.max(shortest, this.writing * share);
  }

  /** Saves this moment of the run, if it is due. Throws a Fault where the disk refuses. */
  keepMoment(): void {
    this.moments.save();
  }

  close(): void {
    this.writer.close();
  }

  private contents(status: TrainingStatus, seconds: number): RunContents {
    const { trainer, records, dataset } = this.session;
    const { pipeline } = dataset;
    const encode = (weights: ReturnType<typeof trainer.weights>): Uint8Array => encodeWeights({ weights, pipeline });
    const best = trainer.bestWeights();
    return {
      record: this.record(status, seconds),
      history: records.toSave(),
      weights: encode(trainer.weights()),
      ...(best ? { best: encode(best) } : {}),
      checkpoint: trainer.saveState(),
    };
  }

  private record(status: TrainingStatus, seconds: number): RunRecord {
    const { spec, dataset, trainer, records, parent } = this.session;
    const { train, validation, test } = records.last ?? {};
    return {
      format: 1,
      id: this.target.id,
      spec: this.target.specPath,
      seed: spec.seed.value,
      rng: spec.seed.rng,
      precision: spec.train.precision,
      dataHash: dataset.hash,
      pipeline: writePipeline(dataset.pipeline),
      specHash: specHash(spec),
      engine: { version: this.environment.version, ...trainer.engine },
      status,
      started: this.started,
      updated: this.environment.date(),
      epochs: trainer.epochs,
      every: trainer.every,
      epoch: trainer.epoch,
      step: trainer.step,
      seconds,
      ...(train ? { train: { ...train } } : {}),
      ...(validation ? { validation: { ...validation } } : {}),
      ...(test ? { test: { ...test } } : {}),
      ...(trainer.divergence ? { divergence: { ...trainer.divergence } } : {}),
      ...(parent ? { parent } : {}),
      ...(trainer.stoppedEarly ? { stoppedEarly: true } : {}),
      ...(trainer.weightsEpoch === undefined ? {} : { weightsEpoch: trainer.weightsEpoch }),
    };
  }
}
