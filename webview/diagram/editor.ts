import type { ActivationName } from '../../src/model/activation';
import type { Edit } from '../../src/model/edit';
import type { InsertedKind } from '../../src/model/layer';
import { canSet } from '../../src/model/layers/editable';
import type { EditOutcome } from '../../src/protocol/edit';
import type { LayerView, NetworkView } from '../../src/protocol/network';
import type { Host } from '../host';
import type { Store } from '../store';
import { text } from '../ui/language';

/** What the diagram does once an edit is answered. */
export interface EditorActions {
  /** Says why the text was left alone. */
  refuse(sentence: string): void;
  /** Chooses the layer that an edit has made or moved, and gives it the keyboard's focus. */
  choose(position: number): void;
}

/**
 * Turns gestures into edits of the text. Every edit names the document version that the diagram shows, and layers by
 * their position in it; the host finds them in the text of now, and says in a sentence why it could not.
 */
export class NetworkEditor {
  /** The layer to choose once the network of this version is shown; in a later one it may be at another position. */
  private awaited: { readonly version: number; readonly position: number } | undefined;

  constructor(
    private readonly store: Store,
    private readonly host: Host,
    private readonly actions: EditorActions,
  ) {}

  layer(position: number): LayerView | undefined {
    return this.store.state.network?.layers[position];
  }

  /** A new layer right after this one, with the settings of the first hidden layer of its kind; it is then selected. */
  insert(after: number, kind: InsertedKind): void {
    const layers = this.store.state.network?.layers ?? [];
    const neighbour = layers.slice(1, -1).find((layer) => layer.kind === kind);
    this.restructure({ type: 'insert', after, kind, ...settingsOf(neighbour) });
  }

  /** Deletes a layer; of the input it says why not. */
  remove(position: number): void {
    const kind = this.layer(position)?.kind;
    if (kind !== undefined && !canSet(kind, 'place')) this.actions.refuse(text('edit-delete-input'));
    else this.restructure({ type: 'delete', layer: position });
  }

  /** The layer is placed right after the one at `after`. */
  move(position: number, after: number): void {
    if (after === position || after === position - 1 || !this.layer(after)) return;
    this.restructure({ type: 'move', layer: position, after });
  }

  duplicate(position: number): void {
    this.restructure({ type: 'duplicate', layer: position });
  }

  rename(position: number, name: string): void {
    const layer = this.layer(position);
    if (name === '' || (layer?.name === name && layer.named)) return;
    this.change({ type: 'rename', layer: position, name });
  }

  /** Units as a person typed them. */
  typeUnits(position: number, typed: string): void {
    const units = Number(typed.replace(/[\s,_]/g, ''));
    if (typed.trim() === '' || !Number.isSafeInteger(units) || units < 1) {
      this.actions.refuse(text('diagram-not-whole', { text: typed }));
      return;
    }
    this.setUnits(position, units);
  }

  typeRate(position: number, typed: string): void {
    const rate = Number(typed);
    if (typed.trim() === '' || !(rate >= 0 && rate < 1)) this.actions.refuse(text('diagram-not-rate', { text: typed }));
    else if (rate !== this.layer(position)?.rate) this.change({ type: 'rate', layer: position, rate });
  }

  changeUnits(position: number, by: number): void {
    const layer = this.layer(position);
    if (layer && hasUnits(layer) && layer.units + by >= 1) this.setUnits(position, layer.units + by);
  }

  setActivation(position: number, activation: ActivationName): void {
    if (this.layer(position)?.activation === activation) return;
    this.change({ type: 'activation', layer: position, activation });
  }

  /** Puts the layer's own text into the clipboard; false where it could not be copied. */
  async copy(position: number): Promise<boolean> {
    const outcome = await this.ask(({ version }) => this.host.call('copyLayer', { version, layer: position }), false);
    return outcome !== undefined && outcome.refusal === undefined;
  }

  /** Copies a layer and deletes it, unless it could not be copied. */
  async cut(position: number): Promise<void> {
    if (await this.copy(position)) this.remove(position);
  }

  /** Puts the layers that the clipboard holds right after this one. */
  paste(after: number): void {
    void this.ask(({ version }) => this.host.call('paste', { version, after }), true);
  }

  /** The network has been drawn again: what an edit has made may be there now. */
  settle(): void {
    const { awaited } = this;
    const version = this.store.state.network?.version;
    if (!awaited || version === undefined || version < awaited.version) return;
    this.awaited = undefined;
    if (version === awaited.version && this.layer(awaited.position)) this.actions.choose(awaited.position);
  }

  /** A person has chosen something else meanwhile. */
  forget(): void {
    this.awaited = undefined;
  }

  private setUnits(position: number, units: number): void {
    if (this.layer(position)?.units === units) return;
    this.change({ type: 'units', layer: position, units });
  }

  /** An edit after which the same layer stays chosen. */
  private change(edit: SentEdit): void {
    void this.ask(({ version }) => this.host.call('edit', { version, edit }), false);
  }

  /** An edit after which another layer may be the one to choose. */
  private restructure(edit: SentEdit): void {
    void this.ask(({ version }) => this.host.call('edit', { version, edit }), true);
  }

  /** Asks the host about the network that is shown, and says why where it refuses. */
  private async ask(
    question: (network: NetworkView) => Promise<EditOutcome>,
    choose: boolean,
  ): Promise<EditOutcome | undefined> {
    const { network } = this.store.state;
    if (!network) return undefined;
    try {
      const outcome = await question(network);
      if (outcome.refusal !== undefined) this.actions.refuse(outcome.refusal);
      else if (choose) this.awaited = outcome.chosen;
      this.settle();
      return outcome;
    } catch (error) {
      this.actions.refuse(text('diagram-failed', { reason: error instanceof Error ? error.message : String(error) }));
      return undefined;
    }
  }
}

/** An edit that the panel sends. A paste has a call of its own, for the host reads the clipboard. */
type SentEdit = Exclude<Edit, { readonly type: 'paste' }>;

/** What a new layer takes over from one of its kind. */
function settingsOf(layer: LayerView | undefined): { readonly units?: number; readonly activation?: ActivationName } {
  if (layer?.activation === undefined) return {};
  return { units: layer.units, activation: layer.activation };
}

/** Whether a layer's units can be set: those of an image's sizes can't. */
export function hasUnits(layer: LayerView): boolean {
  return canSet(layer.kind, 'units') && (layer.sizes?.length ?? 1) === 1;
}
