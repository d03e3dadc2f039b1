import { defaultInitializer, defaultScale, defaultValue } from '../../model/initializer';
import type { DenseLayer, Layer } from '../../model/layer';
import { denseDefaults } from '../../model/layers/dense';
import { nameLayers } from '../build/layer-names';
import { argument, flag, nodeLine, type PrintedEntry, type PrintedNode, property } from './node';

/** A layer as one line of a spec, without indentation and line ending; `named` is false if it is named by its kind. */
export function layerLine(layer: Layer, named: boolean): string {
  return nodeLine(layerNode(layer, named));
}

/** The layers of a network, each without a name if the text without it gives the layer the same name. */
export function layerNodes(layers: readonly Layer[]): readonly PrintedNode[] {
  const nameless = layers.map((layer) => ({ kind: layer.kind, name: isOptional(layer) ? undefined : layer.name }));
  const names = nameLayers(nameless);
  const same = layers.every(({ name }, position) => name === names[position]);
  return layers.map((layer) => layerNode(layer, !same || !isOptional(layer)));
}

/** Whether the text may leave out the layer's name: the name is one that is generated from its kind. */
function isOptional({ kind, name }: Layer): boolean {
  switch (kind) {
    case 'dense':
      return false;
    case 'input':
    case 'flatten':
      return true;
    case 'dropout':
      return /^dropout(-\d+)?$/.test(name);
  }
}

function layerNode(layer: Layer, named: boolean): PrintedNode {
  return { name: layer.kind, entries: entriesOf(layer, named) };
}

function entriesOf(layer: Layer, named: boolean): readonly PrintedEntry[] {
  switch (layer.kind) {
    case 'input':
      return layer.sizes.map(argument);
    case 'flatten':
      return [];
    case 'dense':
      return denseEntries(layer);
    case 'dropout':
      return [...(named ? [argument(layer.name)] : []), ...property('rate', layer.rate)];
  }
}

function denseEntries(layer: DenseLayer): readonly PrintedEntry[] {
  const { name, units, activation, init, bias, l2, slope, frozen } = layer;
  return [
    argument(name),
    argument(units),
    argument(activation),
    ...property('init', init.name, defaultInitializer(activation).name),
    ...property('scale', init.scale, defaultScale(init.name)),
    ...property('value', init.value, defaultValue),
    ...property('bias', bias, denseDefaults.bias),
    ...property('l2', l2),
    ...property('slope', slope, denseDefaults.slope),
    ...flag('frozen', frozen),
  ];
}
