import { html, type TemplateResult } from 'lit';
import type { WalkView } from '../../src/protocol/walk';
import type { Store } from '../store';
import { keyGroup } from '../ui/key-row';
import { text } from '../ui/language';

/** The keys of the microscope, and their row at its foot. They work wherever the focus is, but in a field. */
export class MicroscopeKeys {
  constructor(private readonly store: Store) {
    document.addEventListener(
      'keydown',
      (event) => {
        if (!store.state.microscope || event.ctrlKey || event.metaKey || event.altKey) return;
        const path = event.composedPath()[0];
        if (path instanceof HTMLInputElement || path instanceof HTMLTextAreaElement) return;
        const act = this.action(event.key);
        if (!act) return;
        event.preventDefault();
        event.stopPropagation();
        act();
      },
      // Before the diagram, which has other uses for the arrows.
      { capture: true },
    );
  }

  /** Opens a stop. */
  go(stop: number): void {
    const { microscope, walk } = this.store.state;
    const last = (walk?.stops.length ?? 1) - 1;
    if (microscope) this.store.update({ microscope: { ...microscope, stop: Math.max(0, Math.min(stop, last)) } });
  }

  /** What each key does, for those who look for it. */
  foot(walk: WalkView | undefined): TemplateResult {
    const { microscope } = this.store.state;
    const stops = walk?.stops.length ?? 6;
    const at = microscope?.stop ?? 0;
    return html`<footer class="key-row">
      ${pair(
        '←',
        '→',
        text('microscope-key-step'),
        () => this.go(at - 1),
        () => this.go(at + 1),
      )}
      <span class="key-group key-numbers"><kbd class="key">1</kbd>–<kbd class="key">${Math.min(9, stops)}</kbd><span>${text('microscope-key-go')}</span></span>
      ${pair(
        '↑',
        '↓',
        text('microscope-key-unit'),
        () => this.changeUnit(-1),
        () => this.changeUnit(1),
      )}
      ${pair(
        '[',
        ']',
        text('microscope-key-example'),
        () => this.changeExample(-1),
        () => this.changeExample(1),
      )}
      ${one('B', text(microscope?.many ? 'microscope-key-one' : 'microscope-key-batch'), () => this.toggleBatch())}
      <span class="key-space"></span>
      ${one('Esc', text('microscope-key-close'), () => this.close())}
    </footer>`;
  }

  /** Closes the microscope; the focus goes back to the diagram. */
  close(): void {
    this.store.update({ microscope: undefined, walk: undefined });
  }

  private action(key: string): (() => void) | undefined {
    const stop = this.store.state.microscope?.stop ?? 0;
    switch (key) {
      case 'ArrowLeft':
        return () => this.go(stop - 1);
      case 'ArrowRight':
        return () => this.go(stop + 1);
      case 'ArrowUp':
        return () => this.changeUnit(-1);
      case 'ArrowDown':
        return () => this.changeUnit(1);
      case 'Home':
        return () => this.go(0);
      case 'End':
        return () => this.go(Number.MAX_SAFE_INTEGER);
      case '[':
        return () => this.changeExample(-1);
      case ']':
        return () => this.changeExample(1);
      case 'b':
      case 'B':
        return () => this.toggleBatch();
      case 'Escape':
        return () => this.close();
      default:
        return /^[1-9]$/.test(key) ? () => this.go(Number(key) - 1) : undefined;
    }
  }

  private toggleBatch(): void {
    const { microscope } = this.store.state;
    if (microscope) this.store.update({ microscope: { ...microscope, many: !microscope.many } });
  }

  /** Another unit of the layer that the open stop is about; round the ends. */
  private changeUnit(by: number): void {
    const { walk, network, selection } = this.store.state;
    const units = walk && network?.layers[walk.unit.position]?.units;
    if (!walk || !units) return;
    const { position, unit } = walk.unit;
    // The numbers of a unit that was chosen just now may not be there yet.
    const from = selection?.position === position ? (selection.unit ?? unit) : unit;
    this.store.update({ selection: { position, unit: (from + by + units) % units } });
  }

  private changeExample(by: number): void {
    const { example, session } = this.store.state;
    if (!example || example.from === 'typed' || !session?.prepared) return;
    const size = session.prepared.examples[example.from];
    this.store.update({ example: { from: example.from, index: (example.index + by + size) % size } });
  }
}

const one = (name: string, label: string, act: () => void): TemplateResult =>
  keyGroup({ keys: [{ name, act }], label });

const pair = (first: string, second: string, label: string, back: () => void, on: () => void): TemplateResult =>
  keyGroup({
    keys: [
      { name: first, act: back },
      { name: second, act: on },
    ],
    label,
  });

/** Opens the microscope at its first stop, where it is closed; it takes the place of a large view. */
export function openMicroscope(store: Store): void {
  if (!store.state.microscope) store.update({ microscope: { stop: 0, many: false }, view: undefined });
}

/** Opens the microscope, or closes it. */
export function toggleMicroscope(store: Store): void {
  if (store.state.microscope) store.update({ microscope: undefined, walk: undefined });
  else openMicroscope(store);
}
