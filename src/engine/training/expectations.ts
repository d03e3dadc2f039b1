import type { Measure, Verdict } from '../../model/record';
import type { Expectation } from '../../model/train';
import { watched } from './early-stop';

/** Compares the result of training with the spec's expectations. */
export function checkExpectations(
  expectations: readonly Expectation[],
  train: Measure,
  test: Measure | undefined,
): Verdict[] {
  return expectations.map(({ name, min = -Infinity, max = Infinity }) => {
    const actual = watched(name, train, test);
    return { name, pass: actual >= min && actual <= max, actual };
  });
}
