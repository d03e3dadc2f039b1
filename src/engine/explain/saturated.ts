import { crossEntropyForm } from '../../model/loss';
import type { Spec } from '../../model/spec';
import type { Explanation } from './explanation';
import { columnOf } from './matrix';

/** Of a ŷ nearer to 0 or 1, log ŷ or log(1 − ŷ) has fewer than nine digits left, and at 0 and 1 none. */
const nearest = 1e-6;

/** Whether the cross-entropy of one of these examples is lost by rounding when it is computed from ŷ instead of z. */
export function isSaturated({ train }: Spec, { layers, Y }: Explanation, examples: readonly number[]): boolean {
  const output = layers.at(-1);
  const form = crossEntropyForm(train.loss, output?.shape.activation?.name ?? 'linear');
  if (!output || !form) return false;
  return examples.some((i) => {
    const y = columnOf(Y, i).values;
    // Of several classes, L reads the ŷ of those alone that the example is of.
    return columnOf(output.A, i).values.some(
      (a, j) => (form === 'binary' || y[j] !== 0) && (a < nearest || a > 1 - nearest),
    );
  });
}
