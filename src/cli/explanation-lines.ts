import type { Explanation } from '../engine/explain/explanation';
import type { Matrix } from '../engine/explain/matrix';
import { isSaturated } from '../engine/explain/saturated';
import { matrixOf } from '../engine/explain/symbols';
import { type PassFormula, type PassSetting, passFormulas, passSymbol } from '../model/formula/pass';
import type { Spec } from '../model/spec';
import { matrixLines } from './matrix-lines';
import { readable } from './number';
import type { Output } from './output';

/** Tells an explanation to people: each formula of the update with its shape and its numbers. */
export function tellExplanation(explanation: Explanation, spec: Spec, setting: PassSetting, output: Output): void {
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
    tellAll(formulas.forward.filter((formula) => formula.position === position));
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
  tellAll(formulas.update);
  output.say('cli-explain-after', { before: readable(cost), after: readable(costAfter) });
}
