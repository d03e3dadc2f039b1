import type { DrawnEntries } from '../engine/gradcheck/entries';
import { branchesOf, type CurvePoint, curveEpsilons, epsilonCurve } from '../engine/gradcheck/epsilon-curve';
import { checkTensors, defaultEpsilon, drawnOf } from '../engine/gradcheck/gradient-check';
import { crossedKinks } from '../engine/gradcheck/kink-summary';
import { DifferenceQuotients } from '../engine/gradcheck/quotients';
import { errorLimit, type TensorCheck, worseOf } from '../engine/gradcheck/tensor-check';
import { multiplyAddsOf } from '../model/shapes';
import type { GradientCheckQuestion, GradientCheckView } from '../protocol/gradient-check';
import type { Moment } from '../protocol/moment';
import { tensorCheckView } from './gradient-check-view';
import type { Observed } from './observed';
import { momentOf } from './prepared-training';

/** Products w·a of one quotient, of one answer, and of all quotients of a check; each has a few at least. */
const mostProducts = { quotient: 4e7, answer: 5e7, check: 1.5e9 };
const fewestExamples = 16;
/** Entries of one tensor, and of all. */
const mostEntries = { tensor: 1024, all: 16_384 };
const fewestEntries = 9;
/** Values of ε of the curve, a power of ten. */
const perDecade = 3;
/** Kinks that are listed. */
const mostKinks = 50;

/** The two parts of a check, as far as they are done. */
interface Check {
  readonly moment: Moment;
  readonly epsilon: number;
  readonly examples: number;
  readonly whole: boolean;
  /** The examples' places in the training set. */
  readonly indices: Int32Array;
  readonly tensors: TensorCheck[];
  readonly curve: CurvePoint[];
  /** What is left to do; absent once it is done. */
  left?: { readonly products: number; readonly steps: Iterator<undefined, void>; readonly expected: number };
  work: number;
}

/**
 * Checks the gradients of the network that is shown, a bounded part of the work with each question: where none is asked any
 * more, nothing is computed.
 */
export class GradientChecks {
  private check: Check | undefined;

  /** Throws the Faults of a check: of a network whose copy would take too much memory, of data that do not fit. */
  answer({ epsilon, finish }: GradientCheckQuestion, session: Observed): GradientCheckView {
    const moment = momentOf(session);
    const { check } = this;
    const isSameRun = check?.moment.load === moment.load;
    const isPresent = isSameRun && check.moment.step === moment.step;
    const goesOn = check?.epsilon === epsilon && (isPresent || (isSameRun && finish && check.left !== undefined));
    const present = goesOn ? check : begun(session, moment, epsilon, isPresent && !check.left ? check.curve : []);
    this.check = present;
    advance(present);
    return viewOf(present, session.dataset.train.m);
  }

  /** Ends a check that is not done, and frees its memory: another question begins it again. */
  giveUp(): void {
    if (this.check?.left) this.check = undefined;
  }
}

function begun(session: Observed, moment: Moment, epsilon: number, known: readonly CurvePoint[]): Check {
  const { spec, dataset, trainer, memoryLimit } = session;
  const effort = Math.max(1, multiplyAddsOf(trainer.network.shapes));
  const quotients = new DifferenceQuotients(spec, dataset, {
    weights: trainer.weights(),
    examples: Math.max(fewestExamples, Math.floor(mostProducts.quotient / (2 * effort))),
    memoryLimit,
    memoryTaken: trainer.bytes,
  });
  const drawn = drawnOf(quotients, entriesOf(quotients));
  const [tensors, curve]: [TensorCheck[], CurvePoint[]] = [[], [...known]];
  const epsilons = known.length > 0 ? [] : curveEpsilons(perDecade);
  const expected = drawn.reduce((sum, { places }) => sum + places.length, 0) * (known.length > 0 ? 1 : 2);
  const steps = stepsOf(quotients, drawn, epsilon, epsilons, tensors, curve);
  const { indices } = quotients;
  return {
    moment,
    epsilon,
    examples: indices.length,
    whole: indices.length === dataset.train.m,
    indices,
    tensors,
    curve,
    left: { products: quotients.products, steps, expected },
    work: 0,
  };
}

/** How many entries of each tensor are checked. */
function entriesOf({ products, gradients }: DifferenceQuotients): number {
  const tensors = gradients.reduce((sum, layer) => sum + layer.tensors.length, 0);
  const all = Math.min(mostEntries.all, mostProducts.check / Math.max(1, products));
  return Math.floor(Math.min(mostEntries.tensor, Math.max(fewestEntries, all / Math.max(1, tensors))));
}

/** The whole work, a quotient between two pauses; fills `tensors` and `curve`. */
function* stepsOf(
  quotients: DifferenceQuotients,
  drawn: readonly DrawnEntries[],
  epsilon: number,
  epsilons: readonly number[],
  tensors: TensorCheck[],
  curve: CurvePoint[],
): Generator<undefined, void> {
  for (const tensor of checkTensors(quotients, drawn, epsilon, defaultEpsilon)) {
    if (tensor) tensors.push(tensor);
    else yield;
  }
  for (const point of epsilonCurve(quotients, drawn, epsilons)) {
    if (point) curve.push(point);
    else yield;
  }
}

/** As many quotients as one answer may take, and one at least. */
function advance(check: Check): void {
  const { left } = check;
  if (!left) return;
  const most = Math.max(1, Math.floor(mostProducts.answer / Math.max(1, left.products)));
  for (let step = 0; step < most; step++) {
    if (left.steps.next().done) {
      delete check.left;
      return;
    }
    check.work++;
  }
}

function viewOf(check: Check, trainSize: number): GradientCheckView {
  const { moment, epsilon, work, left, examples, indices, tensors, curve } = check;
  const { kinks, count } = crossedKinks(tensors, indices, mostKinks);
  return {
    moment,
    epsilon,
    work,
    done: left ? Math.min(0.99, work / Math.max(1, left.expected)) : 1,
    examples,
    whole: examples === trainSize,
    limit: errorLimit,
    relativeError: tensors.reduce((worst, { relativeError }) => worseOf(worst, relativeError), 0),
    tensors: tensors.map((tensor) => tensorCheckView(tensor, indices)),
    kinks: kinks.map(({ before, after, ...kink }) => ({ ...kink, above: before, below: after })),
    kinkCount: count,
    curve: curve.map((point) => ({ ...point })),
    branches: left ? {} : { ...branchesOf(curve) },
  };
}
