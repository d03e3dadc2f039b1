import type { Measure, Verdict } from '../../model/record';
import type { Sets } from '../../model/sets';
import type { Expectation } from '../../model/train';
import { watched } from './early-stop';

/** Compares the result of training with the spec's expectations. */
export function checkExpectations(expectations: readonly Expectation[], record: Sets<Measure>): Verdict[] {
  return expectations.map(({ name, min = -Infinity, max = Infinity }) => {
    const actual = watched(name, record);
    return { name, pass: actual >= min && actual <= max, actual };
  });
}
