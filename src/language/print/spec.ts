import type { Spec } from '../../model/spec';
import type { Expectation } from '../../model/train';
import { languageVersion } from '../vocabulary/document';
import { dataNodes } from './data';
import { layerNodes } from './layers';
import { argument, nodeText, type PrintedNode, pathArgument, property } from './node';
import { trainNodes } from './train';

/**
 * A spec as text: the same spec is read from it, for all names and numbers. Lines end with LF, and a blank line is
 * before each block.
 */
export function print(spec: Spec): string {
  return specNodes(spec)
    .map((node) => (node.children ? `\n${nodeText(node)}` : nodeText(node)))
    .join('');
}

/** The nodes of a spec; entries with default values are marked. */
export function specNodes({ name, seed, data, layers, weights, train, expect }: Spec): readonly PrintedNode[] {
  const rng = property('rng', seed.rng, 'pcg64');
  const tensors = weights === undefined ? [] : [{ name: 'weights', entries: [pathArgument(weights)] }];
  return [
    { name: 'nnet', entries: [argument(languageVersion)] },
    ...(name === undefined ? [] : [{ name: 'name', entries: [argument(name)] }]),
    { name: 'seed', entries: [argument(seed.value), ...rng] },
    ...(data ? [block('data', dataNodes(data))] : []),
    block('model', [...layerNodes(layers), ...tensors]),
    block('train', trainNodes(train)),
    ...(expect.length > 0 ? [block('expect', expect.map(expectation))] : []),
  ];
}

function block(name: string, children: readonly PrintedNode[]): PrintedNode {
  return { name, entries: [], children };
}

function expectation({ name, min, max }: Expectation): PrintedNode {
  return { name, entries: [...property('min', min), ...property('max', max)] };
}
