import { type ActivationName, activationNames, activationOf } from '../../model/activation';
import { defaultScale, initializerNames } from '../../model/initializer';
import { generatorNames } from '../../model/source';
import type { ArgumentTerm, NodeTerm, PropertyTerm } from '../vocabulary/term';
import type { Formulas } from './formulas';
import { drawn } from './notation';

/** What a node adds to the mathematics, whatever it is set to. */
const ofNodes: Readonly<Record<string, readonly string[]>> = {
  dense: ['Z[l] = W[l]A[l-1] + b[l]', 'A[l] = g(Z[l])'],
  dropout: ['A[l] := A[l] ∘ D[l] / (1 − rate)'],
  holdout: ['m_test = round(f·m)'],
  loss: ['J = (1/m) Σ L(ŷ, y)'],
  l2: ['J := J + (λ/2m)·Σ‖W[l]‖²', 'dW[l] := dW[l] + (λ/m)·W[l]'],
  clip: ['g := g·min(1, c/‖g‖)'],
};

const adam = ['v := β₁v + (1 − β₁)dW, v̂ = v/(1 − β₁ᵗ)', 's := β₂s + (1 − β₂)dW², ŝ = s/(1 − β₂ᵗ)'];
const adamStep = 'W := W − α·v̂/(√ŝ + ε)';

const ofWords: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  loss: {
    mse: ['L(ŷ, y) = ‖ŷ − y‖²/2'],
    mae: ['L(ŷ, y) = ‖ŷ − y‖₁'],
    hinge: ['L(z, y) = max(0, 1 − y·z)'],
  },
  optimizer: {
    'gradient-descent': ['W := W − α dW'],
    momentum: ['v := μv + dW', 'W := W − αv'],
    nesterov: ['v := μv + dW', 'W := W − α(dW + μv)'],
    rmsprop: ['s := ρs + (1 − ρ)dW²', 'W := W − α dW/(√s + ε)'],
    adam: [...adam, adamStep],
    adamw: ['W := W − α·decay·W', ...adam, adamStep],
  },
  schedule: {
    constant: ['α(t) = lr'],
    step: ['α(t) = lr·f^⌊t/every⌋'],
    exponential: ['α(t) = lr·f^t'],
    cosine: ['α(t) = min + (lr − min)(1 + cos(πt/T))/2'],
  },
  scale: { standard: ['x := (x − μ)/σ'], minmax: ['x := (x − min)/(max − min)'] },
};

const crossEntropies = {
  binary: 'L(ŷ, y) = −(y·log ŷ + (1 − y)·log(1 − ŷ))',
  categorical: 'L(ŷ, y) = −Σ_j y_j·log ŷ_j',
};

/** Formulas of a node as such. */
export function nodeFormulas(term: NodeTerm): readonly string[] {
  return ofNodes[term.name] ?? [];
}

/** Formulas of one word of a choice; none for most. `output` is the last layer's activation, if it is known. */
export function wordFormulas(
  term: NodeTerm,
  slot: ArgumentTerm | PropertyTerm,
  word: string,
  formulas: Formulas,
  output?: ActivationName,
): readonly string[] {
  if (slot.name === 'activation') {
    const name = activationNames.find((each) => each === word);
    return name ? activationLines(name, formulas) : [];
  }
  if (slot.name === 'kind') {
    const name = generatorNames.find((each) => each === word);
    return name ? [formulas.generator(name).formula] : [];
  }
  if (slot.name === 'init') {
    const name = initializerNames.find((each) => each === word);
    if (name === 'constant') return ['W[l] = value'];
    return name ? [drawn({ name, scale: defaultScale(name), value: 0 }, 'W[l]', '', 'n[l-1]')] : [];
  }
  if (word === 'cross-entropy') return crossEntropy(output);
  return ofWords[term.name]?.[word] ?? [];
}

/** `g(z) = …` and `g′(z) = …`. */
export function activationLines(name: ActivationName, formulas: Formulas): readonly string[] {
  const { form, symbol, formula, derivativeFormula } = formulas.activation(name);
  if (form === 'vector') return [`a_j = ${formula}`, derivativeFormula];
  return [`g(z) = ${isLetter(symbol) ? `${symbol}(z) = ` : ''}${formula}`, `g′(z) = ${derivativeFormula}`];
}

/** σ, which formulas of others use, is explained; a name explains itself. */
const isLetter = (symbol: string): boolean => symbol.length === 1;

function crossEntropy(output: ActivationName | undefined): readonly string[] {
  const form = output && activationOf(output).crossEntropy;
  if (!form || form === 'none') return Object.values(crossEntropies);
  return [crossEntropies[form], 'dZ[L] = A[L] − Y'];
}
