import { type ActivationName, givesProbabilities, isDistribution, isIdentity } from './activation';
import { namesOf } from './names-of';

/** The properties of a loss L, apart from its values. */
interface LossFacts {
  /** What y must be: numbers whose distance matters, probabilities (or classes as 0 and 1), or the signs ±1. */
  readonly targets: 'numbers' | 'probabilities' | 'signs';
  /** Whether it is defined for ŷ of an output layer. */
  fits(activation: ActivationName, units: number): boolean;
  /** L, as lines of plain mathematics; every form, if it depends on the output's activation. */
  readonly formulas: readonly string[];
}

/** Cross-entropy of each unit separately, and of one unit for each class. */
export const crossEntropyFormulas = {
  binary: 'L(ŷ, y) = −(y·log ŷ + (1 − y)·log(1 − ŷ))',
  categorical: 'L(ŷ, y) = −Σ_j y_j·log ŷ_j',
};

/** Every loss by its name in the language, in the order in which completion offers them. */
export const losses = {
  'cross-entropy': {
    targets: 'probabilities',
    fits: givesProbabilities,
    formulas: Object.values(crossEntropyFormulas),
  },
  mse: { targets: 'numbers', fits: () => true, formulas: ['L(ŷ, y) = ‖ŷ − y‖²/2'] },
  mae: { targets: 'numbers', fits: () => true, formulas: ['L(ŷ, y) = ‖ŷ − y‖₁'] },
  hinge: {
    targets: 'signs',
    fits: (activation, units) => isIdentity(activation) && units === 1,
    formulas: ['L(z, y) = max(0, 1 − y·z)'],
  },
} satisfies Readonly<Record<string, LossFacts>>;

export type LossName = keyof typeof losses;
export const lossNames: readonly LossName[] = namesOf(losses);

export function lossFacts(name: LossName): LossFacts {
  return losses[name];
}

/** Whether targets stay numbers: the loss measures a distance, and ŷ is not a distribution over classes. */
export function measuresNumbers(loss: LossName, activation: ActivationName): boolean {
  return lossFacts(loss).targets === 'numbers' && !isDistribution(activation);
}
