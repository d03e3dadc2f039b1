import type { MessageCode } from '../../src/messages/translate';
import { activationNames } from '../../src/model/activation';
import type { InsertedKind } from '../../src/model/layer';
import { canSet } from '../../src/model/layers/editable';
import type { LayerView } from '../../src/protocol/network';
import { text } from '../ui/language';
import { type MenuItem, openMenu, separator } from '../ui/menu';
import type { Renderer } from '../ui/renderer';
import type { CardField } from './card';
import { hasUnits, type NetworkEditor } from './editor';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The kinds a new layer can have; flatten only where there is an image to lay out. */
export function openInsertMenu(point: Point, after: number, editor: NetworkEditor, renderer?: Renderer): void {
  const layer = editor.layer(after);
  if (layer) openMenu(point, text('diagram-insert', { name: layer.name }), insertItems(layer, editor), renderer);
}

/** What can be inserted behind a layer. */
export function insertItems(layer: LayerView, editor: NetworkEditor): readonly MenuItem[] {
  // An image has more sizes than one, and the number of examples.
  const image = layer.output.length > 2;
  return Object.values(insertable)
    .filter(({ takes }) => takes === 'anything' || image)
    .map(({ kind, label, icon }) => ({ label: text(label), icon, run: () => editor.insert(layer.position, kind) }));
}

interface Insertable<K extends InsertedKind> {
  readonly kind: K;
  readonly label: MessageCode;
  readonly icon: string;
  /** What enters it: a kind for images alone is not offered behind a column. */
  readonly takes: 'anything' | 'images';
}

/** How the menu offers each kind, in its order. */
const insertable: { readonly [K in InsertedKind]: Insertable<K> } = {
  dense: { kind: 'dense', label: 'diagram-insert-dense', icon: 'symbol-constant', takes: 'anything' },
  dropout: { kind: 'dropout', label: 'diagram-insert-dropout', icon: 'circle-slash', takes: 'anything' },
  flatten: { kind: 'flatten', label: 'diagram-insert-flatten', icon: 'list-flat', takes: 'images' },
};

/** The activations of a layer that has one. */
export function openActivationMenu(point: Point, position: number, editor: NetworkEditor, renderer?: Renderer): void {
  const layer = editor.layer(position);
  if (layer) openMenu(point, text('diagram-change-activation'), activationItems(layer, editor), renderer);
}

/** The activations that a layer can have, its own marked. */
export function activationItems(layer: LayerView, editor: NetworkEditor): readonly MenuItem[] {
  return activationNames.map((name) => ({
    label: name,
    checked: name === layer.activation,
    run: () => editor.setActivation(layer.position, name),
  }));
}

/** Everything that can be done to a layer. */
export function openLayerMenu(
  point: Point,
  position: number,
  editor: NetworkEditor,
  editField: (position: number, field: CardField) => void,
  renderer?: Renderer,
): void {
  const layer = editor.layer(position);
  if (!layer) return;
  const items = layerItems(point, layer, editor, editField, renderer);
  openMenu(point, text('diagram-menu', { name: layer.name }), items, renderer);
}

/** All entries of the menu of a layer that is at a point of the page. */
export function layerItems(
  point: Point,
  layer: LayerView,
  editor: NetworkEditor,
  editField: (position: number, field: CardField) => void,
  renderer?: Renderer,
): readonly (MenuItem | typeof separator)[] {
  const { position } = layer;
  const units = hasUnits(layer);
  const movable = canSet(layer.kind, 'place');
  const entries: (MenuItem | typeof separator)[] = [];
  if (canSet(layer.kind, 'name'))
    entries.push({ label: text('diagram-rename'), key: 'F2', icon: 'edit', run: () => editField(position, 'name') });
  if (units) entries.push({ label: text('diagram-change-units'), run: () => editField(position, 'units') });
  if (canSet(layer.kind, 'activation')) {
    entries.push({
      label: text('diagram-change-activation'),
      run: () => openActivationMenu(point, position, editor, renderer),
    });
  }
  if (canSet(layer.kind, 'rate')) {
    entries.push({ label: text('diagram-change-rate'), run: () => editField(position, 'rate') });
  }
  if (units) {
    entries.push({ label: text('diagram-more-units'), key: '+', run: () => editor.changeUnits(position, 1) });
    entries.push({
      label: text('diagram-fewer-units'),
      key: '−',
      disabled: layer.units <= 1,
      run: () => editor.changeUnits(position, -1),
    });
  }
  entries.push(separator, {
    label: text('diagram-insert', { name: layer.name }),
    key: 'Insert',
    icon: 'add',
    run: () => openInsertMenu(point, position, editor, renderer),
  });
  if (movable) {
    entries.push(
      {
        label: text('diagram-move-left'),
        key: 'Alt+←',
        disabled: position < 2,
        run: () => editor.move(position, position - 2),
      },
      {
        label: text('diagram-move-right'),
        key: 'Alt+→',
        disabled: !editor.layer(position + 1),
        run: () => editor.move(position, position + 1),
      },
      separator,
      { label: text('diagram-cut'), key: 'Ctrl+X', run: () => void editor.cut(position) },
      { label: text('diagram-copy'), key: 'Ctrl+C', icon: 'copy', run: () => void editor.copy(position) },
      { label: text('diagram-duplicate'), key: 'Ctrl+D', run: () => editor.duplicate(position) },
    );
  }
  entries.push({
    label: text('diagram-paste'),
    key: 'Ctrl+V',
    run: () => editor.paste(position),
  });
  if (movable) {
    entries.push({ label: text('diagram-delete'), key: 'Delete', icon: 'trash', run: () => editor.remove(position) });
  }
  return entries;
}
