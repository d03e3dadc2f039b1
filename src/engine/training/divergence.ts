import { isDistribution } from '../../model/activation';
import type { Dataset } from '../../model/dataset';
import type { Divergence } from '../../model/record';
import type { Spec } from '../../model/spec';
import type { Random } from '../../numerics/random';
import { examplesOf } from '../examples';
import { constantCost } from '../losses/constant-cost';
import type { Network } from '../network';
import type { LayerGradients } from '../parameters';
import { Evaluation } from '../reference/evaluation';
import type { Pass } from '../reference/pass';
import { allFinite } from '../tensor';
import { Batches } from './batches';

/** A tensor of a layer. */
export type TensorName = Pick<Divergence, 'layer' | 'tensor'>;

/** Whether every gradient is finite. */
export function gradientsFinite(gradients: readonly LayerGradients[]): boolean {
  return gradients.every(({ tensors }) => tensors.every(({ values }) => allFinite(values)));
}

/** The first Z[l] or A[l] of a forward pass over m examples that is not finite. */
export function firstInForward(network: Network, pass: Pass, m: number): TensorName | undefined {
  for (const { position, index, name } of network.parameters) {
    const { z, a } = pass.layer(position);
    if (z && !allFinite(z.value, m * z.width)) return { layer: name, tensor: `Z[${index}]` };
    if (!allFinite(a.value, m * a.width)) return { layer: name, tensor: `A[${index}]` };
  }
  return undefined;
}

/** The first dZ[l], dW[l] or db[l], from the last layer back, that is not finite. */
export function firstInBackward(gradients: readonly LayerGradients[], pass: Pass, m: number): TensorName | undefined {
  for (const { parameters, tensors } of [...gradients].reverse()) {
    const { position, index, name } = parameters;
    const dZ = pass.layer(position).z;
    if (dZ?.gradient && !allFinite(dZ.gradient, m * dZ.width)) return { layer: name, tensor: `dZ[${index}]` };
    const first = tensors.find(({ values }) => !allFinite(values));
    if (first) return { layer: name, tensor: `d${first.parameter.symbol}[${index}]` };
  }
  return undefined;
}

/** The first W[l] or b[l] that an update made non-finite. */
export function firstInParameters(network: Network): TensorName | undefined {
  for (const { index, name, tensors } of network.parameters) {
    const first = tensors.find(({ values }) => !allFinite(values));
    if (first) return { layer: name, tensor: `${first.symbol}[${index}]` };
  }
  return undefined;
}

/** A batch of an epoch: its number, the epoch's order, and the stream positioned where its dropout begins. */
export interface CurrentBatch {
  readonly batch: number;
  readonly order: Int32Array | undefined;
  readonly dropout: Random;
}

/** The first tensor that is not finite in forward and backward of one batch, as the reference computes them. */
export function firstNonFinite(
  network: Network,
  { train }: Spec,
  dataset: Dataset,
  { batch, order, dropout }: CurrentBatch,
): TensorName | undefined {
  const examples = examplesOf(dataset.train, dataset.features, dataset.outputs, train.precision);
  const batches = new Batches(examples, train.batch, train.shuffle);
  const gradients = network.gradients();
  const pass = network.pass({ capacity: batches.size, gradients, dropout, input: batches.x });
  batches.restoreOrder(order);
  const m = batches.load(batch);
  pass.forward(m);
  pass.backward(network.loss, pass.outputs(batches.y), m);
  network.addPenaltyGradient(gradients, examples.m);
  return firstInForward(network, pass, m) ?? firstInBackward(gradients, pass, m);
}

/** What made the cost of the training set non-finite. */
export function firstInTrainingSet(network: Network, { train }: Spec, dataset: Dataset): TensorName {
  let first: TensorName | undefined;
  const { m } = dataset.train;
  const examples = examplesOf(dataset.train, dataset.features, dataset.outputs, train.precision);
  new Evaluation(network, m, m, false).forEachBatch(examples, (pass, _y, count) => {
    first ??= firstInForward(network, pass, count);
  });
  return first ?? { layer: network.output.name, tensor: 'J' };
}

/** A cost of so many times the first cost, and that of the best constant, is a run that has diverged. */
const explosion = 1000;

/**
 * How many times the first cost, or that of the best constant if it is larger, a cost is; undefined where it is not so
 * many that the run has diverged, or where the first cost is not known.
 */
export function explosionFactor(
  cost: number,
  firstCost: number | undefined,
  { output, loss: { weight } }: Network,
  { train: { loss } }: Spec,
  { train, outputs }: Dataset,
): number | undefined {
  if (firstCost === undefined || !(cost > explosion * firstCost)) return undefined;
  const weights = weight && Float64Array.from({ length: train.m }, (_, i) => weight(train.y, i, outputs));
  const best = constantCost(loss, isDistribution(output.activation.name), train.y, outputs, weights);
  const factor = cost / Math.max(firstCost, best);
  return factor > explosion ? factor : undefined;
}
