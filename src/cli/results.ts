import { join } from 'node:path';
import { type Answer, Answers } from '../engine/inspect/results/answers';
import { evaluationBatch } from '../engine/memory';
import { checkSizes, networkWith } from '../engine/network';
import type { Dataset } from '../model/dataset';
import { Fault, message } from '../model/message';
import { type SetName, setNames, setsIn } from '../model/sets';
import type { Spec } from '../model/spec';
import type { NetworkWeights } from '../model/weights';
import { runFiles } from '../runs/run-files';
import { type Command, exit, type Surroundings } from './command';
import type { Options } from './options';
import { resultsJson } from './results-json';
import { tellResults } from './results-lines';
import { loadSpec } from './spec-file';
import { momentOf } from './spec-moment';
import { weightsIn } from './starting-weights';

/** Wrong examples that are told. */
const mostWrong = 24;

/** How a classifier answers a set: confusion matrix, figures of each class, reliability of ŷ, what is wrong and most sure. */
export const results: Command = {
  name: 'results',
  options: ['weights', 'run', 'step', 'set'],
  run([path], options, surroundings) {
    const { output } = surroundings;
    const wanted = options.choice('set', setNames);
    const loaded = loadSpec(path, surroundings);
    if (typeof loaded === 'number') return loaded;
    const judged = judgedBy(loaded.spec, path, options, surroundings);
    if (typeof judged === 'number') return judged;
    const { spec, dataset, weights, step } = judged;
    const { classes } = dataset;
    if (!classes) throw new Fault(message('cli-results-numbers'));
    const set = wanted ?? setsIn(dataset).at(-1) ?? 'train';
    const answers = answersOf(spec, dataset, weights, set);
    const wrong: readonly Answer[] = answers.wrong(mostWrong);
    const told = { set, classes, answers, wrong, ...(step === undefined ? {} : { step }) };
    output.longValue(resultsJson(told));
    tellResults(told, output);
    return exit.fine;
  },
};

interface Judged {
  readonly spec: Spec;
  readonly dataset: Dataset;
  readonly weights: NetworkWeights;
  /** Of a run. */
  readonly step?: number;
}

/** The weights of an option, or of a run: those it ended with, or those of a step. */
function judgedBy(spec: Spec, path: string, options: Options, surroundings: Surroundings): Judged | number {
  const run = options.text('run');
  if (run !== undefined && options.text('weights') === undefined && options.text('step') === undefined) {
    return { spec, ...weightsIn(join(run, runFiles.weights), spec, path, surroundings) };
  }
  const moment = momentOf(spec, path, options, surroundings);
  return typeof moment === 'number' ? moment : { ...moment, weights: moment.moment.weights };
}

/** Throws Fault cli-results-set where the data have no such set. */
function answersOf(spec: Spec, dataset: Dataset, weights: NetworkWeights, name: SetName): Answers {
  const network = networkWith(spec, weights);
  checkSizes(network, dataset);
  const set = dataset[name];
  if (!set) throw new Fault(message('cli-results-set', { set: name, sets: setsIn(dataset).join(', ') }));
  const answers = new Answers(network, set);
  const pass = network.pass({ capacity: Math.max(1, Math.min(evaluationBatch, set.m)) });
  while (answers.next(pass));
  return answers;
}
