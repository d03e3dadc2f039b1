import type { InputLayer } from '../../../../model/layer';
import { shapeText } from '../../../documentation/notation';
import { code, formulaParts, type HoverPart, sentence } from '../part';
import { type LayerContext, productText } from './context';

/** X and n_x. */
export function inputParts(_layer: InputLayer, { shape, knowledge }: LayerContext): readonly HoverPart[] {
  const size = shapeText(shape.output, knowledge.trainExamples);
  return [sentence('hover-node-input'), code(`X = A[0] ${size}`), ...formulaParts(`n_x = ${productText(shape)}`)];
}
