import type { ActivationName } from '../../model/activation';
import { type ExampleSizes, exampleSizes } from '../../model/generator';
import type { LayerNode } from '../build/layers';
import { layerPlaces } from '../vocabulary/layer-place';
import { isComplete, type Subject } from './check';

/** The last layer, whose activations are ŷ. */
export interface OutputLayer {
  readonly name: string;
  readonly units: number;
  readonly activation: ActivationName;
  readonly node: LayerNode;
}

/** The output layer of a network that could be read whole and ends in a layer that may be the last. */
export function outputOf(subject: Subject): OutputLayer | undefined {
  const node = subject.layerNodes.at(-1);
  const shape = node && subject.shapes.layers[node.position];
  if (!isComplete(subject) || !node || !shape?.activation || !layerPlaces[shape.layer.kind].last) return undefined;
  return { name: shape.layer.name, units: shape.units, activation: shape.activation.name, node };
}

/** What is known of the data without reading any: only of generators. */
export function knownData(subject: Subject): (ExampleSizes & { readonly kind: string }) | undefined {
  const source = subject.draft.data?.source;
  return source?.from === 'generate' ? { ...exampleSizes(source), kind: source.kind } : undefined;
}
