import type { Layer } from '../../model/layer';
import type { Spec } from '../../model/spec';
import { type Expectation, watchNames } from '../../model/train';
import { readData } from './data';
import type { ReadDocument, ReadNode } from './reading';
import { readTraining } from './train';

/** Everything that can be read from a text, with defaults for the rest; a `Spec` only if there are no errors. */
export function draftSpec(document: ReadDocument, layers: readonly Layer[]): Spec {
  const name = document.top('name')?.text('name');
  const seed = document.top('seed');
  const data = readData(document.top('data'));
  const weights = document.top('model')?.child('weights')?.text('path');
  return {
    ...(name === undefined ? {} : { name }),
    seed: { value: seed?.number('seed') ?? 1, rng: seed?.choice('rng', ['pcg64', 'numpy']) ?? 'pcg64' },
    ...(data ? { data } : {}),
    layers,
    ...(weights === undefined ? {} : { weights }),
    train: readTraining(document.top('train'), layers, data),
    expect: (document.top('expect')?.children ?? []).flatMap(readExpectation),
  };
}

function readExpectation(node: ReadNode): Expectation[] {
  const name = watchNames.find((candidate) => candidate === node.name);
  const min = node.number('min');
  const max = node.number('max');
  if (!name || (min === undefined && max === undefined)) return [];
  return [{ name, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) }];
}
