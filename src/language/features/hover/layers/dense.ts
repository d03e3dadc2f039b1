import { activationOf } from '../../../../model/activation';
import { defaultInitializer } from '../../../../model/initializer';
import type { DenseLayer } from '../../../../model/layer';
import type { Analysis } from '../../../analyze';
import { applied, drawn, numberText, shapeText } from '../../../documentation/notation';
import { activationLines } from '../../../documentation/subject-formulas';
import { code, formulaParts, type HoverPart, sentence } from '../part';
import { indexBefore, type LayerContext } from './context';

/** Z and A with their shapes, g, the parameters and their initialisation. */
export function denseParts(layer: DenseLayer, context: LayerContext): readonly HoverPart[] {
  const { analysis, shape, node } = context;
  const { trainExamples } = context.knowledge;
  const { inputs, units, parameters } = shape;
  const { activation } = layer;
  const into = indexBefore(analysis.shapes.layers, shape);
  const l = into + 1;
  const count = analysis.layerNodes.filter(({ read }) => read.term === node.read.term).length;
  const isLast = shape.position === analysis.layerNodes.length - 1;
  const weights = `(${units}, ${inputs})`;
  const own = node.read.choice('init', [layer.init.name]) !== undefined;
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
      ...activationLines(activation),
      ...(activationOf(activation).takesSlope ? [`γ = ${numberText(layer.slope)}`] : []),
    ),
    sentence('hover-layer-parameters', { index: l, sum }),
    ...startParts(analysis, layer, { l, weights, inputs, byDefault }),
    ...(layer.frozen ? [sentence('hover-layer-frozen', { index: l })] : []),
  ];
}

/** How W[l] and b[l] are initialised: drawn, or read from a file. */
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
