import type { ActivationName } from '../../../model/activation';
import type { LossName } from '../../../model/train';
import { activationEmitter } from '../activations/table';
import type { FunctionBuilder } from '../wasm/function-builder';
import { binaryCrossEntropy } from './binary-cross-entropy';
import { categoricalCrossEntropy } from './categorical-cross-entropy';
import { hinge } from './hinge';
import { meanAbsoluteError } from './mean-absolute-error';
import { meanSquaredError } from './mean-squared-error';
import type { OutputRule } from './output-rule';
import { type PointwiseLoss, pointwiseRule } from './pointwise';

const pointwise: Readonly<Record<Exclude<LossName, 'cross-entropy'>, PointwiseLoss>> = {
  mse: meanSquaredError,
  mae: meanAbsoluteError,
  hinge,
};

/** From z and y of the output layer to dZ[L]·m. */
export function outputRule(
  f: FunctionBuilder,
  loss: LossName,
  output: { readonly activation: ActivationName; readonly units: number; readonly slope: number },
): OutputRule {
  const { activation, units, slope } = output;
  if (activation === 'softmax') return categoricalCrossEntropy(f, units);
  if (loss === 'cross-entropy') return binaryCrossEntropy(f);
  return pointwiseRule(f, pointwise[loss], activationEmitter(activation), slope);
}
