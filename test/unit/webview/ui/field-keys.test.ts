import { equal } from 'node:assert/strict';
import { isFieldKey, type KeyPress } from '../../../../webview/ui/field-keys';

const press = (key: string, ...held: readonly ('Control' | 'Meta' | 'Alt' | 'AltGraph' | 'composing')[]): KeyPress => ({
  key,
  ctrlKey: held.includes('Control'),
  metaKey: held.includes('Meta'),
  altKey: held.includes('Alt'),
  isComposing: held.includes('composing'),
  getModifierState: (modifier) => held.includes(modifier),
});

describe('a field of the diagram', () => {
  it('uses what is typed and what edits a line', () => {
    for (const key of ['a', 'Z', '7', '+', ' ', '层', 'Dead', 'Enter', 'Escape', 'Tab', 'Backspace', 'Delete', 'Home'])
      equal(isFieldKey(press(key)), true, key);
    for (const key of ['a', 'c', 'v', 'x', 'z', 'Z', 'y', 'ArrowLeft', 'Backspace']) {
      equal(isFieldKey(press(key, 'Control')), true, key);
      equal(isFieldKey(press(key, 'Meta')), true, key);
    }
    equal(isFieldKey(press('@', 'AltGraph', 'Control', 'Alt')), true);
    equal(isFieldKey(press('F7', 'composing')), true);
  });

  it('leaves every other key to VS Code', () => {
    for (const key of ['F1', 'F2', 'F6', 'F10', 'PageUp', 'ContextMenu', 'Shift', 'Control'])
      equal(isFieldKey(press(key)), false, key);
    for (const key of ['1', 's', 'p', 'w', '+', '0', 'b', 'F4']) equal(isFieldKey(press(key, 'Control')), false, key);
    equal(isFieldKey(press('x', 'Alt')), false);
    equal(isFieldKey(press('z', 'Control', 'Alt')), false);
  });
});
