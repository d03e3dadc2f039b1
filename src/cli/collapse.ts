import { type Matrix, rowsOf } from '../engine/explain/matrix';
import { type CollapsedStack, collapse as collapseStacks } from '../engine/inspect/collapse';
import { LongList } from '../runs/json';
import { type Command, exit } from './command';
import { matrixLines } from './matrix-lines';
import { magnitude } from './number';
import type { Output } from './output';
import { loadSpec } from './spec-file';
import { startingWeights } from './starting-weights';

/** The one layer that a stack of linear layers computes, and how far the outputs differ with it. */
export const collapse: Command = {
  name: 'collapse',
  options: ['weights'],
  run([path], options, surroundings) {
    const { output } = surroundings;
    const loaded = loadSpec(path, surroundings);
    if (typeof loaded === 'number') return loaded;
    const { weights, dataset } = startingWeights(loaded.spec, path, options, surroundings);
    const { stacks, maxAbs } = collapseStacks(loaded.spec, dataset, weights);
    output.longValue({ stacks: new LongList(stacks.map(stackJson)), examples: dataset.train.m, maxAbs });
    for (const stack of stacks) tell(stack, output);
    if (stacks.length === 0) output.say('cli-collapse-none');
    else output.say('cli-collapse-difference', { examples: dataset.train.m, difference: magnitude(maxAbs) });
    return exit.fine;
  },
};

const namesOf = ({ layers }: CollapsedStack): readonly string[] => layers.map(({ layer }) => layer.name);
const activationOf = ({ layers }: CollapsedStack): string => layers.at(-1)?.activation?.name ?? '';

function stackJson(stack: CollapsedStack) {
  const rows = (matrix: Matrix): LongList => new LongList({ [Symbol.iterator]: () => rowsOf(matrix) });
  return { layers: namesOf(stack), activation: activationOf(stack), W: rows(stack.W), b: rows(stack.b) };
}

/** `W′ = W[2]W[1]`, and the numbers. */
function tell(stack: CollapsedStack, output: Output): void {
  const { layers, W, b } = stack;
  output.say('cli-collapse-stack', { layers: namesOf(stack).join(', '), activation: activationOf(stack) });
  const numbers = layers.map(({ index }) => `W[${index}]`).reverse();
  output.line(`  W′ = ${numbers.join(' ')} (${W.rows}, ${W.columns})`);
  output.lines(matrixLines(W));
  const bias = layers.reduce(
    (inner, { index }, k) => (k === 0 ? `b[${index}]` : `W[${index}]${k === 1 ? inner : `(${inner})`} + b[${index}]`),
    '',
  );
  output.line(`  b′ = ${bias} (${b.rows}, 1)`);
  output.lines(matrixLines(b));
}
