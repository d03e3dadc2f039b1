import type { FlattenLayer } from '../../../../model/layer';
import { shapeText } from '../../../documentation/notation';
import { code, formulaParts, type HoverPart, sentence } from '../part';
import { indexBefore, type LayerContext, productText } from './context';

/** The image's shape and the column that it becomes. */
export function flattenParts(_layer: FlattenLayer, context: LayerContext): readonly HoverPart[] {
  const { analysis, shape } = context;
  const { trainExamples } = context.knowledge;
  const l = indexBefore(analysis.shapes.layers, shape);
  const before = analysis.shapes.layers[shape.position - 1] ?? shape;
  return [
    sentence('hover-node-flatten'),
    code(`A[${l}] ${shapeText(before.output, trainExamples)} → ${shapeText(shape.output, trainExamples)}`),
    ...formulaParts(`n = ${productText(before)}`),
    sentence('hover-no-parameters'),
  ];
}
