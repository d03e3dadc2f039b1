import type { Host } from '../host';
import type { Selection, Store } from '../store';
import type { Arrangement } from './arrangement';
import type { CardField } from './card';
import type { NetworkEditor } from './editor';
import { type Direction, navigate } from './navigate';

export interface KeyActions {
  arrangement(): Arrangement | undefined;
  select(selection: Selection | null): void;
  field(position: number, field: CardField): void;
  insert(position: number): void;
  menu(position: number): void;
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
      const handled =
        event.ctrlKey || event.metaKey
          ? this.withControl(event)
          : event.altKey
            ? this.withAlt(event)
            : this.plain(event);
      if (!handled) return;
      event.preventDefault();
      event.stopPropagation();
    });
    region.addEventListener('focusin', (event) => this.adopt(event));
  }

  private get position(): number {
    return this.store.state.selection?.position ?? 0;
  }

  /** What Tab has reached is what is chosen, so that the next key means it. */
  private adopt(event: FocusEvent): void {
    if (!(event.target instanceof HTMLElement) || this.store.state.selection) return;
    const { position } = event.target.dataset;
    if (event.target.classList.contains('card') && event.target.matches(':focus-visible')) {
      this.actions.select({ position: Number(position) });
    }
  }

  private plain(event: KeyboardEvent): boolean {
    const { actions, editor, position } = this;
    const arrangement = actions.arrangement();
    const { selection } = this.store.state;
    const direction = arrows[event.key];
    if (direction && arrangement) {
      actions.select(navigate(arrangement, selection, direction));
      return true;
    }
    switch (event.key) {
      case 'Home':
        actions.select({ position: 0 });
        return true;
      case 'End':
        actions.select({ position: Math.max(0, (arrangement?.columns.length ?? 1) - 1) });
        return true;
      case 'Enter':
      case 'F2':
        actions.field(position, 'name');
        return true;
      case 'Delete':
      case 'Backspace':
        if (editor.layer(position)?.kind !== 'input') editor.remove(position);
        return true;
      case 'Insert':
        actions.insert(position);
        return true;
      case '+':
      case '=':
        editor.changeUnits(position, 1);
        return true;
      case '-':
        editor.changeUnits(position, -1);
        return true;
      case '0':
        actions.fit();
        return true;
      case 'ContextMenu':
        actions.menu(position);
        return true;
      case 'F10':
        if (event.shiftKey) actions.menu(position);
        return event.shiftKey;
      case 'Escape':
        actions.select(selection?.unit === undefined ? null : { position });
        return true;
      default:
        return false;
    }
  }

  private withAlt(event: KeyboardEvent): boolean {
    const { editor, position } = this;
    if (event.key === 'ArrowLeft') {
      if (position > 1) editor.move(position, position - 2);
    } else if (event.key === 'ArrowRight') {
      if (position > 0 && editor.layer(position + 1)) editor.move(position, position + 1);
    } else return false;
    return true;
  }

  private withControl(event: KeyboardEvent): boolean {
    const { actions, editor, host, position } = this;
    switch (event.key.toLowerCase()) {
      case '+':
      case '=':
        actions.zoom(zoomStep);
        return true;
      case '-':
        actions.zoom(1 / zoomStep);
        return true;
      case '0':
        actions.fit();
        return true;
      case 'c':
        editor.copy(position);
        return true;
      case 'x':
        editor.copy(position);
        if (editor.layer(position)?.kind !== 'input') editor.remove(position);
        return true;
      case 'v':
        editor.paste(position);
        return true;
      case 'z':
        void host.call(event.shiftKey ? 'redo' : 'undo', {});
        return true;
      case 'y':
        void host.call('redo', {});
        return true;
      default:
        return false;
    }
  }
}
