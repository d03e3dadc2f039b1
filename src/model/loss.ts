import { type ActivationName, activationOf, givesProbabilities, isDistribution, isIdentity } from './activation';
import { namesOf } from './names-of';

/** The properties of a loss L, apart from its values. */
interface LossFacts {
  /** What y must be: numbers whose distance matters, probabilities (or classes as 0 and 1), or the signs ±1. */
  readonly targets: 'numbers' | 'probabilities' | 'signs';
  /** Whether it is defined for ŷ of an output layer. */
  fits(activation: ActivationName, units: number): boolean;
  /** L, as lines of plain mathematics; every form, if it depends on the output's activation. */
  readonly formulas: readonly string[];
  /** Where backpropagation begins: at dZ[L], the output's activation included, or at dA[L]. */
  readonly gives: 'dZ' | 'dA';
  /** That derivative of one example, of these symbols for ŷ and y. */
  derivative(output: string, target: string): string;
}

/** Cross-entropy of each unit separately, and of one unit for each class. */
export const crossEntropyFormulas = {
  binary: 'L(ŷ, y) = −(y·log ŷ + (1 − y)·log(1 − ŷ))',
  categorical: 'L(ŷ, y) = −Σ_j y_j·log ŷ_j',
};

/** The same from z: with all their digits where ŷ is within rounding of 0 or 1. `definition` says what its function is. */
export const crossEntropyOfSums = {
  binary: {
    formula: 'L(z, y) = y·softplus(−z) + (1 − y)·softplus(z)',
    definition: 'softplus(z) = log(1 + e^z)',
  },
  categorical: {
    formula: 'L(z, y) = −Σ_j y ∗ log-softmax(z)',
    definition: 'log-softmax(z) = z − log Σ_j e^z',
  },
} as const;

/** Every loss by its name in the language, in the order in which completion offers them. */
export const losses = {
  'cross-entropy': {
    targets: 'probabilities',
    fits: givesProbabilities,
    formulas: Object.values(crossEntropyFormulas),
    gives: 'dZ',
    derivative: (output, target) => `${output} − ${target}`,
  },
  mse: {
    targets: 'numbers',
    fits: () => true,
    formulas: ['L(ŷ, y) = ‖ŷ − y‖²/2'],
    gives: 'dA',
    derivative: (output, target) => `${output} − ${target}`,
  },
  mae: {
    targets: 'numbers',
    fits: () => true,
    formulas: ['L(ŷ, y) = ‖ŷ − y‖₁'],
    gives: 'dA',
    derivative: (output, target) => `sign(${output} − ${target})`,
  },
  hinge: {
    targets: 'signs',
    fits: (activation, units) => isIdentity(activation) && units === 1,
    formulas: ['L(z, y) = max(0, 1 − y·z)'],
    gives: 'dA',
    derivative: (output, target) => `−${target} (${target}·${output} < 1), 0 (${target}·${output} ≥ 1)`,
  },
} satisfies Readonly<Record<string, LossFacts>>;

export type LossName = keyof typeof losses;
export const lossNames: readonly LossName[] = namesOf(losses);

export function lossFacts(name: LossName): LossFacts {
  return losses[name];
}

/** L after an output of this activation, as one line. */
export function lossFormula(name: LossName, output: ActivationName): string {
  const form = crossEntropyForm(name, output);
  return form ? crossEntropyFormulas[form] : lossFacts(name).formulas.join(', ');
}

/** Which cross-entropy it is after an output of this activation; undefined of other losses. */
export function crossEntropyForm(name: LossName, output: ActivationName): 'binary' | 'categorical' | undefined {
  const form = activationOf(output).crossEntropy;
  return lossFacts(name).targets === 'probabilities' && form !== 'none' ? form : undefined;
}

/** Whether targets stay numbers: the loss measures a distance, and ŷ is not a distribution over classes. */
export function measuresNumbers(loss: LossName, activation: ActivationName): boolean {
  return lossFacts(loss).targets === 'numbers' && !isDistribution(activation);
}
