import type { Expectation, WatchName } from '../model/train';
import { watched } from './early-stop';
import type { Measure } from './evaluation';

/** What became of one expectation of a spec. */
export interface Verdict {
  readonly name: WatchName;
  readonly pass: boolean;
  /** NaN where the run has no such value (no test set, no classes): that fails. */
  readonly actual: number;
}

/** Compares what training ended with to what the spec expects. */
export function judge(expectations: readonly Expectation[], train: Measure, test: Measure | undefined): Verdict[] {
  return expectations.map(({ name, min = -Infinity, max = Infinity }) => {
    const actual = watched(name, train, test);
    return { name, pass: actual >= min && actual <= max, actual };
  });
}
