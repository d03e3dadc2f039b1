import type { ActivationName } from '../../src/model/activation';
import type { Edit, LayerReference } from '../../src/model/edit';
import type { InsertedKind } from '../../src/model/layer';
import { newDense } from '../../src/model/layers/dense';
import { newDropout } from '../../src/model/layers/dropout';
import type { LayerView } from '../../src/protocol/network';
import type { Host } from '../host';
import type { Store } from '../store';
import { text } from '../ui/language';

/**
 * Turns gestures into edits of the text. Every edit names the document version that the diagram shows; the host
 * resolves it against the text of now, and says in a sentence why it could not.
 */
export class NetworkEditor {
  /** A layer kept by Copy for Paste. */
  private copied: LayerView | undefined;

  constructor(
    private readonly store: Store,
    private readonly host: Host,
    private readonly refuse: (sentence: string) => void,
  ) {}

  get canPaste(): boolean {
    return this.copied !== undefined;
  }

  layer(position: number): LayerView | undefined {
    return this.store.state.network?.layers[position];
  }

  /** A new layer right after this one, with its neighbours' manners; the new one becomes the chosen one. */
  insert(after: number, kind: InsertedKind): void {
    const layers = this.store.state.network?.layers ?? [];
    const neighbour = layers.slice(1, -1).find((layer) => layer.kind === 'dense');
    const more =
      kind === 'dense'
        ? { units: neighbour?.units ?? newDense.units, activation: neighbour?.activation ?? newDense.activation }
        : kind === 'dropout'
          ? { rate: newDropout.rate }
          : {};
    this.edit(after, (reference) => ({ type: 'insert', after: reference, kind, ...more }), after + 1);
  }

  remove(position: number): void {
    this.edit(position, (layer) => ({ type: 'delete', layer }), Math.max(0, position - 1));
  }

  /** The layer comes to stand right after the one at `after`. */
  move(position: number, after: number): void {
    if (after === position || after === position - 1) return;
    const target = this.reference(after);
    if (!target) return;
    this.edit(position, (layer) => ({ type: 'move', layer, after: target }), after < position ? after + 1 : after);
  }

  rename(position: number, name: string): void {
    const layer = this.layer(position);
    if (name === '' || (layer?.name === name && layer.named)) return;
    this.edit(position, (reference) => ({ type: 'rename', layer: reference, name }));
  }

  /** Units as a person typed them. */
  typeUnits(position: number, typed: string): void {
    const units = Number(typed.replace(/[\s,_]/g, ''));
    if (typed.trim() === '' || !Number.isSafeInteger(units) || units < 1) {
      this.refuse(text('diagram-not-whole', { text: typed }));
      return;
    }
    this.setUnits(position, units);
  }

  typeRate(position: number, typed: string): void {
    const rate = Number(typed);
    if (typed.trim() === '' || !(rate >= 0 && rate < 1)) this.refuse(text('diagram-not-rate', { text: typed }));
    else if (rate !== this.layer(position)?.rate) this.edit(position, (layer) => ({ type: 'rate', layer, rate }));
  }

  changeUnits(position: number, by: number): void {
    const layer = this.layer(position);
    if (layer && hasUnits(layer) && layer.units + by >= 1) this.setUnits(position, layer.units + by);
  }

  setActivation(position: number, activation: ActivationName): void {
    if (this.layer(position)?.activation === activation) return;
    this.edit(position, (layer) => ({ type: 'activation', layer, activation }));
  }

  copy(position: number): void {
    const layer = this.layer(position);
    if (!layer || layer.kind === 'input') return;
    this.copied = layer;
    void this.host.call('copy', { text: asText(layer) });
  }

  paste(after: number): void {
    const { copied } = this;
    if (!copied || copied.kind === 'input') return;
    const { kind, units, activation, rate } = copied;
    const dense = kind === 'dense' ? { units, ...(activation ? { activation } : {}) } : {};
    const more = kind === 'dropout' && rate !== undefined ? { rate } : dense;
    this.edit(after, (reference) => ({ type: 'insert', after: reference, kind, ...more }), after + 1);
  }

  private setUnits(position: number, units: number): void {
    if (this.layer(position)?.units === units) return;
    this.edit(position, (layer) => ({ type: 'units', layer, units }));
  }

  private reference(position: number): LayerReference | undefined {
    const layer = this.layer(position);
    return layer && { position, name: layer.name };
  }

  /** Sends what `make` makes of the layer; `then` is chosen once the text has taken it. */
  private async edit(position: number, make: (layer: LayerReference) => Edit, then?: number): Promise<void> {
    const { network } = this.store.state;
    const reference = this.reference(position);
    if (!network || !reference) return;
    try {
      const { refusal } = await this.host.call('edit', { version: network.version, edit: make(reference) });
      if (refusal !== undefined) this.refuse(refusal);
      else if (then !== undefined) this.store.update({ selection: { position: then } });
    } catch (error) {
      this.refuse(text('diagram-failed', { reason: error instanceof Error ? error.message : String(error) }));
    }
  }
}

/** Whether a layer's units can be set: a dense layer's, and those of an input with one size. */
export function hasUnits(layer: LayerView): boolean {
  return layer.kind === 'dense' || (layer.kind === 'input' && (layer.sizes?.length ?? 1) === 1);
}

/** A layer as one line of a spec, for the clipboard. */
function asText(layer: LayerView): string {
  const name = layer.named ? ` ${JSON.stringify(layer.name)}` : '';
  if (layer.kind === 'dense')
    return `dense ${JSON.stringify(layer.name)} ${layer.units} ${layer.activation ?? 'linear'}`;
  return layer.kind === 'dropout' ? `dropout${name} rate=${layer.rate ?? newDropout.rate}` : `flatten${name}`;
}
