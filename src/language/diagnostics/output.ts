import type { ActivationName } from '../../model/activation';
import { type ExampleSizes, exampleSizes } from '../../model/generator';
import type { Source } from '../../model/source';
import type { LayerNode } from '../build/layers';
import type { ReadNode } from '../build/reading';
import { isComplete, type Subject } from './check';

/** The last layer, whose activations are ŷ. */
export interface OutputLayer {
  readonly name: string;
  readonly units: number;
  readonly activation: ActivationName;
  readonly node: LayerNode;
}

/** The output layer of a network that could be read completely and ends in a layer with an activation. */
export function outputOf(subject: Subject): OutputLayer | undefined {
  const node = subject.layerNodes.at(-1);
  const shape = node && subject.shapes.layers[node.position];
  if (!isComplete(subject) || !node || !shape?.activation) return undefined;
  return { name: shape.layer.name, units: shape.units, activation: shape.activation.name, node };
}

/** What is known about examples before any is generated. */
export interface KnownData extends ExampleSizes {
  readonly kind: string;
}

/** What is known about the data without reading any: only for generators whose node has no fault. */
export function knownData({ draft, document }: Subject): KnownData | undefined {
  return known(draft.data?.source, document.top('data')?.child('generate'));
}

/** The same for a test set with its own source. */
export function knownTestData({ draft, document }: Subject): KnownData | undefined {
  return known(draft.data?.test, document.top('data')?.child('test'));
}

function known(source: Source | undefined, node: ReadNode | undefined): KnownData | undefined {
  if (source?.from !== 'generate' || !node || node.unknownProperties.length > 0) return undefined;
  const sound = node.readings.every((reading) => node.fitting(reading) !== undefined);
  return sound ? { ...exampleSizes(source), kind: source.kind } : undefined;
}
