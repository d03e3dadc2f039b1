import { canSet } from '../../src/model/layers/editable';
import type { Arrangement } from './arrangement';
import type { NetworkEditor } from './editor';
import type { Stage } from './stage';

/** A shorter way than this is a click with an unsteady hand. */
const threshold = 6;

/** Moves a layer by dragging its card along the spine; a mark shows where it would come to stand. */
export class CardDrag {
  private position: number | undefined;
  private startX = 0;
  private after: number | undefined;
  private mark: HTMLElement | undefined;

  constructor(
    private readonly stage: Stage,
    private readonly arrangement: () => Arrangement | undefined,
    private readonly editor: NetworkEditor,
  ) {}

  get active(): boolean {
    return this.mark !== undefined;
  }

  begin(position: number, event: PointerEvent): void {
    const layer = this.editor.layer(position);
    if (!layer || !canSet(layer.kind, 'place')) return;
    this.position = position;
    this.startX = event.clientX;
  }

  move(event: PointerEvent): void {
    const { position, stage } = this;
    const columns = this.arrangement()?.columns;
    if (position === undefined || !columns) return;
    const way = event.clientX - this.startX;
    if (!this.mark && Math.abs(way) < threshold) return;
    const card = stage.element(position);
    card?.classList.add('dragged');
    if (card) card.style.transform = `translateX(${way / stage.view.scale}px)`;
    const { x } = stage.toDiagram(event.clientX, event.clientY);
    const others = columns.filter((column) => column.left + column.width / 2 < x && column.layer.position !== position);
    this.after = Math.max(0, others[others.length - 1]?.layer.position ?? 0);
    this.place(this.after);
  }

  /** Drops the card; returns whether it had been dragged at all. */
  end(cancelled = false): boolean {
    const { position, after, mark } = this;
    const dragged = mark !== undefined;
    if (position !== undefined) {
      const card = this.stage.element(position);
      card?.classList.remove('dragged');
      if (card) card.style.transform = '';
    }
    mark?.remove();
    this.mark = undefined;
    this.position = undefined;
    this.after = undefined;
    if (dragged && !cancelled && position !== undefined && after !== undefined) this.editor.move(position, after);
    return dragged;
  }

  private place(after: number): void {
    const arrangement = this.arrangement();
    const column = arrangement?.columns[after];
    if (!arrangement || !column) return;
    const next = arrangement.columns[after + 1];
    if (!this.mark) {
      this.mark = document.createElement('div');
      this.mark.className = 'drop-mark';
      this.stage.badges.append(this.mark);
    }
    const right = column.left + column.width;
    this.mark.style.left = `${next ? (right + next.left) / 2 - 1 : right + 12}px`;
    this.mark.style.top = `${arrangement.spine - 6}px`;
    this.mark.style.height = `${arrangement.head - arrangement.spine}px`;
  }
}
