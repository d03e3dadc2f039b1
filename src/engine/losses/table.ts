import { type ActivationName, activationOf } from '../../model/activation';
import { type LossName, lossFacts } from '../../model/loss';
import { Fault, message } from '../../model/message';
import { binaryCrossEntropy } from './binary-cross-entropy';
import { categoricalCrossEntropy } from './categorical-cross-entropy';
import { hinge } from './hinge';
import type { Loss } from './loss';
import { meanAbsoluteError } from './mean-absolute-error';
import { meanSquaredError } from './mean-squared-error';

const table: Readonly<Record<LossName, (output: ActivationName) => Loss>> = {
  'cross-entropy': (output) =>
    activationOf(output).crossEntropy === 'categorical' ? categoricalCrossEntropy : binaryCrossEntropy,
  mse: () => meanSquaredError,
  mae: () => meanAbsoluteError,
  hinge: () => hinge,
};

/**
 * The loss of that name after an output layer of `units` with `activation`.
 * Throws Fault `loss-without-output` if it is not defined for such outputs.
 */
export function lossFor(name: LossName, activation: ActivationName, units: number): Loss {
  if (lossFacts(name).fits(activation, units)) return table[name](activation);
  throw new Fault(message('loss-without-output', { loss: name, activation, units }));
}
