import assert from 'node:assert/strict';
import { optimizerDefaults, optimizerFacts, optimizerNames, optimizersWith } from '../../../src/model/optimizer';

describe('Optimisers', () => {
  it('keep a tensor for each running average of their formulas', () => {
    for (const name of optimizerNames) {
      const { formulas, moments } = optimizerFacts(name);
      const averages = formulas.flatMap((formula) => /^([vs]) :=/.exec(formula)?.[1] ?? []);
      assert.deepEqual(averages, [...moments], name);
    }
  });

  it('count their steps where a formula has the power t', () => {
    for (const name of optimizerNames) {
      const { formulas, countsSteps } = optimizerFacts(name);
      assert.equal(
        formulas.some((formula) => formula.includes('ᵗ')),
        countsSteps,
        name,
      );
    }
  });

  it('use the parameters that their formulas name', () => {
    const letters = { momentum: 'μ', alpha: 'ρ', beta1: 'β₁', beta2: 'β₂', epsilon: 'ε', decay: 'decay' } as const;
    for (const parameter of ['momentum', 'alpha', 'beta1', 'beta2', 'epsilon', 'decay'] as const) {
      assert.deepEqual(
        optimizersWith(parameter),
        optimizerNames.filter((name) => optimizerFacts(name).formulas.join(' ').includes(letters[parameter])),
        parameter,
      );
    }
  });

  it('have the usual parameters if the spec gives none', () => {
    assert.deepEqual(optimizerDefaults, {
      lr: 0.01,
      momentum: 0.9,
      alpha: 0.99,
      beta1: 0.9,
      beta2: 0.999,
      epsilon: 1e-8,
      decay: 0.01,
    });
  });
});
