import type { Formula } from './formula';
import { parseFormula } from './parse';

/** Commands of characters that LaTeX's mathematics has no key for. */
const commands: Readonly<Record<string, string>> = {
  α: '\\alpha',
  β: '\\beta',
  γ: '\\gamma',
  δ: '\\delta',
  ε: '\\varepsilon',
  λ: '\\lambda',
  μ: '\\mu',
  π: '\\pi',
  ρ: '\\rho',
  σ: '\\sigma',
  φ: '\\varphi',
  Φ: '\\Phi',
  Σ: '\\sum',
  '∂': '\\partial',
  '−': '-',
  '·': '\\cdot',
  '×': '\\times',
  '∘': '\\circ',
  '∗': '*',
  '≈': '\\approx',
  '≤': '\\le',
  '≥': '\\ge',
  '∞': '\\infty',
  '′': '\\prime',
  '…': '\\dots',
  '~': '\\sim',
  ':=': '\\mathrel{:=}',
  '%': '\\%',
};

/** Names that LaTeX has commands for. */
const functions = new Set(['tanh', 'max', 'min', 'log', 'ln', 'exp', 'cos']);

const fences: Readonly<Record<string, string>> = {
  '‖': '\\Vert',
  '⌊': '\\lfloor',
  '⌋': '\\rfloor',
  '{': '\\{',
  '}': '\\}',
};

/** A formula that is written as a line, in LaTeX's mathematics, without its dollar signs. */
export function latexOf(line: string): string {
  return latex(parseFormula(line));
}

function latex(formula: Formula): string {
  switch (formula.kind) {
    case 'variable':
    case 'operator':
      return commands[formula.text] ?? formula.text;
    case 'number':
      return formula.text;
    case 'word':
      return functions.has(formula.text) ? `\\${formula.text}` : `\\operatorname{${formula.text}}`;
    case 'row':
      return formula.parts.map(latex).reduce(joined, '');
    case 'hat':
      return `\\hat{${latex(formula.of)}}`;
    case 'scripts': {
      const { of, below, above } = formula;
      return `${latex(of)}${below ? `_{${latex(below)}}` : ''}${above ? `^{${latex(above)}}` : ''}`;
    }
    case 'fraction':
      return `\\frac{${latex(formula.above)}}{${latex(formula.below)}}`;
    case 'root':
      return `\\sqrt{${latex(formula.of)}}`;
    case 'fence': {
      const { open, close, of } = formula;
      const [left, right] = [fences[open] ?? open, fences[close] ?? close];
      const inner = latex(of);
      return inner.includes('\\frac')
        ? `${joined(`\\left${left}`, inner)}\\right${right}`
        : joined(left, inner) + right;
    }
  }
}

/** Two parts beside each other: a command and a letter behind it need a blank. */
function joined(before: string, part: string): string {
  return /\\[A-Za-z]+$/.test(before) && /^[A-Za-z]/.test(part) ? `${before} ${part}` : before + part;
}
