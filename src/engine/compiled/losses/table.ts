import type { LossName } from '../../../model/loss';
import { type ActivationName, activationOf, isScalar } from '../../../numerics/activation/table';
import { activationEmitter } from '../activations/table';
import type { FunctionBuilder } from '../wasm/function-builder';
import { binaryCrossEntropy } from './binary-cross-entropy';
import { categoricalCrossEntropy } from './categorical-cross-entropy';
import { hinge } from './hinge';
import { meanAbsoluteError } from './mean-absolute-error';
import { meanSquaredError } from './mean-squared-error';
import type { OutputRule } from './output-rule';
import { type PointwiseLoss, pointwiseRule } from './pointwise';

interface OutputShape {
  readonly activation: ActivationName;
  readonly units: number;
  readonly slope: number;
}

type EmitLoss = (f: FunctionBuilder, output: OutputShape) => OutputRule;

/** A loss of separate units, after an activation of separate units. */
const eachUnit =
  (loss: PointwiseLoss): EmitLoss =>
  (f, { activation, slope }) => {
    if (!isScalar(activation)) throw new RangeError(`${activation} is compiled after cross-entropy alone`);
    return pointwiseRule(f, loss, activationEmitter(activation), slope);
  };

const table: Readonly<Record<LossName, EmitLoss>> = {
  'cross-entropy': (f, { activation, units }) =>
    activationOf(activation).crossEntropy === 'categorical' ? categoricalCrossEntropy(f, units) : binaryCrossEntropy(f),
  mse: eachUnit(meanSquaredError),
  mae: eachUnit(meanAbsoluteError),
  hinge: eachUnit(hinge),
};

/** From z and y of the output layer to dZ[L]·m. */
export function outputRule(f: FunctionBuilder, loss: LossName, output: OutputShape): OutputRule {
  return table[loss](f, output);
}
