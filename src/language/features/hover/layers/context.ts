import type { ClassWeight } from '../../../../model/class-weight';
import type { Message } from '../../../../model/message';
import type { LayerShape } from '../../../../model/shapes';
import type { Analysis } from '../../../analyze';
import type { LayerNode } from '../../../build/layers';
import { mostSizes } from '../../../documentation/notation';

/** The input of a layer hover in addition to the text. */
export interface LayerKnowledge {
  /** m, once it is known from the data. */
  readonly trainExamples?: number | undefined;
  /** How the files of the data were read, once they were. */
  readonly notes?: readonly Message[];
  /** What the loss of each class's examples is multiplied by, once the data are read. */
  readonly classWeights?: readonly ClassWeight[];
}

/** One layer in its text. */
export interface LayerContext {
  readonly analysis: Analysis;
  readonly shape: LayerShape;
  readonly node: LayerNode;
  readonly knowledge: LayerKnowledge;
}

/** `8·8 = 64`: the values of one example as the product of its sizes. */
export function productText({ output, units }: LayerShape): string {
  const sizes = output.slice(0, -1);
  return sizes.length > 1 && sizes.length <= mostSizes ? `${sizes.join('·')} = ${units}` : String(units);
}

/** l of the A[l] that enters a layer without parameters. */
export function indexBefore(layers: readonly LayerShape[], { position }: LayerShape): number {
  return layers.filter((layer) => layer.index !== null && layer.position < position).length;
}
