/** What of a key press tells whether a text field uses it. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  getModifierState(modifier: 'AltGraph'): boolean;
}

const editing: ReadonlySet<string> = new Set([
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'Backspace',
  'Delete',
  'End',
  'Enter',
  'Escape',
  'Home',
  'Tab',
]);
/** With Ctrl or ⌘: select all, copy, paste, cut, undo, redo. */
const withControl: ReadonlySet<string> = new Set(['a', 'c', 'v', 'x', 'y', 'z']);

/** Whether a text field of one line uses a key itself. Every other key belongs to VS Code. */
export function isFieldKey(press: KeyPress): boolean {
  if (press.isComposing || editing.has(press.key)) return true;
  if (press.key.length !== 1 && press.key !== 'Dead' && press.key !== 'Process') return false;
  if (press.getModifierState('AltGraph')) return true;
  if (press.ctrlKey || press.metaKey) return !press.altKey && withControl.has(press.key.toLowerCase());
  return !press.altKey;
}
