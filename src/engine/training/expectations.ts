import type { Measure, Verdict } from '../../model/record';
import type { Expectation } from '../../model/train';
import { watched } from './early-stop';

/** Compares what training ended with to what the spec expects. */
export function judge(expectations: readonly Expectation[], train: Measure, test: Measure | undefined): Verdict[] {
  return expectations.map(({ name, min = -Infinity, max = Infinity }) => {
    const actual = watched(name, train, test);
    return { name, pass: actual >= min && actual <= max, actual };
  });
}
