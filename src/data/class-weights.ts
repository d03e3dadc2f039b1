import type { ExampleSet } from '../model/dataset';
import { Fault, message } from '../model/message';
import { mapSets, type Sets } from '../model/sets';
import type { Training } from '../model/train';
import { listNames } from './csv/name-list';

/**
 * The weight of each class as the spec says it; undefined where it says none. `balanced` is fitted to the training set:
 * m/(K·m_k). Throws Faults data-weights-numbers, data-weights-count, data-weights-absent, data-weights-nothing.
 */
export function classWeightsOf(
  { classWeights }: Pick<Training, 'classWeights'>,
  classes: readonly string[] | undefined,
  sets: Sets<ExampleSet>,
): readonly number[] | undefined {
  if (classWeights === undefined) return undefined;
  if (!classes) throw new Fault(message('data-weights-numbers'));
  const weights = classWeights === 'balanced' ? balanced(sets.train, classes) : classWeights;
  if (weights.length !== classes.length) {
    const facts = { weights: weights.length, classes: classes.length, names: listNames(classes) };
    throw new Fault(message('data-weights-count', facts));
  }
  mapSets(sets, (set) => {
    const sum = classCounts(set, classes.length).reduce((total, count, k) => total + count * (weights[k] ?? NaN), 0);
    if (set.m > 0 && !(sum > 0)) throw new Fault(message('data-weights-nothing'));
  });
  return weights;
}

function balanced(train: ExampleSet, classes: readonly string[]): readonly number[] {
  const counts = classCounts(train, classes.length);
  const absent = counts.indexOf(0);
  if (absent >= 0) throw new Fault(message('data-weights-absent', { name: classes[absent] ?? '' }));
  return counts.map((count) => train.m / (classes.length * count));
}

/** How many examples are of each class; of targets that are shares of classes, the sums of these. */
function classCounts({ m, y }: ExampleSet, classes: number): readonly number[] {
  const counts = new Array<number>(classes).fill(0);
  const units = y.length / m;
  for (const [i, value] of y.entries()) {
    const k = units === 1 ? Number(value > 0) : i % units;
    counts[k] = (counts[k] ?? 0) + (units === 1 ? 1 : value);
  }
  return counts;
}
