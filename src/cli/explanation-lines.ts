import type { Matrix } from '../engine/explain/matrix';
import { isSaturated } from '../engine/explain/saturated';
import { matrixOf } from '../engine/explain/symbols';
import type { Walk } from '../engine/explain/walk';
import { type PassFormula, passFormulas, passSymbol } from '../model/formula/pass';
import type { Spec } from '../model/spec';
import { equationsAt, softmaxSum } from './explanation-equations';
import { matrixLines } from './matrix-lines';
import { readable } from './number';
import type { Output } from './output';

/** Tells an explanation to people: each formula of the update with its shape and its numbers. */
export function tellExplanation(walk: Walk, spec: Spec, output: Output): void {
  const { explanation, setting } = walk;
  const { layers, m, Y, loss, cost, costAfter, rate } = explanation;
  const { many } = setting;
  const shapes = layers.map(({ shape }) => shape);
  const examples = Array.from({ length: m }, (_, i) => i);
  const formulas = passFormulas(spec, shapes, { ...setting, fromSums: isSaturated(spec, explanation, examples) });
  const tell = (line: string, matrix: Matrix | undefined): void => {
    if (!matrix) return;
    output.line(`  ${line}  (${matrix.rows}, ${matrix.columns})`);
    output.lines(matrixLines(matrix));
  };
  const tellAll = (part: readonly PassFormula[]): void => {
    for (const { position, letter, line } of part) tell(line, layers[position] && matrixOf(layers[position], letter));
  };
  output.say('cli-explain-forward');
  tell(passSymbol('A', null, many), layers[0]?.A);
  tell(many ? 'Y' : 'y', Y);
  for (const [position, layer] of layers.entries()) {
    for (const { symbol, value } of layer.tensors) tell(`${symbol}[${layer.shape.index}]`, value);
    for (const equation of equationsAt(walk, 'forward', position)) {
      const { terms, sum } = softmaxSum(equation);
      if (sum) tell(`Σ_j ${terms}`, sum);
      tell(equation.line, equation.result);
    }
  }
  output.say('cli-explain-cost');
  const [ofExample = '', ofAll = ''] = formulas.cost;
  tell(ofExample, { rows: 1, columns: m, values: loss });
  output.line(`  ${ofAll} = ${readable(cost)}`);
  output.say('cli-explain-backward');
  tellAll(formulas.backward);
  output.say('cli-explain-update', { rate: readable(rate), norm: readable(explanation.gradientNorm) });
  if (explanation.clipFactor !== 1) output.say('cli-explain-clipped', { factor: readable(explanation.clipFactor) });
  for (const line of formulas.clipping) output.line(`  ${line} = ${readable(explanation.clipFactor)}`);
  for (const [position] of layers.entries()) {
    for (const { line, result } of equationsAt(walk, 'update', position)) tell(line, result);
  }
  output.say('cli-explain-after', { before: readable(cost), after: readable(costAfter) });
}
