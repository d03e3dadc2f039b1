import { explain, type StepExamples } from '../engine/explain/explain';
import type { Explanation } from '../engine/explain/explanation';
import { Walk } from '../engine/explain/walk';
import { checkMemory, memoryNeeded } from '../engine/memory';
import { learningRate } from '../engine/training/learning-rate';
import type { ExampleSet } from '../model/dataset';
import { multiplyAddsOf, parametersOf } from '../model/shapes';
import type { WalkQuestion, WalkView } from '../protocol/walk';
import type { Observed } from './observed';
import { momentOf } from './prepared-training';
import { setWithExample } from './set-with-example';
import { walkView } from './walk-view';

/** Numbers that the matrices of a batch may have: of a larger batch, the examples around the chosen one are shown. */
const mostNumbers = 2 ** 21;
/** Products w·a that a batch may take, forward, backward and after the update, and that the examples beside may take. */
const mostProducts = { batch: 2e8, beside: 2e7 };
/** An explanation of this many bytes, or fewer, is kept for the next question. */
const mostKept = 2 ** 26;

/** The examples of one explanation: columns of a set, from the first one on. */
interface Columns {
  readonly first: number;
  readonly count: number;
  /** They are the whole set. */
  readonly whole: boolean;
}

interface Kept {
  readonly key: string;
  readonly explanation: Explanation;
}

/** Explains one update, from the weights as they are, to a person who walks through it. */
export class Microscope {
  private kept: Kept | undefined;

  /** Throws Faults: of an example that there is not, and of a network whose matrices would take too much memory. */
  walk(question: WalkQuestion, session: Observed): WalkView {
    const { dataset, spec, trainer } = session;
    const { from, index, many } = question;
    const set = setWithExample(dataset, from, index);
    const { shapes } = trainer.network;
    const numbers = shapes.reduce((sum, { units }) => sum + units, 0);
    const products = Math.max(1, multiplyAddsOf(shapes));
    const most = Math.min(mostNumbers / numbers, mostProducts.batch / products);
    const columns = many ? columnsAround(index, set.m, batchOf(session, set.m), Math.floor(most)) : alone(index, set.m);
    const moment = momentOf(session);
    const key = JSON.stringify([moment, from, columns]);
    const beside = Math.min(dataset.train.m, Math.max(1, Math.floor(mostProducts.beside / products)));
    const explanation = this.kept?.key === key ? this.kept.explanation : explained(session, set, columns, beside);
    const bytes = 8 * numbers * columns.count * 4 + 8 * 6 * parametersOf(shapes);
    this.kept = bytes <= mostKept ? { key, explanation } : undefined;
    const weighted = dataset.classWeights !== undefined;
    const setting = { many, count: columns.whole && from === 'train' ? 'm' : 'B', weighted } as const;
    const walk = new Walk(spec, explanation, setting, dataset.train.m, index - columns.first);
    const cost = {
      ...(explanation.beside ?? { before: NaN, after: NaN }),
      examples: beside,
      whole: beside === dataset.train.m,
    };
    return {
      moment,
      from,
      index,
      many,
      ...walkView(walk, question, index - columns.first),
      first: columns.first,
      m: columns.count,
      whole: columns.whole,
      cost,
    };
  }

  /** Lets the last explanation go. */
  forget(): void {
    this.kept = undefined;
  }
}

const alone = (index: number, m: number): Columns => ({ first: index, count: 1, whole: m === 1 });

/** The batch of an example in the order of its set; of a batch that is too large, the part around it. */
export function columnsAround(index: number, m: number, batch: number, most: number): Columns {
  const begin = Math.floor(index / batch) * batch;
  const size = Math.min(batch, m - begin);
  const count = Math.min(size, Math.max(1, most));
  const first = Math.min(Math.max(begin, index - (count >> 1)), begin + size - count);
  return { first, count, whole: count === m };
}

function batchOf({ spec }: Observed, m: number): number {
  return spec.train.batch === 'full' ? m : spec.train.batch;
}

function examplesOf(
  set: ExampleSet,
  { first, count }: Pick<Columns, 'first' | 'count'>,
  features: number,
  outputs: number,
): StepExamples {
  const x = new Float64Array(count * features);
  set.x.read(first, count, x);
  return { m: count, x, y: set.y.slice(first * outputs, (first + count) * outputs) };
}

/** J is taken over the first `beside` training examples, too: all of a small set. */
function explained(session: Observed, set: ExampleSet, columns: Columns, beside: number): Explanation {
  const { spec, dataset, trainer, memoryLimit } = session;
  const { features, outputs, classWeights, train } = dataset;
  const inDouble = { ...spec, train: { ...spec.train, precision: 'float64', batch: 'full' } } as const;
  const sizes = { features, outputs, train: columns.count, validation: 0, test: 0 };
  checkMemory(spec, trainer.bytes + 2 * memoryNeeded(inDouble, sizes), memoryLimit);
  const { optimizer, schedule } = spec.train;
  const moment = {
    weights: trainer.weights(),
    optimizer: trainer.optimizer(),
    rate: learningRate(schedule, optimizer.lr, trainer.epoch, trainer.epochs),
    updates: trainer.updates,
  };
  const setting = {
    trainingSize: train.m,
    ...(classWeights ? { classWeights } : {}),
    beside: examplesOf(train, { first: 0, count: beside }, features, outputs),
  };
  return explain(spec, examplesOf(set, columns, features, outputs), moment, setting);
}
