import type { Expectation } from '../model/train';
import type { Measure, Verdict } from '../protocol/training';

/**
 * What became of the spec's expectations. One about a test set or an accuracy that does not exist fails with the
 * actual value NaN.
 */
export function verdictsOf(
  expectations: readonly Expectation[],
  train: Measure,
  test: Measure | undefined,
): readonly Verdict[] {
  return expectations.map(({ name, min, max }) => {
    const measure = name.startsWith('test') ? test : train;
    const actual = (name.endsWith('accuracy') ? measure?.accuracy : measure?.cost) ?? Number.NaN;
    const pass =
      !Number.isNaN(actual) &&
      actual >= (min ?? Number.NEGATIVE_INFINITY) &&
      actual <= (max ?? Number.POSITIVE_INFINITY);
    return { name, pass, actual };
  });
}
