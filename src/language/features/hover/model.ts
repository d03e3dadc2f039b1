import { writtenShape } from '../../../model/layers/rule';
import type { LayerShape } from '../../../model/shapes';
import type { Analysis } from '../../analyze';
import { shapeText } from '../../documentation/notation';
import { shortened } from '../../shortened';
import { examplesPart } from './layer';
import { indexBefore, type LayerKnowledge } from './layers/context';
import { code, type HoverPart, sentence } from './part';

/** More layers than this would fill the screen. */
const mostLayers = 16;
/** A sum of more terms than this is not written out. */
const mostTerms = 6;

/** The whole network: each layer's shapes in a line, and the total of parameters. */
export function networkParts({ shapes, layerNodes }: Analysis, knowledge: LayerKnowledge): HoverPart[] {
  const { layers, parameters } = shapes;
  if (layers.length === 0) return [];
  const shown = layers.slice(0, mostLayers).map((shape) => line(shape, layers, knowledge.trainExamples));
  const hidden = layers.length - shown.length;
  const missing = layerNodes.length - layers.length;
  return [
    code(...shown),
    ...(hidden > 0 ? [sentence('hover-more-layers', { count: hidden })] : []),
    sentence('hover-total', { sum: sum(layers, parameters) }),
    ...(missing > 0 ? [sentence('hover-total-partial', { count: missing })] : []),
    examplesPart(knowledge),
  ];
}

function line(shape: LayerShape, layers: readonly LayerShape[], m: number | undefined): string {
  const { index, output, tensors, layer } = shape;
  const size = shapeText(output, m);
  const name = shortened(layer.name);
  if (tensors.length > 0) {
    const own = tensors.map((tensor) => `${tensor.symbol}[${index}] ${shapeText(writtenShape(tensor))}  `);
    return `${own.join('')}A[${index}] ${size}  ${name}`;
  }
  return `A[${indexBefore(layers, shape)}] ${size}  ${name}`;
}

function sum(layers: readonly LayerShape[], parameters: number): string {
  const terms = layers.filter(({ index }) => index !== null).map((shape) => shape.parameters);
  return terms.length > 1 && terms.length <= mostTerms ? `${terms.join(' + ')} = ${parameters}` : String(parameters);
}
