import { activationOf } from '../../model/activation';
import type { Dataset } from '../../model/dataset';
import type { Derivation, DerivedPart, DerivedStep } from '../../model/derivation';
import { alignedLatex, latexOf } from '../../model/formula/latex';
import {
  type PassFormula,
  type PassLetter,
  type PassSetting,
  passFormulas,
  passSymbol,
} from '../../model/formula/pass';
import { writtenShape } from '../../model/layers/rule';
import { crossEntropyForm, crossEntropyOfSums, lossFormula } from '../../model/loss';
import { inferShapes, type LayerShape } from '../../model/shapes';
import type { Spec } from '../../model/spec';
import type { NetworkWeights } from '../../model/weights';
import { checkSizes, networkWith } from '../network';
import { learningRate } from '../training/learning-rate';
import { type CheckedFormula, type CheckedFormulas, checkFormulas } from './checks';
import { explain } from './explain';
import { isSaturated } from './saturated';

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
  const one = checkedOn(spec, dataset, weights, layers, false);
  const many = checkedOn(spec, dataset, weights, layers, true);
  const part = (title: DerivedPart['title'], steps: readonly DerivedStep[]): DerivedPart => ({ title, steps });
  return {
    layers: layers.map((shape) => ({
      name: shape.layer.name,
      kind: shape.layer.kind,
      ...(shape.activation ? { activation: shape.activation.name } : {}),
      output: `(${shape.output.join(', ')})`,
      tensors: shape.tensors.map((tensor) => ({
        latex: latexOf(`${tensor.symbol}[${shape.index}]`),
        shape: `(${writtenShape(tensor).join(', ')})`,
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

type Steps = Readonly<Record<Exclude<keyof CheckedFormulas, 'clipping'>, readonly DerivedStep[]>>;

/** The checked formulas of the first example, or of the first ones, which count as the whole training set then. */
function checkedOn(
  spec: Spec,
  { train, features, outputs, classWeights }: Dataset,
  weights: NetworkWeights,
  layers: readonly LayerShape[],
  isMany: boolean,
): Steps {
  const m = isMany ? Math.min(mostExamples, train.m) : 1;
  const x = new Float64Array(m * features);
  train.x.read(0, m, x);
  const { optimizer, schedule, epochs } = spec.train;
  const rate = learningRate(schedule, optimizer.lr, 0, epochs);
  const size = isMany ? m : train.m;
  const explanation = explain(
    spec,
    { m, x, y: train.y.slice(0, m * outputs) },
    { weights, rate, updates: 0 },
    { trainingSize: size, ...(classWeights ? { classWeights } : {}) },
  );
  const examples = Array.from({ length: m }, (_, i) => i);
  const fromSums = isSaturated(spec, explanation, examples);
  const setting: PassSetting = { many: isMany, weighted: classWeights !== undefined, fromSums };
  const formulas = passFormulas(spec, layers, setting);
  const checked = checkFormulas(spec, explanation, formulas, setting, size);
  const below = shapesBelow(layers, setting);
  const step = ({ line, error }: CheckedFormula, kind: DerivedStep['step']): DerivedStep => {
    // The y and ŷ of a loss are columns of one example, or single outputs.
    const isCost = kind === 'loss' || kind === 'cost';
    const written = kind === 'update' ? alignedLatex(line.split(', '), below) : latexOf(line, below);
    return { step: kind, line, latex: isCost ? latexOf(line) : written, error };
  };
  const steps = (found: readonly CheckedFormula[], of: readonly PassFormula[]): readonly DerivedStep[] =>
    found.map((each, k) => step(each, stepOf[of[k]?.letter ?? 'W']));
  const costs: readonly DerivedStep['step'][] = ['loss', 'cost'];
  return {
    forward: steps(checked.forward, formulas.forward),
    cost: checked.cost.map((each, k) => ({
      ...step(each, costs[k] ?? 'cost'),
      ...(k === 0 && fromSums ? insteadOf(spec, layers) : {}),
    })),
    backward: steps(checked.backward, formulas.backward),
    update: [
      ...checked.clipping.map((each) => step(each, 'clip')),
      ...checked.update.map((each) => step(each, 'update')),
    ],
  };
}

/** The loss as it is usually written, and what the function is with which it is written here. */
function insteadOf({ train: { loss } }: Spec, layers: readonly LayerShape[]): Pick<DerivedStep, 'insteadOf'> {
  const output = layers.at(-1)?.activation?.name ?? 'linear';
  const form = crossEntropyForm(loss, output);
  if (!form) return {};
  const { definition } = crossEntropyOfSums[form];
  return { insteadOf: { usual: latexOf(lossFormula(loss, output)), definition: latexOf(definition) } };
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
  const shapes = new Map<string, readonly string[]>();
  const columns = many ? 'm' : '1';
  for (const { index, units, tensors, position } of layers) {
    if (index === null && position > 0) continue;
    for (const letter of ['Z', 'A', 'dA', 'dZ'] as const) {
      shapes.set(passSymbol(letter, index, many), [String(units), columns]);
    }
    for (const tensor of tensors) {
      const shape = writtenShape(tensor).map(String);
      for (const name of [tensor.symbol, `d${tensor.symbol}`]) shapes.set(`${name}[${index}]`, shape);
    }
  }
  const last = layers.at(-1);
  if (last) shapes.set(many ? 'Y' : 'y', [String(last.units), columns]);
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
