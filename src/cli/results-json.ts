import type { Answer, Answers } from '../engine/inspect/results/answers';
import { reliabilityBins } from '../engine/inspect/results/reliability';
import type { SetName } from '../model/sets';
import { LongList } from '../runs/json';
import { mapped } from './mapped';

/** What is told of a set's answers. */
export interface ToldResults {
  readonly set: SetName;
  /** Their names. */
  readonly classes: readonly string[];
  readonly answers: Answers;
  /** The wrong ones that are most sure. */
  readonly wrong: readonly Answer[];
  /** Of a run. */
  readonly step?: number;
}

/** The same as an object; a figure that would be 0 / 0 is left out. */
export function resultsJson({ set, classes, answers, wrong, step }: ToldResults) {
  const { confusion, meaning } = answers;
  const all = Array.from({ length: confusion.classes }, (_, k) => k);
  const nameOf = (k: number): string => classes[k] ?? String(k);
  return {
    ...(step === undefined ? {} : { step }),
    set,
    examples: confusion.examples,
    wrong: confusion.wrong,
    accuracy: confusion.accuracy,
    matrix: new LongList(mapped(all, (truth) => all.map((predicted) => confusion.countOf(truth, predicted)))),
    classes: confusion.figures().map(({ examples, predicted, right, ...shares }, k) => ({
      name: nameOf(k),
      examples,
      predicted,
      right,
      ...known(shares),
    })),
    output: meaning,
    ...(meaning === 'score' ? {} : { reliability: reliabilityJson(answers) }),
    mostSure: wrong.map(({ index, truth, predicted, output }) => ({
      index,
      true: nameOf(truth),
      predicted: nameOf(predicted),
      output,
    })),
  };
}

function reliabilityJson({ reliability, brier }: Answers) {
  return {
    bins: reliability.bins().map(({ count, ...means }, k) => ({
      from: k / reliabilityBins,
      to: (k + 1) / reliabilityBins,
      examples: count,
      ...known(means),
    })),
    ece: reliability.expectedError,
    brier,
  };
}

/** Those that are numbers. */
function known(values: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !Number.isNaN(value)));
}
