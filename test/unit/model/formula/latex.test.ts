import assert from 'node:assert/strict';
import { activationNames, activationOf } from '../../../../src/model/activation';
import { alignedLatex, latexOf } from '../../../../src/model/formula/latex';
import { lossFacts, lossNames } from '../../../../src/model/loss';
import { optimizerFacts, optimizerNames } from '../../../../src/model/optimizer';
import { scheduleFacts, scheduleNames } from '../../../../src/model/schedule';

const written: readonly (readonly [line: string, latex: string])[] = [
  ['Z[1] = W[1]X + b[1]', 'Z^{[1]}=W^{[1]}X+b^{[1]}'],
  ['A[1] = σ(Z[1])', 'A^{[1]}=\\sigma(Z^{[1]})'],
  ['dA[l-1] = W[l]ᵀdZ[l]', 'dA^{[l-1]}=W^{[l]T}dZ^{[l]}'],
  ['dZ[1] = dA[1] ∗ g′(Z[1])', 'dZ^{[1]}=dA^{[1]}*g^{\\prime}(Z^{[1]})'],
  ['dW[2] = (1/m) dZ[2]A[1]ᵀ + (λ/m)W[2]', 'dW^{[2]}=\\frac{1}{m}dZ^{[2]}A^{[1]T}+\\frac{\\lambda}{m}W^{[2]}'],
  ['db[1] = (1/m) Σ dZ[1]', 'db^{[1]}=\\frac{1}{m}\\sum dZ^{[1]}'],
  ['W := W − α·v̂/(√ŝ + ε)', 'W\\mathrel{:=}W-\\alpha\\cdot\\frac{\\hat{v}}{\\sqrt{\\hat{s}}+\\varepsilon}'],
  ['v̂ = v/(1 − β₁ᵗ)', '\\hat{v}=\\frac{v}{1-\\beta_{1}^{t}}'],
  ['W := W − α dW/(√s + ε)', 'W\\mathrel{:=}W-\\alpha\\frac{dW}{\\sqrt{s}+\\varepsilon}'],
  ['L = −Σ_j y_j·log ŷ_j', 'L=-\\sum_{j}y_{j}\\cdot\\log\\hat{y}_{j}'],
  ['J = L + (λ/2m) Σ‖W[l]‖²', 'J=L+\\frac{\\lambda}{2m}\\sum\\Vert W^{[l]}\\Vert^{2}'],
  ['z·(1 + erf(z/√2))/2', 'z\\cdot\\frac{1+\\operatorname{erf}\\left(\\frac{z}{\\sqrt{2}}\\right)}{2}'],
  ['(e^z − e^(−z)) / (e^z + e^(−z))', '\\frac{e^{z}-e^{-z}}{e^{z}+e^{-z}}'],
  ['∂a_j/∂z_k = a_j(δ_jk − a_k)', '\\frac{\\partial a_{j}}{\\partial z_{k}}=a_{j}(\\delta_{jk}-a_{k})'],
  [
    'α(t) = lr·f^⌊t/every⌋',
    '\\alpha(t)=\\operatorname{lr}\\cdot f^{\\left\\lfloor\\frac{t}{\\operatorname{every}}\\right\\rfloor}',
  ],
  ['m_test = round(f·m)', 'm_{\\operatorname{test}}=\\operatorname{round}(f\\cdot m)'],
  ['leaky-relu(z) ≤ −1.5e-3', '\\operatorname{leaky-relu}(z)\\le-1.5e-3'],
  ['1/2m', '\\frac{1}{2m}'],
  ['a/b·c', '\\frac{a}{b}\\cdot c'],
  ['x_(i + 1)²', 'x_{i+1}^{2}'],
];

describe('a formula in LaTeX', () => {
  for (const [line, latex] of written) it(line, () => assert.equal(latexOf(line), latex));

  it('has one assignment a line, their signs below each other', () => {
    assert.equal(
      alignedLatex(['v := μv + dW', 'v̂ = v/2'], (name) => (name === 'v' ? '(4, 2)' : undefined)),
      '\\begin{aligned}\\underset{(4,\\,2)}{v}&\\mathrel{:=}\\mu\\underset{(4,\\,2)}{v}+dW\\\\ \\hat{\\underset{(4,\\,2)}{v}}&=\\frac{\\underset{(4,\\,2)}{v}}{2}\\end{aligned}',
    );
    assert.equal(alignedLatex(['a = b/c']), latexOf('a = b/c'));
  });

  it('has balanced groups and no character that LaTeX lacks, for every formula of the product', () => {
    const lines = [
      ...activationNames.flatMap((name) => [activationOf(name).formula, activationOf(name).derivativeFormula]),
      ...optimizerNames.flatMap((name) => optimizerFacts(name).formulas),
      ...lossNames.flatMap((name) => [...lossFacts(name).formulas, lossFacts(name).derivative('A[2]', 'Y')]),
      ...scheduleNames.flatMap((name) => scheduleFacts(name).formulas),
    ];
    for (const line of lines) {
      const latex = latexOf(line);
      assert.match(latex, /^[ -~]+$/, `${line}: ${latex}`);
      let depth = 0;
      for (const character of latex.replace(/\\[{}]/g, '')) {
        depth += character === '{' ? 1 : character === '}' ? -1 : 0;
        assert.ok(depth >= 0, latex);
      }
      assert.equal(depth, 0, latex);
      assert.equal(latex.match(/\\left/g)?.length, latex.match(/\\right/g)?.length, latex);
    }
  });

  it('that ends where a part is missing is refused', () => {
    for (const line of ['a/', 'x_', '√', '(1 + 2']) assert.throws(() => latexOf(line), RangeError, line);
  });
});
