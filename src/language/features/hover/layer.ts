import { byKind, type LayerTable } from '../../../model/layer';
import type { Analysis } from '../../analyze';
import type { LayerNode } from '../../build/layers';
import type { ReadNode } from '../../build/reading';
import { nodeMeaning } from '../../documentation/meaning';
import { shortened } from '../../shortened';
import type { LayerContext, LayerKnowledge } from './layers/context';
import { denseParts } from './layers/dense';
import { dropoutParts } from './layers/dropout';
import { flattenParts } from './layers/flatten';
import { inputParts } from './layers/input';
import { type HoverPart, heading, messagePart, sentence } from './part';

/** The explanation of each kind, between its heading and the meaning of m. */
const bodies: LayerTable<[LayerContext], readonly HoverPart[]> = {
  input: inputParts,
  flatten: flattenParts,
  dense: denseParts,
  dropout: dropoutParts,
};

/** Everything about one layer: its position, shapes, formulas, parameters and their initialisation. */
export function layerParts(analysis: Analysis, node: LayerNode, knowledge: LayerKnowledge): HoverPart[] {
  const shape = analysis.shapes.layers[node.position];
  if (!shape) return unshaped(analysis, node);
  const body = byKind(bodies, shape.layer, { analysis, shape, node, knowledge });
  return [layerHeading(node), ...body, examplesPart(knowledge)];
}

/** The layer's name in the spec. */
function layerHeading(node: LayerNode): HoverPart {
  const name = node.named ? node.read.text('name') : undefined;
  return heading(name === undefined ? shortened(node.read.name) : `${node.read.name} ${shortened(name)}`);
}

/** The meaning of m. */
export function examplesPart({ trainExamples }: LayerKnowledge): HoverPart {
  return trainExamples === undefined ? sentence('hover-m-symbolic') : sentence('hover-m', { m: trainExamples });
}

function unshaped({ shapes }: Analysis, node: LayerNode): HoverPart[] {
  const { term } = node.read;
  const { problem } = shapes;
  const why = problem?.position === node.position ? messagePart(problem.message) : sentence('hover-no-shape');
  return [layerHeading(node), ...(term ? [sentence(nodeMeaning(term))] : []), why];
}

/** The layer that a node represents, if any. */
export function layerOf({ layerNodes }: Analysis, node: ReadNode): LayerNode | undefined {
  return layerNodes.find(({ read }) => read.syntax === node.syntax);
}
