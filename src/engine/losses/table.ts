import type { ActivationName } from '../../model/activation';
import { Fault, message } from '../../model/message';
import type { LossName } from '../../model/train';
import { binaryCrossEntropy } from './binary-cross-entropy';
import { categoricalCrossEntropy } from './categorical-cross-entropy';
import { hinge } from './hinge';
import type { Loss } from './loss';
import { meanAbsoluteError } from './mean-absolute-error';
import { meanSquaredError } from './mean-squared-error';

/**
 * The loss of that name behind an output layer of `units` with `activation`.
 * Throws Fault `loss-without-output` for cross-entropy after anything but sigmoid or softmax, and for hinge after
 * anything but one linear unit.
 */
export function lossFor(name: LossName, activation: ActivationName, units: number): Loss {
  if (name === 'mse') return meanSquaredError;
  if (name === 'mae') return meanAbsoluteError;
  if (name === 'hinge' && activation === 'linear' && units === 1) return hinge;
  if (name === 'cross-entropy' && activation === 'sigmoid') return binaryCrossEntropy;
  if (name === 'cross-entropy' && activation === 'softmax') return categoricalCrossEntropy;
  throw new Fault(message('loss-without-output', { loss: name, activation, units }));
}
