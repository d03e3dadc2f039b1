import type { ActivationName } from '../../model/activation';
import { type LossName, lossFacts, lossNames } from '../../model/loss';
import type { LayerShape } from '../../model/shapes';
import type { Analysis } from '../analyze';
import { setActivation } from '../edits/activation';
import { replaceToken } from '../edits/resolution';
import { setUnits } from '../edits/units';
import type { TextEdit } from '../range';
import type { Remedy } from './remedy';
import { type Remedies, textOf } from './situation';

/** The last layer with an activation. */
function outputOf({ shapes }: Analysis): LayerShape | undefined {
  return [...shapes.layers].reverse().find(({ activation }) => activation !== undefined);
}

/** What the output layer becomes, and the loss with it, where the spec names one. */
interface Output {
  readonly units?: number;
  readonly activation?: ActivationName;
  readonly loss?: LossName;
}

/** Edits of the output layer's units and activation, and of the loss. */
export function output(analysis: Analysis, { units, activation, loss }: Output): readonly Remedy[] {
  const shape = outputOf(analysis);
  if (!shape) return [];
  const { position: layer } = shape;
  const changes = [
    ...(units === undefined ? [] : [setUnits(analysis, { type: 'units', layer, units })]),
    ...(activation === undefined ? [] : [setActivation(analysis, { type: 'activation', layer, activation })]),
  ];
  const ofLayer = changes.flatMap((change) => ('refusal' in change ? [] : change.edits));
  if (changes.some((change) => 'refusal' in change)) return [];
  const ofLoss = loss === undefined ? [] : lossEdits(analysis, loss);
  const edits = [...ofLayer, ...ofLoss];
  const shown = `${shape.layer.name} ${units ?? shape.units} ${activation ?? shape.activation?.name ?? ''}`;
  const parts = [...(ofLayer.length > 0 ? [shown] : []), ...(ofLoss.length > 0 ? [`loss ${loss}`] : [])];
  return edits.length === 0 ? [] : [{ shown: parts.join(', '), edits }];
}

/** A spec that names no loss has the one of its output layer. */
function lossEdits({ document, text }: Analysis, loss: LossName): readonly TextEdit[] {
  const written = document.top('train')?.child('loss')?.literal('name');
  return written ? replaceToken(text, written, loss) : [];
}

function lossOf({ document }: Analysis): LossName | undefined {
  return document.top('train')?.child('loss')?.choice('name', lossNames);
}

/** A unit for each class; hinge knows two classes alone. */
export const softmax: Remedies = ({ analysis, args }) => {
  const units = Number(args.classes);
  if (units < 2) return [];
  const present = lossOf(analysis);
  const fits = present === undefined || lossFacts(present).fits('softmax', units);
  return output(analysis, { units, activation: 'softmax', ...(fits ? {} : { loss: 'cross-entropy' }) });
};

/** Classes in place of numbers: one sigmoid unit for two, else a unit each. */
export const classes: Remedies = ({ analysis, args }) => {
  const units = Number(args.classes);
  if (!(units >= 2)) return [];
  const shape: Output = units === 2 ? { units: 1, activation: 'sigmoid' } : { units, activation: 'softmax' };
  return output(analysis, { ...shape, loss: 'cross-entropy' });
};

/** Numbers in place of classes. */
export const numbers: Remedies = ({ analysis }) => {
  const loss = lossOf(analysis);
  const isOfNumbers = loss !== undefined && lossFacts(loss).targets === 'numbers';
  return output(analysis, { activation: 'linear', ...(isOfNumbers ? {} : { loss: 'mse' }) });
};

/** Amounts are rather numbers where they are many, or have fractions. */
export const numbersOrClasses: Remedies = (situation) => {
  const areAmounts = textOf(situation, 'are') === 'amounts';
  const [asNumbers, asClasses] = [numbers(situation), softmax(situation)];
  return areAmounts ? [...asNumbers, ...asClasses] : [...asClasses, ...asNumbers];
};

/** A unit for each target column. */
export const unitsOfTargets: Remedies = ({ analysis, args }) => output(analysis, { units: Number(args.targets) });

export const sigmoid: Remedies = ({ analysis }) => output(analysis, { activation: 'sigmoid' });

/** `input N`. */
export const inputs: Remedies = ({ analysis, args }) => {
  const units = Number(args.features);
  const sized = setUnits(analysis, { type: 'units', layer: 0, units });
  return 'refusal' in sized || sized.edits.length === 0 ? [] : [{ shown: `input ${units}`, edits: sized.edits }];
};
