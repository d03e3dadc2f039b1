import { type Formula, nameOf } from './formula';
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

/** What is written below a symbol, such as `(4, m)` below `Z[1]`; undefined for what has nothing there. */
export type Below = (name: string) => string | undefined;

/** A formula that is written as a line, in LaTeX's mathematics, without its dollar signs. */
export function latexOf(line: string, below: Below = () => undefined): string {
  return latex(parseFormula(line), below);
}

/** Assignments, each on a line of its own below the one before, their signs below each other; a single one as it is. */
export function alignedLatex(lines: readonly string[], below: Below = () => undefined): string {
  const written = lines.map((line) => latexOf(line, below));
  if (written.length === 1) return written.join('');
  const aligned = written.map((line) => line.replace(/\\mathrel\{:=\}|=/, '&$&'));
  return `\\begin{aligned}${aligned.join('\\\\ ')}\\end{aligned}`;
}

function latex(formula: Formula, below: Below): string {
  const note = below(nameOf(formula));
  if (note === undefined) return plain(formula, below);
  return `\\underset{${note.replaceAll(', ', ',\\,')}}{${plain(formula, () => undefined)}}`;
}

function plain(formula: Formula, below: Below): string {
  switch (formula.kind) {
    case 'variable':
    case 'operator':
      return commands[formula.text] ?? formula.text;
    case 'number':
      return formula.text;
    case 'word':
      return functions.has(formula.text) ? `\\${formula.text}` : `\\operatorname{${formula.text}}`;
    case 'row':
      return formula.parts.map((part) => latex(part, below)).reduce(joined, '');
    case 'hat':
      return `\\hat{${latex(formula.of, below)}}`;
    case 'scripts': {
      const { of, below: index, above } = formula;
      const lower = index ? `_{${latex(index, below)}}` : '';
      return `${latex(of, below)}${lower}${above ? `^{${latex(above, below)}}` : ''}`;
    }
    case 'fraction':
      return `\\frac{${latex(formula.above, below)}}{${latex(formula.below, below)}}`;
    case 'root':
      return `\\sqrt{${latex(formula.of, below)}}`;
    case 'fence': {
      const { open, close, of } = formula;
      const [left, right] = [fences[open] ?? open, fences[close] ?? close];
      const inner = latex(of, below);
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
