import type { Selection } from '../store';
import type { CardField } from './card';
import type { CardDrag } from './card-drag';
import { type Column, unitAt } from './column';
import { describeMatrixAt, describeUnit } from './describe';
import type { Scene } from './scene';
import type { Stage } from './stage';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A unit, and the column of the picture that it is in. */
interface Hit {
  readonly column: Column;
  readonly unit: number;
}

export interface PointerActions {
  scene(): Scene | undefined;
  select(selection: Selection | null): void;
  field(position: number, field: CardField | 'activation', point: Point): void;
  insert(after: number, point: Point): void;
  menu(position: number, point: Point): void;
}

const wheelZoom = 0.002;
const pixelsPerLine = 16;

const closest = (event: Event, selector: string): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;

function fieldOf(name: string | undefined): CardField | 'activation' {
  return name === 'units' || name === 'rate' || name === 'activation' ? name : 'name';
}

/** What the mouse does: choose, pan, zoom, drag a card, open a field or a menu. */
export class DiagramPointer {
  private panning: { readonly x: number; readonly y: number; moved: boolean } | undefined;

  constructor(
    private readonly stage: Stage,
    private readonly drag: CardDrag,
    private readonly actions: PointerActions,
  ) {
    const { root } = stage;
    root.addEventListener('pointerdown', (event) => this.down(event));
    root.addEventListener('pointermove', (event) => this.move(event));
    root.addEventListener('pointerup', (event) => this.up(event));
    root.addEventListener('pointercancel', () => this.drag.end(true));
    root.addEventListener('dblclick', (event) => this.open(event));
    root.addEventListener('contextmenu', (event) => this.menu(event));
    root.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0 || closest(event, '.insert, input')) return;
    const card = closest(event, '.card');
    if (card) this.drag.begin(Number(card.dataset['position']), event);
    else this.panning = { x: event.clientX, y: event.clientY, moved: false };
  }

  private move(event: PointerEvent): void {
    if (event.buttons === 0) {
      this.hover(event);
      return;
    }
    const { stage, panning } = this;
    this.drag.move(event);
    if (this.drag.active) stage.root.setPointerCapture(event.pointerId);
    if (!panning) return;
    const way = Math.hypot(event.clientX - panning.x, event.clientY - panning.y);
    if (!panning.moved && way < 4) return;
    stage.root.setPointerCapture(event.pointerId);
    stage.root.classList.add('panning');
    const { view } = stage;
    stage.show({ ...view, x: view.x + event.clientX - panning.x, y: view.y + event.clientY - panning.y });
    this.panning = { x: event.clientX, y: event.clientY, moved: true };
  }

  private up(event: PointerEvent): void {
    const panned = this.panning?.moved ?? false;
    this.panning = undefined;
    this.stage.root.classList.remove('panning');
    if (this.drag.end() || panned || event.button !== 0) return;
    const insert = closest(event, '.insert');
    if (insert) this.actions.insert(Number(insert.dataset['after']), { x: event.clientX, y: event.clientY + 8 });
    else if (!closest(event, 'input')) this.choose(event);
  }

  private choose(event: PointerEvent): void {
    const card = closest(event, '.card');
    const hit = card ? undefined : this.hit(event);
    if (card) this.actions.select({ position: Number(card.dataset['position']) });
    else this.actions.select(hit ? { position: hit.column.layer.position, unit: hit.unit } : null);
  }

  /** The unit under the pointer. */
  private hit(event: MouseEvent): Hit | undefined {
    const { x, y } = this.stage.toDiagram(event.clientX, event.clientY);
    for (const column of this.actions.scene()?.arrangement.columns ?? []) {
      const unit = unitAt(column, x, y);
      if (unit !== undefined) return { column, unit };
    }
    return undefined;
  }

  private hover(event: PointerEvent): void {
    const scene = this.actions.scene();
    const over = closest(event, '.card, .insert, .badge') ? undefined : this.hit(event);
    this.stage.root.classList.toggle('over-unit', over !== undefined);
    const words = scene ? this.wordsAt(scene, event, over) : '';
    if (this.stage.root.title !== words) this.stage.root.title = words;
  }

  private wordsAt(scene: Scene, event: PointerEvent, over: Hit | undefined): string {
    if (over) return describeUnit(scene, over.column, over.unit);
    const { x, y } = this.stage.toDiagram(event.clientX, event.clientY);
    return describeMatrixAt(scene, x, y) ?? '';
  }

  private open(event: MouseEvent): void {
    const card = closest(event, '.card');
    if (!card) return;
    const field = fieldOf(closest(event, '[data-field]')?.dataset['field']);
    this.actions.field(Number(card.dataset['position']), field, { x: event.clientX, y: event.clientY });
  }

  private menu(event: MouseEvent): void {
    if (closest(event, 'input')) return;
    event.preventDefault();
    const card = closest(event, '.card');
    const position = card ? Number(card.dataset['position']) : this.hit(event)?.column.layer.position;
    if (position !== undefined) this.actions.menu(position, { x: event.clientX, y: event.clientY });
  }

  /** Pinch and Ctrl zoom; a plain wheel pans where there is more to see, and else is the page's. */
  private wheel(event: WheelEvent): void {
    const { stage } = this;
    const { scale, x, y } = stage.view;
    const box = stage.region.getBoundingClientRect();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? pixelsPerLine : 1;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      stage.zoom(Math.exp(-event.deltaY * unit * wheelZoom * 2), event.clientX - box.left, event.clientY - box.top);
      return;
    }
    const { width, height } = this.actions.scene()?.arrangement ?? { width: 0, height: 0 };
    const wide = width * scale > stage.pane.width + 1;
    const tall = height * scale > stage.pane.height + 1;
    if (!wide && !tall) return;
    event.preventDefault();
    const sideways = event.deltaX !== 0 ? event.deltaX : !tall || event.shiftKey ? event.deltaY : 0;
    const upright = tall && !event.shiftKey ? event.deltaY : 0;
    stage.show({ scale, x: x - sideways * unit, y: y - upright * unit });
  }
}
