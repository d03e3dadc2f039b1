import { activationOf } from '../../model/activation';
import type { Dataset } from '../../model/dataset';
import type { Derivation, DerivedPart, DerivedStep, derivedSteps } from '../../model/derivation';
import { latexOf } from '../../model/formula/latex';
import {
  type PassFormula,
  type PassLetter,
  type PassSetting,
  passFormulas,
  passSymbol,
} from '../../model/formula/pass';
import { inferShapes, type LayerShape } from '../../model/shapes';
import type { Spec } from '../../model/spec';
import type { NetworkWeights } from '../../model/weights';
import { checkSizes, networkWith } from '../network';
import { learningRate } from '../training/learning-rate';
import { type CheckedFormula, type CheckedFormulas, checkFormulas } from './checks';
import { explain } from './explain';

/** Examples by which the formulas of m examples are checked. */
const mostExamples = 16;

/**
 * The forward and the backward pass of a network as formulas, first of one example, then of m, and the update, each
 * computed as it is written and compared with the engine's numbers: on the first examples of the training set, from these
 * weights. Throws the Faults of `Network` and `checkSizes`.
 */
export function derive(spec: Spec, dataset: Dataset, weights: NetworkWeights): Derivation {
  checkSizes(networkWith(spec, weights), dataset);
  const { layers } = inferShapes(spec.layers);
  const one = checkedOn(spec, dataset, weights, layers, 1);
  const many = checkedOn(spec, dataset, weights, layers, Math.min(mostExamples, dataset.train.m));
  const part = (title: DerivedPart['title'], steps: readonly DerivedStep[]): DerivedPart => ({ title, steps });
  return {
    layers: layers.map((shape) => ({
      name: shape.layer.name,
      kind: shape.layer.kind,
      ...(shape.activation ? { activation: shape.activation.name } : {}),
      output: `(${shape.output.join(', ')})`,
      tensors: shape.tensors.map(({ symbol, shape: sizes }) => ({
        latex: latexOf(`${symbol}[${shape.index}]`),
        shape: `(${[...sizes, ...(sizes.length === 1 ? [1] : [])].join(', ')})`,
      })),
    })),
    parts: [
      part('example-forward', one.forward),
      part('example-cost', one.cost),
      part('example-backward', one.backward),
      part('forward', many.forward),
      part('cost', many.cost),
      part('backward', many.backward),
      part('update', many.update),
    ],
    activations: activationsOf(layers),
  };
}

type Steps = Readonly<Record<keyof CheckedFormulas, readonly DerivedStep[]>>;

/** The checked formulas of the first examples, which count as the whole training set. */
function checkedOn(
  spec: Spec,
  { train, features, outputs, classWeights }: Dataset,
  weights: NetworkWeights,
  layers: readonly LayerShape[],
  m: number,
): Steps {
  const x = new Float64Array(m * features);
  train.x.read(0, m, x);
  const { optimizer, schedule, epochs } = spec.train;
  const rate = learningRate(schedule, optimizer.lr, 0, epochs);
  const size = m === 1 ? train.m : m;
  const explanation = explain(
    spec,
    { m, x, y: train.y.slice(0, m * outputs) },
    { weights, rate, updates: 0 },
    { trainingSize: size, ...(classWeights ? { classWeights } : {}) },
  );
  const setting: PassSetting = { many: m > 1, weighted: classWeights !== undefined };
  const formulas = passFormulas(spec, layers, setting);
  const checked = checkFormulas(spec, explanation, formulas, setting, size);
  const below = shapesBelow(layers, setting);
  const step = ({ line, error }: CheckedFormula, kind: DerivedStep['step']): DerivedStep => {
    // The y and ŷ of a loss are columns of one example, or single outputs.
    const isCost = kind === 'loss' || kind === 'cost';
    return { step: kind, line, latex: isCost ? latexOf(line) : latexOf(line, below), error };
  };
  const steps = (found: readonly CheckedFormula[], of: readonly PassFormula[]): readonly DerivedStep[] =>
    found.map((each, k) => step(each, stepOf[of[k]?.letter ?? 'W']));
  const costs: readonly (typeof derivedSteps)[number][] = ['loss', 'cost'];
  return {
    forward: steps(checked.forward, formulas.forward),
    cost: checked.cost.map((each, k) => step(each, costs[k] ?? 'cost')),
    backward: steps(checked.backward, formulas.backward),
    update: checked.update.map((each) => step(each, 'update')),
  };
}

const stepOf: Readonly<Record<PassLetter, DerivedStep['step']>> = {
  Z: 'sum',
  A: 'activation',
  dA: 'output-derivative',
  dZ: 'sum-derivative',
  dW: 'weight-derivative',
  db: 'bias-derivative',
  W: 'update',
  b: 'update',
};

/** The shape of each symbol, and of a transposed one. */
function shapesBelow(layers: readonly LayerShape[], { many }: PassSetting): (name: string) => string | undefined {
  const shapes = new Map<string, readonly [string, string]>();
  const columns = many ? 'm' : '1';
  for (const { index, units, tensors, position } of layers) {
    if (index === null && position > 0) continue;
    for (const letter of ['Z', 'A', 'dA', 'dZ'] as const) {
      shapes.set(passSymbol(letter, index, many), [String(units), columns]);
    }
    for (const { symbol, shape } of tensors) {
      const [rows = 1, ...others] = shape;
      const own = [String(rows), String(others.reduce((product, size) => product * size, 1))] as const;
      for (const name of [symbol, `d${symbol}`]) shapes.set(`${name}[${index}]`, own);
    }
  }
  const outputs = String(layers.at(-1)?.units ?? 1);
  shapes.set(many ? 'Y' : 'y', [outputs, columns]);
  return (name) => {
    const own = shapes.get(name);
    if (own) return `(${own.join(', ')})`;
    const turned = name.endsWith('T') ? shapes.get(name.slice(0, -1)) : undefined;
    return turned && `(${[...turned].reverse().join(', ')})`;
  };
}

function activationsOf(layers: readonly LayerShape[]): Derivation['activations'] {
  const names = new Set(layers.flatMap(({ activation }) => (activation ? [activation.name] : [])));
  return [...names].map((name) => {
    const { form, formula, derivativeFormula } = activationOf(name);
    const [left, right] = form === 'vector' ? ['a_j = ', ''] : ['g(z) = ', 'g′(z) = '];
    return { name, formula: latexOf(`${left}${formula}`), derivative: latexOf(`${right}${derivativeFormula}`) };
  });
}
