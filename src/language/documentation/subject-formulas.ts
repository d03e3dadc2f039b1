import { type ActivationName, activationNames, activationOf } from '../../model/activation';
import { generatorFacts, generatorNames } from '../../model/generator';
import { defaultScale, defaultValue, initializerNames, initializers } from '../../model/initializer';
import { crossEntropyFormulas, type LossName, lossFacts, lossNames } from '../../model/loss';
import { optimizerFacts, optimizerNames } from '../../model/optimizer';
import { scheduleFacts, scheduleNames } from '../../model/schedule';
import type { ArgumentTerm, NodeTerm, PropertyTerm } from '../vocabulary/term';
import { drawn } from './notation';

/** What a node adds to the mathematics, for any of its settings. */
const ofNodes: Readonly<Record<string, readonly string[]>> = {
  dense: ['Z[l] = W[l]A[l-1] + b[l]', 'A[l] = g(Z[l])'],
  dropout: ['A[l] := A[l] ∘ D[l] / (1 − rate)'],
  holdout: ['m_test = round(f·m)'],
  validation: ['m_val = round(f·m)'],
  loss: ['J = (1/m) Σ L(ŷ, y)'],
  l2: ['J := J + (λ/2m)·Σ‖W[l]‖²', 'dW[l] := dW[l] + (λ/m)·W[l]'],
  'class-weights': ['J = Σ w_k·L(ŷ, y) / Σ w_k, k the class of y'],
  clip: ['g := g·min(1, c/‖g‖)'],
};

/** Formulas of the words that name a member of a family. */
const ofFamilies: Readonly<Record<string, (word: string) => readonly string[] | undefined>> = {
  optimizer: (word) => known(optimizerNames, word, (name) => optimizerFacts(name).formulas),
  schedule: (word) => known(scheduleNames, word, (name) => scheduleFacts(name).formulas),
};

function known<Name extends string>(
  names: readonly Name[],
  word: string,
  formulas: (name: Name) => readonly string[],
): readonly string[] | undefined {
  const name = names.find((each) => each === word);
  return name && formulas(name);
}

const ofScales: Readonly<Record<string, readonly string[]>> = {
  standard: ['x := (x − μ)/σ'],
  minmax: ['x := (x − min)/(max − min)'],
};

const ofTargetScales: typeof ofScales = {
  standard: ['y := (y − μ)/σ'],
  minmax: ['y := (y − min)/(max − min)'],
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
  output?: ActivationName,
): readonly string[] {
  if (slot.name === 'activation') {
    const name = activationNames.find((each) => each === word);
    return name ? activationLines(name) : [];
  }
  if (slot.name === 'kind') {
    const name = generatorNames.find((each) => each === word);
    return name ? [generatorFacts(name).formula] : [];
  }
  if (slot.name === 'init') {
    const name = initializerNames.find((each) => each === word);
    if (name && initializers[name].setBy === 'value') return ['W[l] = value'];
    return name ? [drawn({ name, scale: defaultScale(name), value: defaultValue }, 'W[l]', '', 'n[l-1]')] : [];
  }
  if (term.name === 'loss') {
    const name = lossNames.find((each) => each === word);
    return name ? lossLines(name, output) : [];
  }
  if (term.name === 'scale-target') return ofTargetScales[word] ?? [];
  if (term.name === 'class-weights') return ['w_k = m/(K·m_k)'];
  return ofFamilies[term.name]?.(word) ?? (term.name === 'scale' ? (ofScales[word] ?? []) : []);
}

/** `g(z) = …` and `g′(z) = …`. */
export function activationLines(name: ActivationName): readonly string[] {
  const { form, symbol, formula, derivativeFormula } = activationOf(name);
  if (form === 'vector') return [`a_j = ${formula}`, derivativeFormula];
  return [`g(z) = ${isLetter(symbol) ? `${symbol}(z) = ` : ''}${formula}`, `g′(z) = ${derivativeFormula}`];
}

/** σ is explained, since formulas of other activations use it; a name needs no explanation. */
const isLetter = (symbol: string): boolean => symbol.length === 1;

/** L(ŷ, y); after an output of probabilities, L in the form for that output, and dZ. */
function lossLines(name: LossName, output: ActivationName | undefined): readonly string[] {
  const { targets, formulas } = lossFacts(name);
  const form = output && activationOf(output).crossEntropy;
  if (targets !== 'probabilities' || !form || form === 'none') return formulas;
  return [crossEntropyFormulas[form], 'dZ[L] = A[L] − Y'];
}
