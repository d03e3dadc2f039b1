import { activationNames, activationOf } from '../../model/activation';
import { defaultValue, initializerNames, initializersSetBy } from '../../model/initializer';
import type { LayerKind } from '../../model/layer';
import { denseDefaults } from '../../model/layers/dense';
import { type NodeTerm, nodeTerm } from './term';
import { choice, layerName, path, real, whole } from './type';

/** Largest number of units that the language allows; memory sets a lower limit. */
export const mostUnits = 2 ** 31 - 1;

const units = whole(1, mostUnits);

const input = nodeTerm('model', 'input', {
  arguments: [{ name: 'sizes', type: units, required: true, repeats: true }],
  repeats: true,
});

const flatten = nodeTerm('model', 'flatten', { repeats: true });

const dense = nodeTerm('model', 'dense', {
  arguments: [
    { name: 'name', type: layerName, required: true },
    { name: 'units', type: units, required: true, explained: true },
    {
      name: 'activation',
      type: choice(activationNames),
      required: false,
      default: denseDefaults.activation,
      explained: true,
    },
  ],
  flags: ['frozen'],
  properties: [
    { name: 'init', type: choice(initializerNames) },
    {
      name: 'scale',
      type: real({ min: 0 }),
      only: { term: 'init', values: initializersSetBy('scale') },
    },
    {
      name: 'value',
      type: real(),
      default: String(defaultValue),
      only: { term: 'init', values: initializersSetBy('value') },
    },
    { name: 'bias', type: real(), default: String(denseDefaults.bias) },
    { name: 'l2', type: real({ min: 0 }) },
    {
      name: 'slope',
      type: real({ min: 0 }),
      default: String(denseDefaults.slope),
      only: { term: 'activation', values: activationNames.filter((name) => activationOf(name).takesSlope) },
    },
  ],
  repeats: true,
});

const dropout = nodeTerm('model', 'dropout', {
  arguments: [{ name: 'name', type: layerName, required: false }],
  properties: [{ name: 'rate', type: real({ min: 0, below: 1 }), required: true }],
  repeats: true,
});

const weights = nodeTerm('model', 'weights', { arguments: [{ name: 'path', type: path, required: true }] });

/** The node of each kind of layer, in the order in which completion offers them. */
const layerTerms: Readonly<Record<LayerKind, NodeTerm>> = { input, dense, flatten, dropout };

/** The nodes that `model` may contain. */
export const modelTerms: readonly NodeTerm[] = [...Object.values(layerTerms), weights];
