import type { Dataset } from '../model/dataset';
import { Fault, message } from '../model/message';
import type { Spec } from '../model/spec';
import type { NetworkWeights } from '../model/weights';
import type { Random } from '../numerics/random';
import { randomStream } from '../numerics/streams';
import { Batches } from './batches';
import { Best } from './best';
import { corrupt, decodeCheckpoint, encodeCheckpoint, identityOf } from './checkpoint';
import {
  type Divergence,
  firstInBackward,
  firstInForward,
  firstInParameters,
  gradientsFinite,
  type TensorName,
} from './divergence';
import { checkWatch, watched } from './early-stop';
import { Evaluation, type Measure } from './evaluation';
import { type Examples, examplesOf } from './examples';
import { checkMemory, defaultMemoryLimit } from './memory';
import { checkSizes, Network } from './network';
import { copyWeights, type LayerGradients, tensorsOf } from './parameters';
import type { Pass } from './pass';
import type { StoredValues } from './safetensors';
import { learningRate } from './schedules/table';
import { Update } from './update';

export interface TrainerOptions {
  /** Initial weights in place of the initialisers' draws. */
  readonly weights?: NetworkWeights;
  /** In place of the spec's. */
  readonly epochs?: number;
  /** Epochs between two records; absent: so that a run has about 200. */
  readonly every?: number;
  /** Bytes; 2 GiB where absent. */
  readonly memoryLimit?: number;
  /** Milliseconds that only grow: with it, `measuring` tells what the records cost. */
  readonly now?: () => number;
}

/** Cost and accuracy of both sets at one moment. */
export interface TrainRecord {
  readonly epoch: number;
  readonly step: number;
  readonly train: Measure;
  readonly test?: Measure;
}

export interface BatchResult {
  readonly epochEnded: boolean;
  /** After each `every` epochs, and when training has ended. */
  readonly record?: TrainRecord;
}

/**
 * Trains a spec on a data set, a batch a call. The record of epoch 0 is `record()` before the first `trainBatch`.
 * The same spec, data and seed give the same bits, also through `saveState` and `restore` at any batch.
 */
export class Trainer {
  readonly network: Network;
  readonly epochs: number;
  readonly every: number;
  private readonly trainSet: Examples;
  private readonly testSet: Examples | undefined;
  private readonly batches: Batches;
  private readonly pass: Pass;
  private readonly gradients: LayerGradients[];
  private readonly update: Update;
  /** Measures sets with that moment's weights. */
  readonly evaluation: Evaluation;
  private readonly shuffle: Random;
  private readonly dropout: Random;
  private readonly best: Best;
  private readonly now: () => number;
  private millisecondsMeasuring = 0;
  private completedEpochs = 0;
  private updates = 0;
  private batch = 0;
  private endedEarly = false;
  private firstNonFinite: Divergence | undefined;
  /** The last weights, while `restore-best` has put the best in their place. */
  private last: NetworkWeights | undefined;

  /**
   * Throws Fault where the network's sizes do not fit the data (`features-mismatch`, `outputs-mismatch`), the memory
   * does not suffice (`memory-budget`, before any is allocated), the given weights do not fit, or `stop` watches what
   * the data do not have (`watch-missing`).
   */
  constructor(
    readonly spec: Spec,
    readonly dataset: Dataset,
    options: TrainerOptions = {},
  ) {
    const { train: settings, seed } = spec;
    const { features, outputs, train, test } = dataset;
    const sizes = { features, outputs, train: train.m, test: test?.m ?? 0 };
    checkMemory(spec, sizes, options.memoryLimit ?? defaultMemoryLimit);
    this.network = new Network(spec);
    checkSizes(this.network, dataset);
    checkWatch(settings.stop?.watch, dataset);
    this.epochs = options.epochs ?? settings.epochs;
    this.every = options.every ?? Math.max(1, Math.round(this.epochs / 200));
    const { precision } = settings;
    this.trainSet = examplesOf(train, features, outputs, precision);
    this.testSet = test && test.m > 0 ? examplesOf(test, features, outputs, precision) : undefined;
    this.batches = new Batches(this.trainSet, settings.batch, settings.shuffle);
    this.shuffle = randomStream(seed.rng, seed.value, 'shuffle');
    this.dropout = randomStream(seed.rng, seed.value, 'dropout');
    this.gradients = this.network.gradients();
    const { size, x } = this.batches;
    const { network, gradients, dropout } = this;
    this.pass = network.pass({ capacity: size, gradients, dropout, input: x });
    this.update = new Update(settings.optimizer, gradients, precision, settings.clip);
    const classes = dataset.classes !== undefined;
    this.evaluation = new Evaluation(network, Math.max(sizes.train, sizes.test), sizes.train, classes);
    this.best = new Best(settings.stop?.watch ?? (this.testSet ? 'test-cost' : 'train-cost'));
    this.now = options.now ?? (() => 0);
    network.initialize(randomStream(seed.rng, seed.value, 'init'));
    if (options.weights) network.load(options.weights);
  }

  /** Epochs that are complete. */
  get epoch(): number {
    return this.completedEpochs;
  }

  /** Updates so far. */
  get step(): number {
    return this.updates;
  }

  get batchesPerEpoch(): number {
    return this.batches.perEpoch;
  }

  /** Examples in a whole batch. */
  get batchSize(): number {
    return this.batches.size;
  }

  get done(): boolean {
    return this.endedEarly || this.firstNonFinite !== undefined || this.completedEpochs >= this.epochs;
  }

  /** Milliseconds spent on records so far, by the clock that was handed in. */
  get measuring(): number {
    return this.millisecondsMeasuring;
  }

  /** Whether `stop` ran out of patience. */
  get stoppedEarly(): boolean {
    return this.endedEarly;
  }

  /** What was no longer finite first, where that ended the run. */
  get divergence(): Divergence | undefined {
    return this.firstNonFinite;
  }

  /** Forward, backward and update for one batch. Does nothing once training is `done`. */
  trainBatch(): BatchResult {
    if (this.done) return { epochEnded: false };
    if (this.batch === 0) this.batches.beginEpoch(this.shuffle);
    const m = this.batches.load(this.batch);
    const { network, pass, gradients } = this;
    const outputs = pass.outputs(this.batches.y);
    pass.forward(m);
    pass.backward(network.loss, outputs, m);
    network.addPenaltyGradient(gradients, this.trainSet.m);
    if (!gradientsFinite(gradients)) {
      const first = firstInForward(network, pass, m) ?? firstInBackward(gradients, pass, m);
      return this.diverge(first);
    }
    const { optimizer, schedule } = this.spec.train;
    const lr = learningRate(schedule, optimizer.lr, this.completedEpochs, this.epochs);
    if (!this.update.apply(lr, this.updates + 1)) {
      const first = firstInParameters(network);
      this.update.rollBack();
      return this.diverge(first);
    }
    this.updates++;
    this.batch++;
    return this.batch === this.batches.perEpoch ? this.endEpoch() : { epochEnded: false };
  }

  /** A set in the run's precision; undefined where there is no test set. */
  examples(set: 'train' | 'test'): Examples | undefined {
    return set === 'train' ? this.trainSet : this.testSet;
  }

  /** Cost and accuracy of a set at this moment; undefined where there is no test set. */
  measure(set: 'train' | 'test'): Measure | undefined {
    const examples = this.examples(set);
    return examples && this.evaluation.measure(examples);
  }

  /** Cost and accuracy of both sets at this moment. */
  record(): TrainRecord {
    const began = this.now();
    const test = this.testSet && this.evaluation.measure(this.testSet);
    const record = { epoch: this.epoch, step: this.step, train: this.evaluation.measure(this.trainSet) };
    this.millisecondsMeasuring += this.now() - began;
    return test ? { ...record, test } : record;
  }

  /** Copies of W[l] and b[l]: the last finite ones; under `restore-best`, once training has ended, the best. */
  weights(): NetworkWeights {
    return this.network.weights();
  }

  /**
   * Copies of the best weights so far, by what `stop` watches or else by the cost of the test set (without one, of
   * the training set), among the looks that were taken: every epoch under `stop`, else every record.
   */
  bestWeights(): NetworkWeights | undefined {
    return this.best.weights?.map(copyWeights);
  }

  private endEpoch(): BatchResult {
    this.batch = 0;
    this.completedEpochs++;
    const { stop } = this.spec.train;
    const due = this.completedEpochs % this.every === 0 || this.completedEpochs >= this.epochs;
    if (!due && !stop) return { epochEnded: true };
    const record = this.record();
    if (!Number.isFinite(record.train.cost)) return { ...this.diverge(this.firstInTrainingSet()), epochEnded: true };
    this.best.look(watched(this.best.watch, record.train, record.test), () => this.weights());
    this.endedEarly = stop !== undefined && this.best.looksSince >= stop.patience;
    if (this.done && this.restoreBest()) return { epochEnded: true, record: this.record() };
    return due || this.done ? { epochEnded: true, record } : { epochEnded: true };
  }

  /** Puts the best weights in place of the last, where the spec asks for it and they are others. */
  private restoreBest(): boolean {
    if (!this.spec.train.stop?.restoreBest || !this.best.weights || this.best.looksSince === 0) return false;
    this.last = this.weights();
    this.network.load(this.best.weights);
    return true;
  }

  private diverge(first: TensorName | undefined): BatchResult {
    const { layer, tensor } = first ?? { layer: this.network.output.name, tensor: 'J' };
    this.firstNonFinite = { layer, tensor, epoch: this.epoch, step: this.step };
    return { epochEnded: false, record: this.record() };
  }

  private firstInTrainingSet(): TensorName | undefined {
    let first: TensorName | undefined;
    this.evaluation.forEachBatch(this.trainSet, (pass, _y, m) => {
      first ??= firstInForward(this.network, pass, m);
    });
    return first;
  }

  /** All that `restore` needs to continue with the same bits. */
  saveState(): Uint8Array {
    const tensors = new Map<string, StoredValues>();
    const add = (name: string, values: readonly StoredValues[]): void => {
      for (const [k, tensor] of values.entries()) tensors.set(`${name}.${k}`, tensor);
    };
    add('weights', (this.last ?? this.network.parameters).flatMap(tensorsOf));
    add('optimizer', this.update.state);
    add('best', (this.best.weights ?? []).flatMap(tensorsOf));
    const order = this.batches.saveOrder();
    if (order && this.batch > 0) add('order', [order]);
    const progress = {
      identity: identityOf(this.spec),
      dataHash: this.dataset.hash,
      epochs: this.epochs,
      epoch: this.epoch,
      step: this.step,
      batch: this.batch,
      shuffle: this.shuffle.save(),
      dropout: this.dropout.save(),
      best: this.best.weights ? this.best.value : null,
      looksSince: this.best.looksSince,
      stoppedEarly: this.endedEarly,
      divergence: this.firstNonFinite ?? null,
    };
    return encodeCheckpoint({ progress, tensors });
  }

  /**
   * A trainer that stands where the saved one stood. Throws Fault `checkpoint-corrupt`; `checkpoint-spec` or
   * `checkpoint-data` where the state belongs to another spec or other data; `cosine-extended` where a cosine
   * schedule would have to go on for another number of epochs.
   */
  static restore(spec: Spec, dataset: Dataset, state: Uint8Array, options: TrainerOptions = {}): Trainer {
    const { progress, tensors } = decodeCheckpoint(state);
    if (progress.identity !== identityOf(spec)) throw new Fault(message('checkpoint-spec'));
    if (progress.dataHash !== dataset.hash) throw new Fault(message('checkpoint-data'));
    const trainer = new Trainer(spec, dataset, options);
    const { epochs, network, best } = trainer;
    if (spec.train.schedule.name === 'cosine' && progress.epochs !== epochs) {
      throw new Fault(message('cosine-extended', { epochs: progress.epochs }));
    }
    const take = (
      name: string,
      targets: readonly { set(values: StoredValues): void; readonly length: number }[],
    ): void => {
      for (const [k, target] of targets.entries()) {
        const values = tensors.get(`${name}.${k}`);
        if (values?.length !== target.length) throw corrupt();
        target.set(values);
      }
    };
    take('weights', network.parameters.flatMap(tensorsOf));
    take('optimizer', trainer.update.state);
    if (progress.best !== null) {
      best.value = progress.best;
      best.weights = network.weights();
      take('best', best.weights.flatMap(tensorsOf));
    }
    best.looksSince = progress.looksSince;
    const order = tensors.get('order.0');
    if (order !== undefined && !(order instanceof Int32Array && order.length === trainer.trainSet.m)) throw corrupt();
    trainer.batches.restoreOrder(order);
    trainer.shuffle.restore(progress.shuffle);
    trainer.dropout.restore(progress.dropout);
    trainer.completedEpochs = progress.epoch;
    trainer.updates = progress.step;
    trainer.batch = progress.batch;
    trainer.endedEarly = progress.stoppedEarly;
    trainer.firstNonFinite = progress.divergence ?? undefined;
    if (trainer.done) trainer.restoreBest();
    return trainer;
  }
}
