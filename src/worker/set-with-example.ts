import type { Dataset, ExampleSet } from '../model/dataset';
import { Fault, message } from '../model/message';
import type { SetName } from '../model/sets';

/** The set that has an example of this index. Throws Fault train-example-range where there is no such set or example. */
export function setWithExample(dataset: Dataset, name: SetName, index: number): ExampleSet {
  const set = dataset[name];
  if (!set || index >= set.m) {
    throw new Fault(message('train-example-range', { set: name, index, count: set?.m ?? 0 }));
  }
  return set;
}
