import { activationNames } from '../../src/model/activation';
import { imageShapeOf } from '../ui/image-shape';
import { text } from '../ui/language';
import { type MenuItem, openMenu, separator } from '../ui/menu';
import type { CardField } from './card';
import { hasUnits, type NetworkEditor } from './editor';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The kinds a new layer can have; flatten only where there is an image to lay out. */
export function openInsertMenu(point: Point, after: number, editor: NetworkEditor): void {
  const layer = editor.layer(after);
  if (!layer) return;
  const image = layer.output.length > 2 || (imageShapeOf(layer) !== undefined && (layer.sizes?.length ?? 1) > 1);
  openMenu(point, text('diagram-insert', { name: layer.name }), [
    { label: text('diagram-insert-dense'), icon: 'symbol-constant', run: () => editor.insert(after, 'dense') },
    { label: text('diagram-insert-dropout'), icon: 'circle-slash', run: () => editor.insert(after, 'dropout') },
    ...(image
      ? [{ label: text('diagram-insert-flatten'), icon: 'list-flat', run: () => editor.insert(after, 'flatten') }]
      : []),
  ]);
}

export function openActivationMenu(point: Point, position: number, editor: NetworkEditor): void {
  const layer = editor.layer(position);
  if (layer?.kind !== 'dense') return;
  openMenu(
    point,
    text('diagram-change-activation'),
    activationNames.map((name) => ({
      label: name,
      checked: name === layer.activation,
      run: () => editor.setActivation(position, name),
    })),
  );
}

/** Everything that can be done to a layer. */
export function openLayerMenu(
  point: Point,
  position: number,
  editor: NetworkEditor,
  editField: (position: number, field: CardField) => void,
): void {
  const layer = editor.layer(position);
  if (!layer) return;
  const units = hasUnits(layer);
  const movable = layer.kind !== 'input';
  const entries: (MenuItem | typeof separator)[] = [
    { label: text('diagram-rename'), key: 'F2', icon: 'edit', run: () => editField(position, 'name') },
  ];
  if (units) entries.push({ label: text('diagram-change-units'), run: () => editField(position, 'units') });
  if (layer.kind === 'dense') {
    entries.push({ label: text('diagram-change-activation'), run: () => openActivationMenu(point, position, editor) });
  }
  if (layer.kind === 'dropout') {
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
    run: () => openInsertMenu(point, position, editor),
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
      { label: text('diagram-copy'), key: 'Ctrl+C', icon: 'copy', run: () => editor.copy(position) },
    );
  }
  entries.push({
    label: text('diagram-paste'),
    key: 'Ctrl+V',
    disabled: !editor.canPaste,
    run: () => editor.paste(position),
  });
  if (movable) {
    entries.push({ label: text('diagram-delete'), key: 'Delete', icon: 'trash', run: () => editor.remove(position) });
  }
  openMenu(point, text('diagram-menu', { name: layer.name }), entries);
}
