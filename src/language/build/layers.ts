import { activationNames, defaultSlope } from '../../model/activation';
import { defaultInitializer, defaultScale, type Initializer, initializerNames } from '../../model/initializer';
import type { DenseLayer, Layer, LayerKind } from '../../model/layer';
import type { Range } from '../range';
import { nameLayers } from './layer-names';
import type { ReadNode } from './reading';

/** Where a layer stands in the text. */
export interface LayerNode {
  /** Its place in the order written, the input being 0. */
  readonly position: number;
  /** From the kind to the last argument, property or block. */
  readonly range: Range;
  /** The kind's token. */
  readonly kind: Range;
  /** The name's token, where the text gives one. */
  readonly name?: Range;
  /** The token of a dense layer's units, or of an input's only size. */
  readonly units?: Range;
  readonly activation?: Range;
  /** The token of a dropout's rate. */
  readonly rate?: Range;
  /** False where the text gives no name and the layer goes by its kind. */
  readonly named: boolean;
  readonly read: ReadNode;
}

export interface ReadLayers {
  /** As many as can be read, up to the first that can't. */
  readonly layers: readonly Layer[];
  /** Every node that stands for a layer, the unreadable ones too; the first of them are those of `layers`. */
  readonly layerNodes: readonly LayerNode[];
}

/** Layers of the `model` block in the order written; `weights` is none. */
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
  if ((kind === 'input') !== (position === 0)) return undefined;
  return kind === undefined || !isLayerKind(kind) ? undefined : readers[kind](read, name);
}

const isLayerKind = (kind: string): kind is LayerKind => kind in readers;

const readers: Readonly<Record<LayerKind, (read: ReadNode, name: string) => Layer | undefined>> = {
  input: (read, name) => {
    const sizes = read.arguments.map((reading) => read.fitting(reading));
    const numbers = sizes.filter((size) => typeof size === 'number');
    return numbers.length > 0 && numbers.length === sizes.length ? { kind: 'input', name, sizes: numbers } : undefined;
  },
  flatten: (_read, name) => ({ kind: 'flatten', name }),
  dense: readDense,
  dropout: (read, name) => {
    const rate = read.number('rate');
    const nameFits = read.literal('name') === undefined || read.text('name') !== undefined;
    return rate === undefined || !nameFits ? undefined : { kind: 'dropout', name, rate };
  },
};

function readDense(read: ReadNode, name: string): DenseLayer | undefined {
  const units = read.number('units');
  const written = read.literal('activation');
  const activation = written ? read.choice('activation', activationNames) : 'linear';
  if (read.text('name') === undefined || units === undefined || activation === undefined) return undefined;
  const l2 = read.number('l2');
  return {
    kind: 'dense',
    name,
    units,
    activation,
    init: readInitializer(read, defaultInitializer(activation)),
    bias: read.number('bias') ?? 0,
    ...(l2 === undefined ? {} : { l2 }),
    slope: read.number('slope') ?? defaultSlope,
    frozen: read.flags.has('frozen'),
  };
}

function readInitializer(read: ReadNode, byDefault: Initializer): Initializer {
  const name = read.choice('init', initializerNames) ?? byDefault.name;
  return { name, scale: read.number('scale') ?? defaultScale(name), value: read.number('value') ?? 0 };
}
