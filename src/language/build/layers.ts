import type { Layer } from '../../model/layer';
import { isLayerKind } from '../../model/layers/table';
import type { Range } from '../range';
import { layerPlaces } from '../vocabulary/layer-place';
import { nameLayers } from './layer-names';
import { layerReaders } from './layers/table';
import type { ReadNode } from './reading';

/** Where a layer is in the text. */
export interface LayerNode {
  /** Its position in the order written, 0 for the input. */
  readonly position: number;
  /** From the kind to the last argument, property or block. */
  readonly range: Range;
  /** The kind's token. */
  readonly kind: Range;
  /** The name's token, if the text gives one. */
  readonly name?: Range;
  /** The token of a dense layer's units, or of an input's only size. */
  readonly units?: Range;
  readonly activation?: Range;
  /** The token of a dropout's rate. */
  readonly rate?: Range;
  /** False if the text gives no name and the layer is named by its kind. */
  readonly named: boolean;
  readonly read: ReadNode;
}

export interface ReadLayers {
  /** Those up to the first that can't be read. */
  readonly layers: readonly Layer[];
  /** Every node that represents a layer, also the unreadable ones; the first of them are those of `layers`. */
  readonly layerNodes: readonly LayerNode[];
}

/** Layers of the `model` block in the order written; `weights` is not a layer. */
export function readLayers(model: ReadNode | undefined): ReadLayers {
  const layerNodes = (model?.children ?? []).filter((node) => node.name !== 'weights').map(layerNode);
  const names = nameLayers(layerNodes.map(({ read }) => ({ kind: read.name, name: read.text('name') })));
  const layers: Layer[] = [];
  for (const node of layerNodes) {
    const layer = readLayer(node, names[node.position] ?? '');
    if (!layer) break;
    layers.push(layer);
  }
  return { layers, layerNodes };
}

function layerNode(read: ReadNode, position: number): LayerNode {
  const name = read.literal('name');
  const sizes = read.arguments.filter((reading) => reading.term.name === 'sizes');
  const units = read.literal('units') ?? (sizes.length === 1 ? sizes[0]?.literal : undefined);
  const activation = read.literal('activation');
  const rate = read.literal('rate');
  return {
    position,
    range: { start: read.syntax.start, end: read.syntax.end },
    kind: range(read.syntax.name),
    ...(name ? { name: range(name) } : {}),
    ...(units ? { units: range(units) } : {}),
    ...(activation ? { activation: range(activation) } : {}),
    ...(rate ? { rate: range(rate) } : {}),
    named: name !== undefined,
    read,
  };
}

const range = ({ start, end }: Range): Range => ({ start, end });

function readLayer(node: LayerNode, name: string): Layer | undefined {
  const { read, position } = node;
  const kind = read.term?.name;
  if (kind === undefined || !isLayerKind(kind) || layerPlaces[kind].first !== (position === 0)) return undefined;
  return layerReaders[kind](read, name);
}
