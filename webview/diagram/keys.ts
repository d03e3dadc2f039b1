import type { Host } from '../host';
import type { Selection, Store } from '../store';
import { text } from '../ui/language';
import type { Arrangement } from './arrangement';
import type { CardField } from './card';
import type { NetworkEditor } from './editor';
import { type Direction, navigate } from './navigate';

export interface KeyActions {
  arrangement(): Arrangement | undefined;
  /** The layer or unit that has the keyboard's focus. */
  focused(): Selection | undefined;
  select(selection: Selection | null): void;
  field(position: number, field: CardField): void;
  insert(position: number): void;
  menu(position: number): void;
  /** Shows what the inspector knows of a unit, and goes there. */
  inspect(selection: Selection): void;
  /** Says why a key did nothing. */
  refuse(sentence: string): void;
  zoom(factor: number): void;
  fit(): void;
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const zoomStep = 1.25;

/** Everything the mouse can do to the diagram, by the keyboard alone. */
export class DiagramKeys {
  constructor(
    region: HTMLElement,
    private readonly store: Store,
    private readonly host: Host,
    private readonly editor: NetworkEditor,
    private readonly actions: KeyActions,
  ) {
    region.addEventListener('keydown', (event) => {
      if (event.target instanceof HTMLInputElement) return;
      const act =
        event.ctrlKey || event.metaKey
          ? this.withControl(event)
          : event.altKey
            ? this.withAlt(event)
            : this.plain(event);
      if (!act) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    });
    region.addEventListener('focusin', (event) => this.adopt(event));
  }

  /** What a key means: the layer or unit that has the keyboard's focus, else the chosen one. */
  private get target(): Selection | null {
    return this.actions.focused() ?? this.store.state.selection;
  }

  /** What Tab has reached is what is chosen. */
  private adopt(event: FocusEvent): void {
    if (!(event.target instanceof HTMLElement) || this.store.state.selection) return;
    const reached = event.target.matches('.card:focus-visible') ? this.actions.focused() : undefined;
    if (reached) this.actions.select(reached);
  }

  /** A gesture on a layer; without one it does nothing and says so. */
  private on(act: (position: number, target: Selection) => void): () => void {
    return () => {
      const { target } = this;
      if (target) act(target.position, target);
      else this.actions.refuse(text('diagram-no-target'));
    };
  }

  private plain(event: KeyboardEvent): (() => void) | undefined {
    const { actions, editor } = this;
    const arrangement = actions.arrangement();
    const direction = arrows[event.key];
    if (direction && arrangement) return () => actions.select(navigate(arrangement, this.target, direction));
    switch (event.key) {
      case 'Home':
        return () => actions.select({ position: 0 });
      case 'End':
        return () => actions.select({ position: Math.max(0, (arrangement?.columns.length ?? 1) - 1) });
      case 'Enter':
        return this.on((position, target) => {
          if (target.unit === undefined) actions.field(position, 'name');
          else actions.inspect(target);
        });
      case 'F2':
        return this.on((position) => actions.field(position, 'name'));
      case 'Delete':
      case 'Backspace':
        return this.on((position) => editor.remove(position));
      case 'Insert':
        return this.on((position) => actions.insert(position));
      case '+':
      case '=':
        return this.on((position) => editor.changeUnits(position, 1));
      case '-':
        return this.on((position) => editor.changeUnits(position, -1));
      case '0':
        return () => actions.fit();
      case 'ContextMenu':
        return this.on((position) => actions.menu(position));
      case 'F10':
        return event.shiftKey ? this.on((position) => actions.menu(position)) : undefined;
      case 'Escape':
        return () => this.leave();
      default:
        return undefined;
    }
  }

  /** From a unit to its layer, from a layer to nothing chosen; the focus stays. */
  private leave(): void {
    const { selection } = this.store.state;
    this.actions.select(selection?.unit === undefined ? null : { position: selection.position });
  }

  private withAlt(event: KeyboardEvent): (() => void) | undefined {
    const { editor } = this;
    if (event.key === 'ArrowLeft') {
      return this.on((position) => {
        if (position > 1) editor.move(position, position - 2);
      });
    }
    if (event.key === 'ArrowRight') return this.on((position) => editor.move(position, position + 1));
    return undefined;
  }

  private withControl(event: KeyboardEvent): (() => void) | undefined {
    const { actions, editor, host } = this;
    switch (event.key.toLowerCase()) {
      case '+':
      case '=':
        return () => actions.zoom(zoomStep);
      case '-':
        return () => actions.zoom(1 / zoomStep);
      case '0':
        return () => actions.fit();
      case 'c':
        return this.on((position) => void editor.copy(position));
      case 'x':
        return this.on((position) => void editor.cut(position));
      case 'v':
        return this.on((position) => editor.paste(position));
      case 'd':
        return this.on((position) => editor.duplicate(position));
      case 'z':
        return () => void this.undoRedo(event.shiftKey ? 'redo' : 'undo', host);
      case 'y':
        return () => void this.undoRedo('redo', host);
      default:
        return undefined;
    }
  }

  private async undoRedo(command: 'undo' | 'redo', host: Host): Promise<void> {
    const { refusal } = await host.call(command, {});
    if (refusal !== undefined) this.actions.refuse(refusal);
  }
}
