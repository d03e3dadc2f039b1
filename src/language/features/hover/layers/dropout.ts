import type { DropoutLayer } from '../../../../model/layer';
import { numberText, shapeText } from '../../../documentation/notation';
import { code, formulaParts, type HoverPart, sentence } from '../part';
import { indexBefore, type LayerContext } from './context';

/** The mask D and what it does to A. */
export function dropoutParts(
  { rate }: DropoutLayer,
  { analysis, shape, knowledge }: LayerContext,
): readonly HoverPart[] {
  const l = indexBefore(analysis.shapes.layers, shape);
  const size = shapeText(shape.output, knowledge.trainExamples);
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
