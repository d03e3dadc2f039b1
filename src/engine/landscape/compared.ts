import type { Dataset } from '../../model/dataset';
import { type LossName, lossFacts, lossNames } from '../../model/loss';
import type { Spec } from '../../model/spec';
import type { Network } from '../network';

/** What a landscape knows of a loss: how its cost is called, and the loss that is looked at beside it. */
interface Compared {
  readonly name: string;
  readonly beside?: LossName;
}

const table: Readonly<Record<LossName, Compared>> = {
  'cross-entropy': { name: 'cross-entropy', beside: 'mse' },
  mse: { name: 'squares', beside: 'cross-entropy' },
  mae: { name: 'mae' },
  hinge: { name: 'hinge' },
};

/** What the cost of a loss is called where two are compared: of `mse` it is squares. */
export const costName = (loss: LossName): string => table[loss].name;

/** The costs that can be asked for, because they are looked at beside another. */
export const comparableLosses: readonly LossName[] = lossNames.filter((loss) => table[loss].beside !== undefined);

/**
 * The own loss of a spec, and behind it the other one of cross-entropy and squares, where the output and the targets permit
 * that.
 */
export function comparedLosses(
  { train: { loss } }: Spec,
  { output }: Pick<Network, 'output'>,
  { train: { y } }: Pick<Dataset, 'train'>,
): readonly LossName[] {
  const { beside } = table[loss];
  if (!beside) return [loss];
  const { fits, targets } = lossFacts(beside);
  const areMeant = targets === 'numbers' || y.every((target) => target >= 0 && target <= 1);
  return areMeant && fits(output.activation.name, output.units) ? [loss, beside] : [loss];
}
