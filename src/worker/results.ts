import { type Answer, Answers } from '../engine/inspect/results/answers';
import type { Dataset, ExampleSet } from '../model/dataset';
import { Fault, message } from '../model/message';
import type { ListedExamples, ResultsQuestion, ResultsView } from '../protocol/results';
import type { Environment } from './environment';
import { GradualAnswer } from './gradual-answer';
import { type Observation, questionEffort } from './observation';
import type { ObservedTrainer } from './observed';
import { momentOf } from './prepared-training';

/** Examples, and values of ŷ, that are answered at once while the network trains: some ten milliseconds of work. */
const mostAtOnce = { examples: 20_000, outputs: 400_000 };
const fewestExamples = 16;
/** Examples of a pass, and products w·a of one, so that a person does not notice a few of them. */
const batch = { examples: 256, products: 4e6 };
/** Up to this many inputs are sent with examples that are listed. */
const mostInputs = 4096;

/** As far as the answers to a set are known. */
interface Progress {
  readonly done: number;
  readonly answers: Answers;
}

/**
 * A classifier's answers to its examples, at the moment that is shown. At rest they are of all examples, a part of the work
 * with each question. While the network trains there is no time for that: no two batches would be of one moment. So they are
 * of a sample then, unless the set is small.
 */
export class Results {
  private held: { readonly trainer: ObservedTrainer; readonly answer: GradualAnswer<Progress> } | undefined;

  /** `observe` throws a Fault where nothing is prepared; `environment` has the clock of the session then. */
  constructor(
    private readonly observe: () => Observation,
    private readonly environment: () => Pick<Environment, 'now'> | undefined,
  ) {}

  /** Null where there are no classes, or no such set. */
  answer({ set: name, cell, limit }: ResultsQuestion, isTraining = false): ResultsView | null {
    const observation = this.observe();
    const { session } = observation;
    const { dataset } = session;
    const set = dataset[name];
    if (!dataset.classes || !set) return null;
    const moment = momentOf(session);
    const key = `${moment.load} ${moment.step} ${name} ${isTraining}`;
    const { done, answers } = this.progress(key, observation, set, isTraining);
    const { confusion } = answers;
    const listed = (found: readonly Answer[]): ListedExamples => listedView(dataset, set, found);
    return {
      moment,
      set: name,
      examples: answers.size,
      of: set.m,
      sampled: answers.m < set.m,
      done,
      classes: confusion.classes,
      accuracy: confusion.accuracy,
      wrongCount: confusion.wrong,
      ...matrixView(answers),
      meaning: answers.meaning,
      ...(answers.meaning === 'score' ? {} : { reliability: reliabilityView(answers) }),
      wrong: listed(answers.wrong(limit)),
      ...(cell
        ? {
            cell: {
              ...cell,
              count: confusion.countOf(cell.truth, cell.predicted),
              listed: listed(answers.inCell(cell.truth, cell.predicted, limit)),
            },
          }
        : {}),
    };
  }

  /** Frees what is held of the answers: another question begins them again. */
  giveUp(): void {
    this.held?.answer.giveUp();
    this.held = undefined;
  }

  private progress(key: string, observation: Observation, set: ExampleSet, isTraining: boolean): Progress {
    const environment = this.environment();
    if (!environment) throw new Fault(message('train-not-prepared'));
    const { trainer } = observation.session;
    // Another replay may be of the same step.
    if (this.held?.answer.key !== key || this.held.trainer !== trainer) {
      this.giveUp();
      this.held = { trainer, answer: new GradualAnswer(key, jobOf(observation, set, isTraining)) };
    }
    const { answer } = this.held;
    let progress = answer.next(environment, isTraining);
    // Of one moment: a sample is answered whole before the training goes on.
    while (isTraining && progress.done < 1) progress = answer.next(environment, isTraining);
    return progress;
  }
}

function jobOf({ session, effort }: Observation, set: ExampleSet, isTraining: boolean) {
  const { trainer } = session;
  const { network } = trainer;
  const most = Math.min(mostAtOnce.examples, mostAtOnce.outputs / network.outputs, questionEffort / effort);
  const affordable = Math.max(fewestExamples, Math.floor(most));
  const answers = new Answers(network, set, isTraining ? Math.min(set.m, affordable) : set.m);
  const capacity = Math.max(1, Math.min(batch.examples, set.m, Math.floor(batch.products / effort)));
  return {
    *steps(): Generator<void> {
      const pass = trainer.pass({ capacity, positions: [network.shapes.length - 1] });
      while (answers.next(pass)) yield;
    },
    view: (): Progress => ({ done: answers.size / Math.max(1, answers.m), answers }),
  };
}

function matrixView({ confusion }: Answers): Pick<ResultsView, 'cells' | 'figures'> {
  const cells = confusion.cells();
  const figures = confusion.figures();
  const column = (of: (figure: (typeof figures)[number]) => number): ArrayBuffer =>
    Float64Array.from(figures, of).buffer;
  return {
    cells: {
      truths: Int32Array.from(cells, ({ truth }) => truth).buffer,
      predicted: Int32Array.from(cells, ({ predicted }) => predicted).buffer,
      counts: Int32Array.from(cells, ({ count }) => count).buffer,
    },
    figures: {
      examples: column(({ examples }) => examples),
      predicted: column(({ predicted }) => predicted),
      precision: column(({ precision }) => precision),
      recall: column(({ recall }) => recall),
      f1: column(({ f1 }) => f1),
    },
  };
}

function reliabilityView({ reliability, brier }: Answers): NonNullable<ResultsView['reliability']> {
  const bins = reliability.bins();
  return {
    counts: Float64Array.from(bins, ({ count }) => count).buffer,
    means: Float64Array.from(bins, ({ mean }) => mean).buffer,
    observed: Float64Array.from(bins, ({ observed }) => observed).buffer,
    expectedError: reliability.expectedError,
    brier,
  };
}

function listedView({ features }: Dataset, { x }: ExampleSet, found: readonly Answer[]): ListedExamples {
  const inputs = new Float32Array(features <= mostInputs ? found.length * features : 0);
  if (inputs.length > 0) for (const [k, { index }] of found.entries()) inputs.set(x.unscaledRow(index), k * features);
  return {
    indices: Float64Array.from(found, ({ index }) => index).buffer,
    truths: Int32Array.from(found, ({ truth }) => truth).buffer,
    predicted: Int32Array.from(found, ({ predicted }) => predicted).buffer,
    outputs: Float64Array.from(found, ({ output }) => output).buffer,
    ...(features <= mostInputs ? { x: inputs.buffer } : {}),
  };
}
