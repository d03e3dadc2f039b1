import { html, mathml, type TemplateResult } from 'lit';
import { sidesOf } from '../../src/model/formula/pass';
import type { EquationView, MatrixView, NumbersView } from '../../src/protocol/walk';
import { mathPart } from '../ui/mathml';
import type { Palette } from '../ui/palette';
import { type MatrixFocus, matrixTemplate, shapeOf } from './matrix';

/** What the numbers of a formula are shown with. */
export interface EquationLook {
  readonly palette: Palette;
  /** The chosen unit of the equation's layer. */
  readonly unit?: number | undefined;
  /** The column of the chosen example, where there are several. */
  readonly example?: number | undefined;
  /** The number of examples that are columns. */
  readonly m: number;
}

/**
 * A formula with its numbers: each symbol above its own matrix, below it its shape. Where it is too wide for one line, its
 * right side goes to the next.
 */
export function equationTemplate(equation: EquationView, look: EquationLook): TemplateResult {
  const { line, letter } = equation;
  const sides = sidesWithNumbers(equation, look, true);
  return html`<div class="equation" data-line=${line} data-letter=${letter}>${sides.map((side) => html`<math class="formula" displaystyle="true">${side}</math>`)}</div>`;
}

/** The numbers of one entry in its formula, without symbols. */
export function numbersTemplate(numbers: NumbersView, palette: Palette): TemplateResult {
  const sides = sidesWithNumbers(numbers, { palette, m: 1 }, false);
  return html`<math class="formula entry-formula" data-line=${numbers.line}><mrow>${sides}</mrow></math>`;
}

/** The result with its sign, and the right side. */
function sidesWithNumbers(
  { line, result, operands }: NumbersView,
  look: EquationLook,
  named: boolean,
): readonly [TemplateResult, TemplateResult] {
  const [left, right] = sidesOf(line);
  const known = new Map(operands.map((operand) => [operand.name, operand]));
  const shown = (matrix: MatrixView, symbol: TemplateResult): TemplateResult => {
    const numbers = matrixTemplate(matrix, focusOf(matrix, result, look), look.palette, matrix !== result);
    if (!named) return numbers;
    if (isNumber(matrix)) return mathml`<mover>${numbers}<mrow class="above">${symbol}</mrow></mover>`;
    return mathml`<munderover>${numbers}<mtext class="shape">${shapeOf(matrix)}</mtext><mrow class="above">${symbol}</mrow></munderover>`;
  };
  const sign = line.includes(' := ') ? ':=' : '=';
  const value = shown(result, mathPart(left));
  const written = mathPart(right, {
    symbol: (name, symbol) => {
      const operand = known.get(name);
      return operand && shown(operand, symbol());
    },
    // Numbers beside each other would read as one, and a number beside a bracket as a part of its matrix.
    between: (left, right) =>
      isNumber(known.get(right)) && (isNumber(known.get(left)) || left.endsWith(')'))
        ? mathml`<mo>×</mo>`
        : mathml`<mspace width="0.35em" />`,
  });
  return [mathml`<mrow class="result">${value}</mrow><mo form="infix">${sign}</mo>`, mathml`<mrow>${written}</mrow>`];
}

const isNumber = (matrix: MatrixView | undefined): boolean => matrix?.rows === 1 && matrix.columns === 1;

/** A matrix with a row for each unit of the layer shows the chosen one; with a column for each example, the chosen one. */
function focusOf(matrix: MatrixView, result: MatrixView, { unit, example, m }: EquationLook): MatrixFocus {
  const isOfExamples = m > 1 && matrix.columns === m;
  return {
    ...(matrix.rows === result.rows ? { row: unit } : {}),
    ...(isOfExamples ? { column: example } : {}),
  };
}
