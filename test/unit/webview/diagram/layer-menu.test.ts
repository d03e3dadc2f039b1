import { deepEqual, equal } from 'node:assert/strict';
import { english } from '../../../../src/messages/en/table';
import { activationNames } from '../../../../src/model/activation';
import type { LayerView } from '../../../../src/protocol/network';
import type { NetworkEditor } from '../../../../webview/diagram/editor';
import { activationItems, insertItems, layerItems } from '../../../../webview/diagram/layer-menu';
import { type MenuItem, separator } from '../../../../webview/ui/menu';
import { denseLayer, dropoutLayer, inputLayer } from './scenes';

const did: unknown[][] = [];
const told =
  (name: string) =>
  (...args: unknown[]): void => {
    did.push([name, ...args]);
  };
const image: LayerView = { ...inputLayer(64, [8, 8]), output: [8, 8, 'm'] };
const layers = [inputLayer(2), denseLayer(1, 3, 2, 'tanh'), dropoutLayer(2, 3), denseLayer(3, 1, 3)];
const editor = {
  layer: (position: number) => layers[position],
  insert: told('insert'),
  remove: told('remove'),
  changeUnits: told('changeUnits'),
  setActivation: told('setActivation'),
  move: told('move'),
  copy: told('copy'),
  cut: told('cut'),
  paste: told('paste'),
  duplicate: told('duplicate'),
} as NetworkEditor;

/** What each entry that opens no other menu does, by its label; the name of the layer is left out of labels. */
function actions(items: readonly (MenuItem | typeof separator)[]): Record<string, unknown> {
  return Object.fromEntries(
    items.flatMap((item) => {
      if (item === separator || item.label === english['diagram-change-activation'] || item.icon === 'add') return [];
      did.length = 0;
      item.run();
      return [[item.label, did[0]]];
    }),
  );
}
const entriesOf = (layer: LayerView) => layerItems({ x: 1, y: 2 }, layer, editor, told('field'));
const off = (layer: LayerView): string[] =>
  entriesOf(layer).flatMap((item) => (item !== separator && item.disabled ? [item.label] : []));

describe('the menu of a layer', () => {
  before(() => Object.assign(globalThis, { document: { documentElement: { lang: 'en' } } }));
  after(() => Reflect.deleteProperty(globalThis, 'document'));

  it('does all that can be done to a dense layer', () => {
    deepEqual(actions(entriesOf(denseLayer(1, 3, 2))), {
      [english['diagram-rename']]: ['field', 1, 'name'],
      [english['diagram-change-units']]: ['field', 1, 'units'],
      [english['diagram-more-units']]: ['changeUnits', 1, 1],
      [english['diagram-fewer-units']]: ['changeUnits', 1, -1],
      [english['diagram-move-left']]: ['move', 1, -1],
      [english['diagram-move-right']]: ['move', 1, 2],
      [english['diagram-cut']]: ['cut', 1],
      [english['diagram-copy']]: ['copy', 1],
      [english['diagram-duplicate']]: ['duplicate', 1],
      [english['diagram-paste']]: ['paste', 1],
      [english['diagram-delete']]: ['remove', 1],
    });
    const labels = entriesOf(denseLayer(3, 1, 3)).map((item) => (item === separator ? '' : item.label));
    equal(labels.includes(english['diagram-change-activation']), true);
    deepEqual([labels.filter((label) => label === '').length, labels.at(-1)], [2, english['diagram-delete']]);
    const ofLast = actions(entriesOf(denseLayer(3, 1, 3)));
    deepEqual(ofLast[english['diagram-move-left']], ['move', 3, 1]);
    deepEqual(ofLast[english['diagram-more-units']], ['changeUnits', 3, 1]);
  });

  it('offers to other kinds only what they have', () => {
    const ofDropout = Object.keys(actions(entriesOf(dropoutLayer(2, 3))));
    deepEqual(actions(entriesOf(dropoutLayer(2, 3)))[english['diagram-change-rate']], ['field', 2, 'rate']);
    equal(ofDropout.includes(english['diagram-change-units']), false);
    deepEqual(Object.keys(actions(entriesOf(inputLayer(2)))), [
      english['diagram-change-units'],
      english['diagram-more-units'],
      english['diagram-fewer-units'],
      english['diagram-paste'],
    ]);
    deepEqual(Object.keys(actions(entriesOf(image))), [english['diagram-paste']]);
  });

  it('has off what would change nothing', () => {
    deepEqual(off(denseLayer(1, 3, 2)), [english['diagram-move-left']]);
    deepEqual(off(dropoutLayer(2, 3)), []);
    deepEqual(off(denseLayer(3, 1, 3)), [english['diagram-fewer-units'], english['diagram-move-right']]);
    deepEqual(off(inputLayer(2)), []);
  });

  it('inserts every kind behind the layer, and flatten behind an image alone', () => {
    const dense = { [english['diagram-insert-dense']]: ['insert', 1, 'dense'] };
    const dropout = { [english['diagram-insert-dropout']]: ['insert', 1, 'dropout'] };
    deepEqual(actions(insertItems(denseLayer(1, 3, 2), editor)), { ...dense, ...dropout });
    equal(insertItems(inputLayer(2), editor).length, 2);
    deepEqual(actions(insertItems(image, editor))[english['diagram-insert-flatten']], ['insert', 0, 'flatten']);
  });

  it('marks the activation that the layer has', () => {
    const items = activationItems(denseLayer(1, 3, 2, 'tanh'), editor);
    deepEqual(
      items.map(({ label }) => label),
      activationNames,
    );
    deepEqual(
      items.filter(({ checked }) => checked).map(({ label }) => label),
      ['tanh'],
    );
    deepEqual(actions(items)['relu'], ['setActivation', 1, 'relu']);
  });
});
