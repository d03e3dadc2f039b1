import { activationOf } from '../../../model/activation';
import { defaultInitializer } from '../../../model/initializer';
import type { DenseLayer, DropoutLayer } from '../../../model/layer';
import { isDense } from '../../../model/layer';
import type { LayerShape } from '../../../model/shapes';
import type { Analysis } from '../../analyze';
import type { LayerNode } from '../../build/layers';
import type { ReadNode } from '../../build/reading';
import type { Formulas } from '../../documentation/formulas';
import { nodeMeaning } from '../../documentation/meaning';
import { applied, drawn, mostSizes, numberText, shapeText } from '../../documentation/notation';
import { activationLines } from '../../documentation/subject-formulas';
import { shortened } from '../../shortened';
import { code, formulaParts, type HoverPart, heading, said, sentence } from './part';

/** What a layer hover is told beside the text. */
export interface LayerKnowledge {
  readonly formulas: Formulas;
  /** m, once data fix it. */
  readonly trainExamples?: number | undefined;
}

/** Everything about one layer: its place, shapes, formulas, parameters and how they start. */
export function layerParts(analysis: Analysis, node: LayerNode, knowledge: LayerKnowledge): HoverPart[] {
  const shape = analysis.shapes.layers[node.position];
  if (!shape) return unshaped(analysis, node);
  const { layer } = shape;
  const body = isDense(layer)
    ? denseParts(analysis, shape, layer, node, knowledge)
    : layer.kind === 'dropout'
      ? dropoutParts(analysis, shape, layer, knowledge)
      : reshapingParts(analysis, shape, knowledge);
  return [layerHeading(node), ...body, examplesPart(knowledge)];
}

/** The layer as the spec calls it. */
export function layerHeading(node: LayerNode): HoverPart {
  const name = node.named ? node.read.text('name') : undefined;
  return heading(name === undefined ? shortened(node.read.name) : `${node.read.name} ${shortened(name)}`);
}

/** What m is. */
export function examplesPart({ trainExamples }: LayerKnowledge): HoverPart {
  return trainExamples === undefined ? sentence('hover-m-symbolic') : sentence('hover-m', { m: trainExamples });
}

function unshaped({ shapes }: Analysis, node: LayerNode): HoverPart[] {
  const { term } = node.read;
  const { problem } = shapes;
  const why = problem?.position === node.position ? said(problem.message) : sentence('hover-no-shape');
  return [layerHeading(node), ...(term ? [sentence(nodeMeaning(term))] : []), why];
}

function denseParts(
  analysis: Analysis,
  shape: LayerShape,
  layer: DenseLayer,
  { read }: LayerNode,
  { formulas, trainExamples }: LayerKnowledge,
): HoverPart[] {
  const { inputs, units, parameters } = shape;
  const { activation } = layer;
  const into = indexBefore(analysis, shape);
  const l = into + 1;
  const count = analysis.layerNodes.filter((node) => node.read.term?.name === 'dense').length;
  const isLast = shape.position === analysis.layerNodes.length - 1;
  const weights = `(${units}, ${inputs})`;
  const own = read.choice('init', [layer.init.name]) !== undefined;
  const byDefault = !own && defaultInitializer(activation).name === layer.init.name;
  const sum = `${units}·${inputs} + ${units} = ${parameters}`;
  return [
    sentence('hover-layer-dense', { index: l, count, units, inputs }),
    code(
      `W[${l}] ${weights}`,
      `b[${l}] (${units}, 1)`,
      `Z[${l}], A[${l}] ${shapeText(shape.output, trainExamples)}${isLast ? ', ŷ' : ''}`,
    ),
    ...formulaParts(
      `A[${l}] = ${applied(activation, `W[${l}]A[${into}] + b[${l}]`)}`,
      ...activationLines(activation, formulas),
      ...(activationOf(activation).takesSlope ? [`γ = ${numberText(layer.slope)}`] : []),
    ),
    sentence('hover-layer-parameters', { index: l, sum }),
    ...startParts(analysis, layer, { l, weights, inputs, byDefault }),
    ...(layer.frozen ? [sentence('hover-layer-frozen', { index: l })] : []),
  ];
}

/** How W[l] and b[l] begin: drawn, or read from a file. */
function startParts(
  analysis: Analysis,
  { init, bias, activation }: DenseLayer,
  at: { readonly l: number; readonly weights: string; readonly inputs: number; readonly byDefault: boolean },
): HoverPart[] {
  if (analysis.document.top('model')?.child('weights')) return [sentence('hover-start-file', { index: at.l })];
  const args = { name: init.name, activation };
  return [
    sentence(at.byDefault ? 'hover-start-default' : 'hover-start', args),
    code(drawn(init, `W[${at.l}]`, at.weights, at.inputs), `b[${at.l}] = ${numberText(bias)}`),
  ];
}

function dropoutParts(
  analysis: Analysis,
  shape: LayerShape,
  { rate }: DropoutLayer,
  { trainExamples }: LayerKnowledge,
): HoverPart[] {
  const l = indexBefore(analysis, shape);
  const size = shapeText(shape.output, trainExamples);
  return [
    sentence('hover-node-dropout'),
    code(`A[${l}], D[${l}] ${size}`),
    ...formulaParts(
      `D[${l}] = (rand${size} ≥ ${numberText(rate)})`,
      `A[${l}] := A[${l}] ∘ D[${l}] / (1 − ${numberText(rate)})`,
    ),
    sentence('hover-no-parameters'),
  ];
}

/** Of the input and of flatten. */
function reshapingParts(analysis: Analysis, shape: LayerShape, { trainExamples }: LayerKnowledge): HoverPart[] {
  const size = shapeText(shape.output, trainExamples);
  if (shape.layer.kind === 'input') {
    return [sentence('hover-node-input'), code(`X = A[0] ${size}`), ...formulaParts(`n_x = ${productText(shape)}`)];
  }
  const before = analysis.shapes.layers[shape.position - 1] ?? shape;
  const l = indexBefore(analysis, shape);
  return [
    sentence('hover-node-flatten'),
    code(`A[${l}] ${shapeText(before.output, trainExamples)} → ${size}`),
    ...formulaParts(`n = ${productText(before)}`),
    sentence('hover-no-parameters'),
  ];
}

/** `8·8 = 64`: the values of one example, and how its sizes make them. */
function productText({ output, units }: LayerShape): string {
  const sizes = output.slice(0, -1);
  return sizes.length > 1 && sizes.length <= mostSizes ? `${sizes.join('·')} = ${units}` : String(units);
}

/** l of the A[l] that enters a layer without parameters. */
function indexBefore(analysis: Analysis, shape: LayerShape): number {
  return analysis.shapes.layers.slice(0, shape.position).filter(({ index }) => index !== null).length;
}

/** The layer that a node stands for, if it does. */
export function layerOf({ layerNodes }: Analysis, node: ReadNode): LayerNode | undefined {
  return layerNodes.find(({ read }) => read.syntax === node.syntax);
}
