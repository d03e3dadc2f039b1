import { optimizerFacts } from '../../model/optimizer';
import type { Spec } from '../../model/spec';
import type { NetworkWeights } from '../../model/weights';
import type { Loss, Outputs } from '../losses/loss';
import { totalWeight, weightedMean, weightOf } from '../losses/weighted';
import { Network } from '../network';
import type { Gradient } from '../parameters';
import { Update } from '../reference/update';
import type { Tensor } from '../tensor';
import type { ExplainedTensor, Explanation } from './explanation';
import { type Matrix, ofExamples, ofTensor } from './matrix';
import { backwardSignals } from './signals';

/** The examples of one update: m × n_x and m × n_y values, example by example. */
export interface StepExamples {
  readonly m: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The moment of a run at which the update is made. */
export interface StepMoment {
  readonly weights: NetworkWeights;
  /** α. */
  readonly rate: number;
  /** Updates before this one. */
  readonly updates: number;
  /** The optimiser's state; absent for a fresh one. */
  readonly optimizer?: readonly Tensor[];
}

/** The data's part of J. */
export interface StepSetting {
  /** Examples of the training set, by which the penalty is divided. */
  readonly trainingSize: number;
  readonly classWeights?: readonly number[];
  /** Examples whose J is told before and after the update too. */
  readonly beside?: StepExamples;
}

/**
 * One update as the reference engine computes it, in float64 and with dropout off: forward, cost, backward, update, and
 * the matrices of each. Throws the Faults of `Network`.
 */
export function explain(
  spec: Spec,
  { m, x, y }: StepExamples,
  { weights, rate, updates, optimizer }: StepMoment,
  { trainingSize, classWeights, beside }: StepSetting,
): Explanation {
  const network = new Network(spec, 'float64', classWeights);
  network.load(weights);
  const { loss, outputs: n } = network;
  const besideBefore = beside && costBeside(network, beside, trainingSize);
  const gradients = network.gradients();
  const pass = network.pass({ capacity: m, gradients, inputGradient: true });
  pass.input.value.set(x);
  pass.forward(m);
  const outputs = pass.outputs(y);
  const before = costOf(loss, outputs, m);
  const penalty = network.penalty(trainingSize);
  const signals = backwardSignals(pass, loss, outputs, m);
  network.addPenaltyGradient(gradients, trainingSize);
  const { optimizer: settings, clip } = spec.train;
  const update = new Update(settings, gradients, 'float64', clip);
  for (const [k, tensor] of update.state.entries()) tensor.set(optimizer?.[k] ?? []);
  const gradientNorm = update.gradientNorm();
  const clipFactor = update.clipFactor();
  const complete = gradients.map(({ tensors }) =>
    tensors.map((tensor) => explainTensor(tensor, update, optimizerFacts(settings.name).moments, trainingSize)),
  );
  update.apply(rate, updates + 1);
  const layers = signals.flatMap((own, position) => {
    const shape = network.shapes[position];
    if (!shape) return [];
    const tensors = shape.index === null ? [] : (complete[shape.index - 1] ?? []).map((finish) => finish());
    return [{ shape, tensors, ...own }];
  });
  pass.forward(m);
  const after = costOf(loss, pass.outputs(y), m);
  return {
    m,
    Y: ofExamples(y, n, m),
    loss: before.loss,
    ...(loss.weight ? { weights: before.weights } : {}),
    cost: before.mean + penalty,
    penalty,
    costAfter: after.mean + network.penalty(trainingSize),
    lossAfter: after.loss,
    ...(beside && besideBefore !== undefined
      ? { beside: { before: besideBefore, after: costBeside(network, beside, trainingSize) } }
      : {}),
    rate,
    update: updates + 1,
    gradientNorm,
    clipFactor,
    layers,
  };
}

/** J of some examples, with the network's parameters as they are. */
function costBeside(network: Network, { m, x, y }: StepExamples, trainingSize: number): number {
  const pass = network.pass({ capacity: m });
  pass.input.value.set(x);
  pass.forward(m);
  return costOf(network.loss, pass.outputs(y), m).mean + network.penalty(trainingSize);
}

/** L of each example, its weight, and their weighted mean. */
function costOf(loss: Loss, outputs: Outputs, m: number) {
  const values = Float64Array.from({ length: m }, (_, i) => loss.value(outputs, i));
  const weights = values.map((_, i) => weightOf(loss, outputs, i));
  const sum = values.reduce((total, value, i) => total + (weights[i] ?? NaN) * value, 0);
  return { loss: values, weights, mean: weightedMean(sum, totalWeight(loss, outputs, m)) };
}

/** A tensor before the update; what is returned adds its values after it. */
function explainTensor(
  { parameter, values: gradient }: Gradient,
  update: Update,
  symbols: readonly string[],
  trainingSize: number,
): () => ExplainedTensor {
  const matrix = (values: Tensor): Matrix => ofTensor(values, parameter.shape);
  const { symbol, frozen, l2, values } = parameter;
  const moments = update.momentsOf(parameter);
  const before = moments.map(matrix);
  const facts = { symbol, frozen, value: matrix(values), gradient: matrix(gradient), decay: l2 / trainingSize };
  return () => ({
    ...facts,
    moments: moments.map((moment, k) => ({
      symbol: symbols[k] ?? '',
      before: before[k] ?? matrix(moment),
      after: matrix(moment),
    })),
    after: matrix(values),
  });
}
