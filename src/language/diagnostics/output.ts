import { type DenseLayer, isDense } from '../../model/layer';
import { type GeneratorFacts, generatorFacts } from '../build/generator';
import type { LayerNode } from '../build/layers';
import { isComplete, type Subject } from './check';

/** The output layer of a network that could be read whole and ends in a dense layer. */
export function outputOf(subject: Subject): { readonly layer: DenseLayer; readonly node: LayerNode } | undefined {
  const layer = subject.layers.at(-1);
  const node = subject.layerNodes.at(-1);
  return isComplete(subject) && layer && node && isDense(layer) ? { layer, node } : undefined;
}

/** What is known of the data without reading any: only of generators. */
export function knownData(subject: Subject): (GeneratorFacts & { readonly kind: string }) | undefined {
  const source = subject.draft.data?.source;
  return source?.from === 'generate' ? { ...generatorFacts(source), kind: source.kind } : undefined;
}
