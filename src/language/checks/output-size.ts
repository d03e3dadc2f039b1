import { isDistribution } from '../../model/activation';
import type { ExampleSizes } from '../../model/generator';
import { type Check, problem } from '../diagnostics/check';
import { replaceFix } from '../diagnostics/fixes';
import { knownData, outputOf } from '../diagnostics/output';
import { shortened } from '../shortened';

/** ŷ has as many values as y. A distribution has its own check, `class-count`. */
export const outputSize: Check = (subject) => {
  const output = outputOf(subject);
  const data = knownData(subject);
  if (!output?.node.units || !data || isDistribution(output.activation)) return [];
  const { name, units, node } = output;
  const fitting = fittingSizes(data);
  const [size] = fitting;
  if (size === undefined || fitting.includes(units)) return [];
  const args = { name: shortened(name), units, kind: data.kind, outputs: size };
  const fix = replaceFix(output.node.units, String(size));
  return [problem('output-size', node.units ?? node.range, args, { fix })];
};

/** One number, or one for each class; for two classes one number is also enough. */
function fittingSizes({ classes }: ExampleSizes): readonly number[] {
  if (classes === undefined) return [1];
  return classes === 2 ? [1, 2] : [classes];
}
