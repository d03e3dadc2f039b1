import type { Dataset } from '../../model/dataset';
import type { Spec } from '../../model/spec';
import { type DrawnEntries, drawEntries } from './entries';
import { DifferenceQuotients, type QuotientOptions } from './quotients';
import { checkTensor, type TensorCheck, worseOf } from './tensor-check';

/** Half the step of the difference quotient. */
export const defaultEpsilon = 1e-5;
/** From a larger tensor so many entries are drawn, or some fewer that make a grid. */
export const usualEntries = 200;

export interface GradientCheckOptions extends QuotientOptions {
  /** Half the step of the difference quotient; default 1e-5. */
  readonly epsilon?: number;
}

export interface GradientCheck {
  readonly tensors: readonly TensorCheck[];
  /** The largest of the tensors' errors. */
  readonly relativeError: number;
  readonly skipped: number;
}

/**
 * Compares backpropagation to central differences (J(w + ε) − J(w − ε)) / 2ε, in float64, dropout off, on the
 * training set; large tensors and sets are sampled by the spec's seed. Throws what `Trainer`'s constructor throws.
 */
export function checkGradients(spec: Spec, dataset: Dataset, options: GradientCheckOptions = {}): GradientCheck {
  const quotients = new DifferenceQuotients(spec, dataset, options);
  return gradientCheckOf(quotients, options.epsilon);
}

/** The same of quotients that are made already. */
export function gradientCheckOf(quotients: DifferenceQuotients, epsilon = defaultEpsilon): GradientCheck {
  const tensors = [...checkTensors(quotients, drawnOf(quotients, usualEntries), epsilon)].flatMap((each) => each ?? []);
  return {
    tensors,
    relativeError: tensors.reduce((worst, { relativeError }) => worseOf(worst, relativeError), 0),
    skipped: tensors.reduce((sum, { skipped }) => sum + skipped, 0),
  };
}

/** The entries of each tensor that are checked, at most `most` of one. */
export function drawnOf({ gradients, random }: DifferenceQuotients, most: number): readonly DrawnEntries[] {
  return gradients.flatMap(({ tensors }) => tensors.map(({ parameter }) => drawEntries(parameter.shape, most, random)));
}

/**
 * Checks one tensor after the other, a quotient between two pauses; gives each tensor once it is done. `closest` is the ε of
 * the closer quotients by which a tensor is judged whose error over `epsilon` is in doubt.
 */
export function* checkTensors(
  quotients: DifferenceQuotients,
  drawn: readonly DrawnEntries[],
  epsilon: number,
  closest = epsilon,
): Generator<TensorCheck | undefined, void> {
  let at = 0;
  for (const { parameters, tensors } of quotients.gradients) {
    for (const { parameter, values } of tensors) {
      const entries = drawn[at++];
      if (entries) yield yield* checkTensor(quotients, parameters, parameter, values, entries, epsilon, closest);
    }
  }
}
