import type { Dataset } from '../../model/dataset';
import type { EngineDescription, Measure } from '../../model/record';
import { mapSets, type SetName, type Sets, sizesOf } from '../../model/sets';
import type { Spec } from '../../model/spec';
import type { NetworkWeights } from '../../model/weights';
import type { Random } from '../../numerics/random';
import { randomStream } from '../../numerics/streams';
import type { Uncompilable } from '../compiled/network';
import { type Examples, examplesOf } from '../examples';
import type { ForwardOptions, ForwardPass } from '../forward-pass';
import { wrongExamples } from '../inspect/wrong';
import { totalWeight, weightedMean, weightOf } from '../losses/weighted';
import type { Network } from '../network';
import type { LayerGradients } from '../parameters';
import { Batches } from '../training/batches';
import {
  firstInBackward,
  firstInForward,
  firstInParameters,
  gradientsFinite,
  type TensorName,
} from '../training/divergence';
import { advanced, type Position } from '../training/position';
import { regressionMeasureOf } from '../training/regression-measure';
import { type BatchLoss, lossExamples, type Steps, type StepsResult, type StepsState } from '../training/steps';
import { Evaluation } from './evaluation';
import type { Pass } from './pass';
import { Update } from './update';

/** Steps as in the textbook: forward, backward and update, op by op, each checked for non-finite values. */
export class ReferenceSteps implements Steps {
  readonly engine: EngineDescription;
  private readonly sets: Sets<Examples>;
  private readonly batches: Batches;
  private readonly batchPass: Pass;
  private readonly gradients: LayerGradients[];
  private readonly update: Update;
  private readonly evaluation: Evaluation;
  private readonly classes: boolean;
  private readonly shuffle: Random;
  private readonly dropout: Random;
  private optimizerFrom = 0;

  /** `rateOf` gives α of an epoch, counted from 0. */
  constructor(
    spec: Spec,
    dataset: Dataset,
    readonly network: Network,
    private readonly rateOf: (epoch: number) => number,
    reason?: Uncompilable,
  ) {
    const { train: settings, seed } = spec;
    const { features, outputs, train, classes } = dataset;
    const { precision } = settings;
    this.engine = { kind: 'reference', arithmetic: 'mul-add', threads: 1, ...(reason ? { reason } : {}) };
    this.sets = mapSets(dataset, (set) => examplesOf(set, features, outputs, precision));
    this.batches = new Batches(this.sets.train, settings.batch, settings.shuffle);
    this.shuffle = randomStream(seed.rng, seed.value, 'shuffle');
    this.dropout = randomStream(seed.rng, seed.value, 'dropout');
    this.gradients = network.gradients();
    const { size, x } = this.batches;
    const { gradients, dropout } = this;
    this.batchPass = network.pass({ capacity: size, gradients, dropout, input: x });
    this.update = new Update(settings.optimizer, gradients, precision, settings.clip);
    this.classes = classes !== undefined;
    this.evaluation = new Evaluation(
      network,
      Math.max(...Object.values(sizesOf(dataset))),
      train.m,
      this.classes,
      regressionMeasureOf(network, dataset),
    );
  }

  get batchSize(): number {
    return this.batches.size;
  }

  get batchesPerEpoch(): number {
    return this.batches.perEpoch;
  }

  train(from: Position, batches: number): StepsResult {
    if (from.batch === 0) this.batches.beginEpoch(this.shuffle);
    const rate = this.rateOf(from.epoch);
    const updates = from.step - this.optimizerFrom;
    for (let done = 0; done < batches; done++) {
      const nonFinite = this.trainBatch(from.batch + done, rate, updates + done + 1);
      if (nonFinite) return { position: advanced(from, done, this.batchesPerEpoch), nonFinite };
    }
    return { position: advanced(from, batches, this.batchesPerEpoch) };
  }

  batchLoss(index: number): BatchLoss {
    const { loss, outputs: n } = this.network;
    const outputs = this.batchPass.outputs(this.batches.y);
    const examples = lossExamples(this.batches.sizeOf(index), n);
    let sum = 0;
    for (let i = 0; i < examples; i++) sum += weightOf(loss, outputs, i) * loss.value(outputs, i);
    return { loss: weightedMean(sum, totalWeight(loss, outputs, examples)), examples };
  }

  /** Every step has been checked. */
  verify(position: Position): StepsResult {
    return { position };
  }

  measure(set: SetName): Measure | undefined {
    const examples = this.sets[set];
    return examples && examples.m > 0 ? this.evaluation.measure(examples) : undefined;
  }

  wrong(set: SetName): readonly number[] {
    const examples = this.sets[set];
    return examples && this.classes ? wrongExamples(this.network, this.evaluation, examples) : [];
  }

  pass({ capacity }: ForwardOptions): ForwardPass {
    return this.network.pass({ capacity });
  }

  weights(): NetworkWeights {
    return this.network.weights();
  }

  load(weights: NetworkWeights): void {
    this.network.load(weights);
  }

  save(): StepsState {
    return {
      optimizer: this.update.state,
      optimizerFrom: this.optimizerFrom,
      order: this.batches.saveOrder(),
      shuffle: this.shuffle.save(),
      dropout: this.dropout.save(),
    };
  }

  restore({ optimizer, optimizerFrom, order, shuffle, dropout }: StepsState): void {
    this.optimizerFrom = optimizerFrom;
    for (const [k, tensor] of this.update.state.entries()) tensor.set(optimizer[k] ?? []);
    this.batches.restoreOrder(order);
    this.shuffle.restore(shuffle);
    this.dropout.restore(dropout);
  }

  terminate(): void {
    // It uses nothing but memory.
  }

  /** One update, or the non-finite tensor that prevented it; the parameters are then unchanged. */
  private trainBatch(index: number, rate: number, update: number): TensorName | undefined {
    const { network, batchPass: pass, gradients } = this;
    const m = this.batches.load(index);
    pass.forward(m);
    pass.backward(network.loss, pass.outputs(this.batches.y), m);
    network.addPenaltyGradient(gradients, this.sets.train.m);
    if (!gradientsFinite(gradients)) {
      const first = firstInForward(network, pass, m) ?? firstInBackward(gradients, pass, m);
      return first ?? { layer: network.output.name, tensor: 'J' };
    }
    if (this.update.apply(rate, update)) return undefined;
    const first = firstInParameters(network);
    this.update.rollBack();
    return first;
  }
}
