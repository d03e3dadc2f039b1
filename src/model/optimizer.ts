import { namesOf } from './names-of';

/** Parameters as PyTorch names and defines them; those an optimiser does not use keep their default. */
export interface OptimizerParameters {
  readonly lr: number;
  readonly momentum: number;
  readonly alpha: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  readonly decay: number;
}

/** The parameters that the spec leaves out. */
export const optimizerDefaults = {
  lr: 0.01,
  momentum: 0.9,
  alpha: 0.99,
  beta1: 0.9,
  beta2: 0.999,
  epsilon: 1e-8,
  decay: 0.01,
} as const satisfies OptimizerParameters;

/** The properties of an optimiser, apart from its steps. */
interface OptimizerFacts {
  /** The parameters it uses in addition to the learning rate. */
  readonly parameters: readonly (keyof OptimizerParameters)[];
  /** The letters of the tensors that it keeps for each parameter, in the parameter's shape, in the order of its state. */
  readonly moments: readonly [] | readonly ['v'] | readonly ['s'] | readonly ['v', 's'];
  /** Whether a step depends on its number, as the correction of Adam's moments does. */
  readonly countsSteps: boolean;
  /** An update, as lines of plain mathematics. */
  readonly formulas: readonly string[];
}

const adam = ['v := β₁v + (1 − β₁)dW, v̂ = v/(1 − β₁ᵗ)', 's := β₂s + (1 − β₂)dW², ŝ = s/(1 − β₂ᵗ)'];
const adamStep = 'W := W − α·v̂/(√ŝ + ε)';

/** Every optimiser by its name in the language, in the order in which completion offers them. */
export const optimizers = {
  'gradient-descent': { parameters: [], moments: [], countsSteps: false, formulas: ['W := W − α dW'] },
  momentum: { parameters: ['momentum'], moments: ['v'], countsSteps: false, formulas: ['v := μv + dW', 'W := W − αv'] },
  nesterov: {
    parameters: ['momentum'],
    moments: ['v'],
    countsSteps: false,
    formulas: ['v := μv + dW', 'W := W − α(dW + μv)'],
  },
  rmsprop: {
    parameters: ['alpha', 'epsilon'],
    moments: ['s'],
    countsSteps: false,
    formulas: ['s := ρs + (1 − ρ)dW²', 'W := W − α dW/(√s + ε)'],
  },
  adam: {
    parameters: ['beta1', 'beta2', 'epsilon'],
    moments: ['v', 's'],
    countsSteps: true,
    formulas: [...adam, adamStep],
  },
  adamw: {
    parameters: ['beta1', 'beta2', 'epsilon', 'decay'],
    moments: ['v', 's'],
    countsSteps: true,
    formulas: ['W := W − α·decay·W', ...adam, adamStep],
  },
} satisfies Readonly<Record<string, OptimizerFacts>>;

export type OptimizerName = keyof typeof optimizers;
export const optimizerNames: readonly OptimizerName[] = namesOf(optimizers);

export interface Optimizer extends OptimizerParameters {
  readonly name: OptimizerName;
}

export function optimizerFacts(name: OptimizerName): OptimizerFacts {
  return optimizers[name];
}

/** The optimisers that use a parameter. */
export function optimizersWith(parameter: keyof OptimizerParameters): readonly OptimizerName[] {
  return optimizerNames.filter((name) => optimizerFacts(name).parameters.includes(parameter));
}
