import type { Dataset } from '../../model/dataset';
import type { EngineDescription, Measure } from '../../model/record';
import type { SetName } from '../../model/sets';
import type { Spec } from '../../model/spec';
import type { NetworkWeights } from '../../model/weights';
import type { Random } from '../../numerics/random';
import { randomStream } from '../../numerics/streams';
import { copyRows, gather } from '../examples';
import type { ForwardOptions, ForwardPass } from '../forward-pass';
import type { Network } from '../network';
import { type DenseTensors, denseTensors } from '../parameters';
import { allFinite } from '../tensor';
import { firstInParameters, firstNonFinite, type TensorName } from '../training/divergence';
import { advanced, atStart, type Position } from '../training/position';
import { regressionMeasureOf } from '../training/regression-measure';
import { type BatchLoss, lossExamples, type Steps, type StepsResult, type StepsState } from '../training/steps';
import { CompiledPass } from './compiled-pass';
import { CompiledTraining } from './compiled-training';
import { type Machine, tierOf } from './machine';
import { OutputMeasure } from './output-measure';
import type { TrainingPlan } from './training-plan';

/** Examples between two checks of the parameters: a check then takes well under 1 % of the time. */
const examplesBetweenChecks = 16_384;

/** The last state in which all values were known to be finite, with everything needed to continue from it. */
interface Checked {
  readonly position: Position;
  readonly order: Int32Array | undefined;
  readonly shuffle: readonly number[];
  readonly dropout: readonly number[];
}

/**
 * Steps executed by a compiled module. Non-finite parameters never become finite again, so it is enough to check them
 * from time to time; a check that finds any goes back to the last one, and locates the step by bisection.
 */
export class CompiledSteps implements Steps {
  readonly engine: EngineDescription;
  private readonly training: CompiledTraining;
  /** The reference network's W[l] and b[l]. */
  private readonly rows: readonly DenseTensors[];
  private readonly outputs: OutputMeasure;
  private readonly shuffle: Random;
  private readonly dropout: Random;
  private order: Int32Array | undefined;
  private optimizerFrom = 0;
  /** Whether the reference network's parameters are those of an earlier step. */
  private stale = false;
  private unchecked = 0;
  private checked: Checked;
  /** Parameters and moments when they were checked last. */
  private readonly copies: readonly { readonly tensor: Float32Array; readonly copy: Float32Array }[];

  /** The network's parameters are the initial ones. `rateOf` gives α of an epoch, counted from 0. */
  constructor(
    private readonly spec: Spec,
    private readonly dataset: Dataset,
    private readonly reference: Network,
    private readonly rateOf: (epoch: number) => number,
    private readonly plan: TrainingPlan,
    machine: Machine,
  ) {
    const { seed, train } = spec;
    const { arithmetic, threads } = machine;
    this.engine = { kind: 'compiled', arithmetic, tier: tierOf(machine), threads };
    this.training = new CompiledTraining(plan, train, dataset, machine, reference.loss);
    this.outputs = new OutputMeasure(
      reference,
      plan.evaluation,
      dataset.classes !== undefined,
      regressionMeasureOf(reference, dataset),
    );
    this.shuffle = randomStream(seed.rng, seed.value, 'shuffle');
    this.dropout = randomStream(seed.rng, seed.value, 'dropout');
    this.rows = reference.parameters.map(denseTensors);
    this.training.write(this.rows);
    this.copies = this.training.tensors().map((tensor) => ({ tensor, copy: tensor.slice() }));
    this.checked = this.mark(atStart);
  }

  get network(): Network {
    if (this.stale) this.training.read(this.rows);
    this.stale = false;
    return this.reference;
  }

  get batchSize(): number {
    return this.plan.batch;
  }

  get batchesPerEpoch(): number {
    return this.plan.batchesPerEpoch;
  }

  train(from: Position, batches: number): StepsResult {
    const position = this.advance(from, batches);
    this.unchecked += batches * this.plan.batch;
    return this.unchecked >= examplesBetweenChecks ? this.verify(position) : { position };
  }

  batchLoss(index: number): BatchLoss {
    const { plan, dataset, order, outputs } = this;
    const { train, outputs: n } = dataset;
    const first = index * plan.batch;
    const rows = Math.min(plan.batch, train.m - first);
    const examples = Math.min(lossExamples(rows, n), plan.evaluation);
    const y = new Float64Array(examples * n);
    if (order) gather(train.y, n, order, first, examples, y);
    else copyRows(train.y, n, first, examples, y);
    outputs.begin();
    outputs.add(this.training.batchOutputs(rows, examples), y, 0, examples);
    return { loss: outputs.mean, examples };
  }

  verify(position: Position): StepsResult {
    const steps = position.step - this.checked.position.step;
    if (steps === 0) return { position };
    if (this.isFinite) {
      this.keep(position);
      return { position };
    }
    return this.closeIn(steps);
  }

  measure(set: SetName): Measure | undefined {
    const examples = this.dataset[set];
    if (!examples || this.evaluate(set) === 0) return undefined;
    return this.outputs.measure(examples, this.network.penalty(this.dataset.train.m));
  }

  wrong(set: SetName): readonly number[] {
    return this.evaluate(set) > 0 ? this.outputs.wrong : [];
  }

  pass(options: ForwardOptions): ForwardPass {
    return new CompiledPass(() => this.network, this.training, options);
  }

  weights(): NetworkWeights {
    return this.network.weights();
  }

  load(weights: NetworkWeights): void {
    this.reference.load(weights);
    this.stale = false;
    this.training.write(this.rows);
    this.keep(this.checked.position);
  }

  save(): StepsState {
    const { order, shuffle, dropout, optimizerFrom } = this;
    return {
      optimizer: this.training.readMoments(),
      optimizerFrom,
      order,
      shuffle: shuffle.save(),
      dropout: dropout.save(),
    };
  }

  restore({ optimizer, optimizerFrom, order, shuffle, dropout }: StepsState, position: Position): void {
    this.training.writeMoments(optimizer);
    this.optimizerFrom = optimizerFrom;
    this.takeOrder(order);
    this.shuffle.restore(shuffle);
    this.dropout.restore(dropout);
    this.keep(position);
  }

  terminate(): void {
    this.training.terminate();
  }

  /** Evaluates a set into `outputs`; returns its size, 0 if there is none. */
  private evaluate(set: SetName): number {
    const examples = this.dataset[set];
    if (!examples || examples.m === 0) return 0;
    const { outputs } = this;
    outputs.begin();
    this.training.evaluate(set, (z, from, count) => outputs.add(z, examples.y, from, count));
    return examples.m;
  }

  /** Trains on the next batches of one epoch, without a check. */
  private advance(from: Position, batches: number): Position {
    const { plan, training } = this;
    if (from.batch === 0 && plan.shuffle) this.takeOrder(this.shuffle.permutation(this.dataset.train.m));
    training.trainBatches(from.batch, batches, this.rateOf(from.epoch), from.step - this.optimizerFrom, this.dropout);
    this.stale = true;
    return advanced(from, batches, plan.batchesPerEpoch);
  }

  /** Trains on a number of batches, across epochs. */
  private replay(from: Position, batches: number): Position {
    let position = from;
    for (let left = batches; left > 0; ) {
      const count = Math.min(left, this.plan.batchesPerEpoch - position.batch);
      position = this.advance(position, count);
      left -= count;
    }
    return position;
  }

  /**
   * The last step after which all is finite, and what the next one made non-finite; within `steps` of the last check.
   */
  private closeIn(steps: number): StepsResult {
    let left = steps;
    while (left > 1) {
      const half = Math.floor(left / 2);
      this.goBack();
      const position = this.replay(this.checked.position, half);
      if (this.isFinite) {
        this.keep(position);
        left -= half;
      } else {
        left = half;
      }
    }
    return { position: this.checked.position, nonFinite: this.nameNext() };
  }

  /** What the next step makes non-finite; restores the parameters from before it. */
  private nameNext(): TensorName {
    const { position } = this.checked;
    this.goBack();
    if (position.batch === 0 && this.plan.shuffle) {
      this.takeOrder(this.shuffle.permutation(this.dataset.train.m));
    }
    const { network, spec, dataset, order, dropout } = this;
    const inPass = firstNonFinite(network, spec, dataset, { batch: position.batch, order, dropout });
    if (inPass) {
      this.goBack();
      return inPass;
    }
    this.goBack();
    this.advance(position, 1);
    const inUpdate = firstInParameters(this.network);
    this.goBack();
    return inUpdate ?? { layer: network.output.name, tensor: 'J' };
  }

  private get isFinite(): boolean {
    return this.network.parameters.every(({ tensors }) => tensors.every(({ values }) => allFinite(values)));
  }

  /** Saves the current state as known to be finite. */
  private keep(position: Position): void {
    for (const { tensor, copy } of this.copies) copy.set(tensor);
    this.checked = this.mark(position);
    this.unchecked = 0;
  }

  private mark(position: Position): Checked {
    const { order, shuffle, dropout } = this;
    return { position, order, shuffle: shuffle.save(), dropout: dropout.save() };
  }

  /** Restores the state of the last check. */
  private goBack(): void {
    const { order, shuffle, dropout } = this.checked;
    for (const { tensor, copy } of this.copies) tensor.set(copy);
    this.training.refresh();
    this.stale = true;
    this.takeOrder(order);
    this.shuffle.restore(shuffle);
    this.dropout.restore(dropout);
  }

  private takeOrder(order: Int32Array | undefined): void {
    this.order = order;
    if (order) this.training.setOrder(order);
  }
}
