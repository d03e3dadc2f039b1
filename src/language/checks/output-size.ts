import type { ActivationName } from '../../model/activation';
import type { GeneratorFacts } from '../build/generator';
import { type Check, problem, replaceFix, shortened } from './check';
import { knownData, outputOf } from './output';

/** ŷ has as many values as y. Softmax has its own check, `class-count`. */
export const outputSize: Check = (subject) => {
  const output = outputOf(subject);
  const data = knownData(subject);
  if (!output?.node.units || !data || output.layer.activation === 'softmax') return [];
  const { layer, node } = output;
  const fitting = fittingSizes(data, layer.activation);
  const [size] = fitting;
  if (size === undefined || fitting.includes(layer.units)) return [];
  const args = { name: shortened(layer.name), units: layer.units, kind: data.kind, outputs: size };
  const fix = replaceFix(output.node.units, String(size));
  return [problem('output-size', node.units ?? node.range, args, { fix })];
};

/** One number, or one for each of more than two classes; sigmoid units can't tell more than two by one number. */
function fittingSizes({ classes }: GeneratorFacts, activation: ActivationName): readonly number[] {
  if (classes === undefined || classes === 2) return [1];
  return activation === 'sigmoid' ? [classes] : [classes, 1];
}
