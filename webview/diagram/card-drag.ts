import { canSet } from '../../src/model/layers/editable';
import type { Arrangement } from './arrangement';
import type { Column } from './column';
import type { NetworkEditor } from './editor';
import type { Stage } from './stage';

/** A shorter way than this is a click with an unsteady hand. */
const threshold = 6;

/** Moves a layer by dragging its card along the spine; a mark shows where it would be dropped. */
export class CardDrag {
  /** The card on which the button was pressed. */
  private held: { readonly position: number; readonly startX: number } | undefined;
  /** The layer behind which it would be dropped, once it is dragged. */
  private drop: { readonly after: number; readonly mark: HTMLElement } | undefined;

  constructor(
    private readonly stage: Stage,
    private readonly arrangement: () => Arrangement | undefined,
    private readonly editor: NetworkEditor,
  ) {}

  get active(): boolean {
    return this.drop !== undefined;
  }

  begin(position: number, event: PointerEvent): void {
    const layer = this.editor.layer(position);
    if (layer && canSet(layer.kind, 'place')) this.held = { position, startX: event.clientX };
  }

  move(event: PointerEvent): void {
    const { held, stage } = this;
    const arrangement = this.arrangement();
    if (!held || !arrangement) return;
    const way = event.clientX - held.startX;
    if (!this.drop && Math.abs(way) < threshold) return;
    const card = stage.element(held.position);
    card?.classList.add('dragged');
    if (card) card.style.transform = `translateX(${way / stage.view.scale}px)`;
    const { x } = stage.toDiagram(event.clientX, event.clientY);
    const { columns } = arrangement;
    const passed = columns.filter(({ left, width, layer }) => left + width / 2 < x && layer.position !== held.position);
    // Nothing is placed before the input.
    const before = passed.at(-1) ?? columns[0];
    if (before) this.drop = { after: before.layer.position, mark: this.marked(arrangement, before) };
  }

  /** Drops the card; returns whether it had been dragged at all. */
  end(cancelled = false): boolean {
    const { held, drop } = this;
    this.held = undefined;
    this.drop = undefined;
    const card = held && this.stage.element(held.position);
    card?.classList.remove('dragged');
    if (card) card.style.transform = '';
    drop?.mark.remove();
    if (held && drop && !cancelled) this.editor.move(held.position, drop.after);
    return drop !== undefined;
  }

  /** The mark in the gap behind a column. */
  private marked(arrangement: Arrangement, { left, width, layer }: Column): HTMLElement {
    const mark = this.drop?.mark ?? this.newMark();
    const next = arrangement.columns[layer.position + 1];
    const right = left + width;
    mark.style.left = `${next ? (right + next.left) / 2 - 1 : right + 12}px`;
    mark.style.top = `${arrangement.spine - 6}px`;
    mark.style.height = `${arrangement.head - arrangement.spine}px`;
    return mark;
  }

  private newMark(): HTMLElement {
    const mark = document.createElement('div');
    mark.className = 'drop-mark';
    this.stage.badges.append(mark);
    return mark;
  }
}
