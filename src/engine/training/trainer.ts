import type { Dataset } from '../../model/dataset';
import type { Goal, ReachedGoal } from '../../model/goal';
import type { Divergence, EngineDescription, Measure, TrainingRecord } from '../../model/record';
import { type SetName, setsOfSize, sizesOf } from '../../model/sets';
import type { Spec } from '../../model/spec';
import { defaultWatch } from '../../model/train';
import type { NetworkWeights } from '../../model/weights';
import { type Checkpoint, decodeCheckpoint, encodeCheckpoint } from '../../runs/checkpoint';
import { identityOf } from '../../runs/identity';
import type { RunRecord } from '../../runs/run-record';
import type { ForwardOptions, ForwardPass, Passes } from '../forward-pass';
import type { Network } from '../network';
import { copyWeights, tensorsOf } from '../parameters';
import { Advance } from './advance';
import type { BatchResult } from './batch-result';
import { Best } from './best';
import { branchSteps } from './branch';
import { createSteps, type StepsOptions } from './create-steps';
import { explosionFactor, firstInTrainingSet, type TensorName } from './divergence';
import { checkWatch, watched } from './early-stop';
import { atStart, type Position } from './position';
import { encodeMoment, named, readTensors, restoreSteps, saveSteps } from './saved-steps';
import { measureSets, type Steps, type StepsResult, type StepsState } from './steps';

export interface TrainerOptions extends StepsOptions {
  /** Epochs between two records; if absent, chosen so that a run has about 200 records. */
  readonly every?: number;
  /** A monotonic clock in milliseconds, with which `measuring` reports the time spent on records. */
  readonly now?: () => number;
}

/**
 * Trains a spec on a data set, some batches a call. The record of epoch 0 is `record()` before the first `train`.
 * The same spec, data, seed, engine and arithmetic give the same bits, also through `saveState` and `restore` at any
 * batch.
 */
export class Trainer implements Passes {
  readonly epochs: number;
  readonly identity: string;
  readonly every: number;
  /** Bytes that the training uses, in addition to the data as they were read. */
  readonly bytes: number;
  private readonly steps: Steps;
  private readonly best: Best;
  private readonly now: () => number;
  private millisecondsMeasuring = 0;
  private position: Position = atStart;
  private endedEarly = false;
  private firstNonFinite: Divergence | undefined;
  private restoredEpoch: number | undefined;
  /** J before any update, once it was measured. */
  private firstCost: number | undefined;
  /** Of a run that is shown: its saved state. */
  private shownState: (() => Uint8Array) | undefined;
  /** The last weights, while `restore-best` has replaced them by the best. */
  private last: NetworkWeights | undefined;

  /**
   * Throws Fault if the network's sizes do not fit the data (`features-mismatch`, `outputs-mismatch`), the memory
   * is too small (`memory-budget`, before any is allocated), the given weights do not fit, or `stop` watches a figure
   * that the data do not have (`watch-missing`).
   */
  constructor(
    readonly spec: Spec,
    readonly dataset: Dataset,
    options: TrainerOptions = {},
  ) {
    const { train: settings } = spec;
    this.identity = identityOf(spec);
    checkWatch(settings.stop?.watch, dataset);
    const { steps, bytes } = createSteps(spec, dataset, options);
    this.steps = steps;
    this.bytes = bytes;
    this.epochs = options.epochs ?? settings.epochs;
    this.every = options.every ?? Math.max(1, Math.round(this.epochs / 200));
    this.best = new Best(settings.stop?.watch ?? defaultWatch(setsOfSize(sizesOf(dataset))));
    this.now = options.now ?? (() => 0);
  }

  /** The current parameters, for inspection. */
  get network(): Network {
    return this.steps.network;
  }

  get engine(): EngineDescription {
    return this.steps.engine;
  }

  /** Epochs that are complete. */
  get epoch(): number {
    return this.position.epoch;
  }

  /** Updates so far. */
  get step(): number {
    return this.position.step;
  }

  get batchesPerEpoch(): number {
    return this.steps.batchesPerEpoch;
  }

  /** Examples trained so far; every epoch counts them again. */
  get examplesSeen(): number {
    const { m } = this.dataset.train;
    return this.epoch * m + Math.min(m, this.position.batch * this.steps.batchSize);
  }

  get done(): boolean {
    return this.endedEarly || this.firstNonFinite !== undefined || this.epoch >= this.epochs;
  }

  /** Milliseconds spent on records so far, by the given clock. */
  get measuring(): number {
    return this.millisecondsMeasuring;
  }

  /** Whether `stop` ran out of patience. */
  get stoppedEarly(): boolean {
    return this.endedEarly;
  }

  /** The epoch whose weights are there instead of the last ones, once `restore-best` has replaced them. */
  get weightsEpoch(): number | undefined {
    return this.restoredEpoch;
  }

  /** The first tensor that was no longer finite, if that ended the run. */
  get divergence(): Divergence | undefined {
    return this.firstNonFinite;
  }

  /**
   * Forward, backward and update for the next batches: at most `most`, and none beyond the current epoch. Does nothing
   * once training is `done`. `wantsLoss` requests the loss of the last of them.
   */
  train(most = 1, wantsLoss = false): BatchResult {
    if (this.done) return { epochEnded: false };
    const { epoch, batch } = this.position;
    const result = this.steps.train(this.position, Math.min(most, this.batchesPerEpoch - batch));
    if (!this.take(result)) return { epochEnded: false, record: this.record() };
    const last = (this.position.batch || this.batchesPerEpoch) - 1;
    const loss = wantsLoss ? { batch: this.steps.batchLoss(last) } : {};
    return { ...(this.epoch > epoch ? this.endEpoch() : { epochEnded: false }), ...loss };
  }

  /**
   * Trains until the first of some goals is reached and gives it; undefined where training has ended before. Throws Fault
   * `goal-no-set`, `goal-no-classes` or `goal-no-units` of one that can never be measured.
   */
  advance(goals: readonly Goal[]): ReachedGoal | undefined {
    const advance = new Advance(this, goals);
    do advance.train(this.batchesPerEpoch);
    while (!advance.reached && !this.done);
    return advance.reached;
  }

  /** Current cost and accuracy of a set; undefined if there is no such set. */
  measure(set: SetName): Measure | undefined {
    this.keepFinite();
    return this.steps.measure(set);
  }

  /** Indices of the examples of a set whose class is now predicted wrongly; none if there are no classes. */
  wrong(set: SetName): readonly number[] {
    return this.steps.wrong(set);
  }

  /** Forward passes by the training engine, dropout off, each with the weights current at that time. */
  pass(options: ForwardOptions): ForwardPass {
    return this.steps.pass(options);
  }

  /** Current cost and accuracy of each set. */
  record(): TrainingRecord {
    const measures = this.timed(() => {
      this.keepFinite();
      return measureSets(this.steps);
    });
    if (this.step === 0) this.firstCost = measures.train.cost;
    const restored = this.restoredEpoch === undefined ? {} : { weightsEpoch: this.restoredEpoch };
    return { epoch: this.epoch, step: this.step, ...measures, ...restored };
  }

  /** Gives what `measure` gives; its time counts as measuring. */
  timed<T>(measure: () => T): T {
    const began = this.now();
    try {
      return measure();
    } finally {
      this.millisecondsMeasuring += this.now() - began;
    }
  }

  /** Copies of W[l] and b[l]: the last finite ones; under `restore-best`, once training has ended, the best. */
  weights(): NetworkWeights {
    this.keepFinite();
    return this.steps.weights();
  }

  /**
   * Copies of the best weights so far, by the figure that `stop` watches or else by the cost of the validation set
   * (without one, of the test set or the training set). They are checked every epoch under `stop`, else at every record.
   */
  bestWeights(): NetworkWeights | undefined {
    return this.best.weights?.map(copyWeights);
  }

  /** Updates that the optimiser's tensors have seen. */
  get updates(): number {
    const from = this.shownState ? decodeCheckpoint(this.shownState()).progress : this.steps.save();
    return this.step - from.optimizerFrom;
  }

  /** The optimiser's tensors; of a run that is shown, those that it was saved with, if it was. */
  optimizer(): StepsState['optimizer'] {
    const { optimizer } = this.steps.save();
    if (this.shownState) readTensors(decodeCheckpoint(this.shownState()).tensors, 'optimizer', optimizer);
    return optimizer;
  }

  /** Releases the platform's resources for this training, such as threads. */
  terminate(): void {
    this.steps.terminate();
  }

  private endEpoch(): BatchResult {
    const { stop } = this.spec.train;
    const due = this.epoch % this.every === 0 || this.epoch >= this.epochs;
    if (!due && !stop) return { epochEnded: true };
    const record = this.record();
    if (this.firstNonFinite) return { epochEnded: true, record };
    if (!Number.isFinite(record.train.cost)) {
      this.diverge(firstInTrainingSet(this.network, this.spec, this.dataset));
      return { epochEnded: true, record };
    }
    this.best.check(watched(this.best.watch, record), () => this.steps.weights());
    this.endedEarly = stop !== undefined && this.best.checksSince >= stop.patience;
    if (!this.done) return due ? { epochEnded: true, record } : { epochEnded: true };
    const last = this.restoreBest() ? this.record() : record;
    this.checkExplosion(last.train.cost);
    return { epochEnded: true, record: last };
  }

  /** A run whose cost is finite, but far too large at the end, has diverged, too. */
  private checkExplosion(cost: number): void {
    const factor = explosionFactor(cost, this.firstCost, this.network, this.spec, this.dataset);
    if (factor === undefined) return;
    this.firstNonFinite = { layer: this.network.output.name, tensor: 'J', epoch: this.epoch, step: this.step, factor };
  }

  /** Replaces the last weights by the best, if the spec requests it and they differ. */
  private restoreBest(): boolean {
    if (!this.spec.train.stop?.restoreBest || !this.best.weights || this.best.checksSince === 0) return false;
    this.last = this.steps.weights();
    this.restoredEpoch = this.epoch - this.best.checksSince;
    this.steps.load(this.best.weights);
    return true;
  }

  /** Makes sure that the weights to be read are finite. */
  private keepFinite(): void {
    if (!this.firstNonFinite) this.take(this.steps.verify(this.position));
  }

  /** Updates the position to that of the steps; false if something was no longer finite. */
  private take({ position, nonFinite }: StepsResult): boolean {
    this.position = position;
    if (nonFinite) this.diverge(nonFinite);
    return !nonFinite;
  }

  private diverge({ layer, tensor }: TensorName): void {
    this.firstNonFinite = { layer, tensor, epoch: this.epoch, step: this.step };
  }

  /** Everything that `restore` needs to continue with the same bits. */
  saveState(): Uint8Array {
    const { value, checksSince, weights } = this.best;
    this.keepFinite();
    const { progress, tensors } = saveSteps(this, this.steps, this.position, this.last);
    for (const [name, tensor] of named('best', (weights ?? []).flatMap(tensorsOf))) tensors.set(name, tensor);
    return encodeCheckpoint({
      progress: {
        ...progress,
        best: weights ? value : null,
        looksSince: checksSince,
        epochs: this.epochs,
        stoppedEarly: this.endedEarly,
        divergence: this.firstNonFinite ?? null,
        firstCost: this.firstCost ?? null,
      },
      tensors,
    });
  }

  /** The state without the best weights: all that a replay of later steps needs. */
  saveMoment(): Uint8Array {
    this.keepFinite();
    return encodeMoment(this, this.steps, this.position, this.firstCost ?? null);
  }

  /**
   * A trainer in the state that was saved. Throws Fault `checkpoint-corrupt`; `checkpoint-spec`, `checkpoint-data` or
   * `checkpoint-engine` if the state belongs to another spec, other data, or another engine or arithmetic;
   * `cosine-extended` if a cosine schedule would have to continue for another number of epochs.
   */
  static restore(spec: Spec, dataset: Dataset, state: Uint8Array, options: TrainerOptions = {}): Trainer {
    const checkpoint = decodeCheckpoint(state);
    const trainer = new Trainer(spec, dataset, options);
    try {
      trainer.resume(checkpoint);
      return trainer;
    } catch (error) {
      trainer.terminate();
      throw error;
    }
  }

  /**
   * A trainer of a new run that goes on from a moment of another one, of this spec or one with tensors of the same sizes. Throws
   * Fault `checkpoint-corrupt`, and those of `branchSteps`.
   */
  static branch(spec: Spec, dataset: Dataset, moment: Uint8Array, options: TrainerOptions = {}): Trainer {
    const checkpoint = decodeCheckpoint(moment);
    const trainer = new Trainer(spec, dataset, options);
    try {
      trainer.position = branchSteps(trainer.steps, checkpoint, trainer);
      trainer.firstCost = checkpoint.progress.firstCost ?? undefined;
      return trainer;
    } catch (error) {
      trainer.terminate();
      throw error;
    }
  }

  /**
   * A trainer that shows a run as it was saved: its weights, and how far it had come; `state` reads what `saveState` gave, if
   * the run has it. It is not meant to train on.
   */
  static show(
    spec: Spec,
    dataset: Dataset,
    weights: NetworkWeights,
    {
      epoch,
      step,
      divergence,
      stoppedEarly = false,
      weightsEpoch,
    }: Pick<RunRecord, 'epoch' | 'step' | 'divergence' | 'stoppedEarly' | 'weightsEpoch'>,
    options: TrainerOptions = {},
    state?: () => Uint8Array,
  ): Trainer {
    const trainer = new Trainer(spec, dataset, { ...options, weights });
    trainer.shownState = state;
    trainer.position = { epoch, batch: Math.max(0, step - epoch * trainer.batchesPerEpoch), step };
    trainer.endedEarly = stoppedEarly;
    trainer.restoredEpoch = weightsEpoch;
    trainer.firstNonFinite = divergence;
    return trainer;
  }

  private resume(checkpoint: Checkpoint): void {
    const { progress, tensors } = checkpoint;
    const { steps, best } = this;
    this.position = restoreSteps(steps, checkpoint, this);
    if (progress.best !== null) {
      best.value = progress.best;
      best.weights = steps.weights();
      readTensors(tensors, 'best', best.weights.flatMap(tensorsOf));
    }
    best.checksSince = progress.looksSince;
    this.endedEarly = progress.stoppedEarly;
    this.firstNonFinite = progress.divergence ?? undefined;
    this.firstCost = progress.firstCost ?? undefined;
    if (this.done) this.restoreBest();
  }
}
