import { html, nothing, type TemplateResult } from 'lit';
import type { ProblemView } from '../../src/protocol/network';
import { type Clock, pageClock } from '../polling';
import type { Selection } from '../store';
import { icon } from '../ui/icon';
import { text } from '../ui/language';
import type { Arrangement } from './arrangement';
import type { Column } from './column';
import { nameCutWords } from './cut-words';
import { drawPicture } from './picture';
import type { Scene } from './scene';
import { confine, type Size, type View, zoomAt } from './view';

/** This long after the last movement of a gesture the picture is drawn again, at the new zoom. */
const settle = 90;

function child(parent: HTMLElement, className: string, tag: 'div' | 'canvas' = 'div'): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  parent.append(element);
  return element;
}

/**
 * The layers of the page that make up the diagram: a canvas with the picture, above it the cards and places of units.
 * While a gesture lasts, all of them are only moved by a CSS transform.
 */
export class Stage {
  /** Everything that pans and zooms. */
  readonly root: HTMLElement;
  readonly world: HTMLElement;
  readonly badges: HTMLElement;
  readonly legend: HTMLElement;
  readonly empty: HTMLElement;
  readonly table: HTMLElement;
  view: View = { scale: 1, x: 0, y: 0 };
  private readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  /** The view in which the canvas was drawn. */
  private drawn: View = this.view;
  private diagram: Size = { width: 0, height: 0 };
  private stopSettling: (() => void) | undefined;

  constructor(
    readonly region: HTMLElement,
    private readonly redraw: () => void,
    /** Called when the view has moved. */
    private readonly moved: () => void,
    private readonly clock: Clock = pageClock,
  ) {
    this.root = child(region, 'stage');
    const canvas = child(this.root, 'picture', 'canvas');
    const context = canvas instanceof HTMLCanvasElement ? canvas.getContext('2d') : null;
    if (!(canvas instanceof HTMLCanvasElement) || !context) throw new Error('the page can draw no 2D canvas');
    this.canvas = canvas;
    this.context = context;
    canvas.setAttribute('aria-hidden', 'true');
    this.world = child(this.root, 'world');
    this.world.addEventListener('pointerover', nameCutWords);
    this.world.setAttribute('role', 'tree');
    this.world.setAttribute('aria-orientation', 'horizontal');
    this.world.setAttribute('aria-label', text('diagram-layers'));
    this.badges = child(this.root, 'badges');
    this.legend = child(region, 'legend');
    this.empty = child(region, 'diagram-empty');
    this.table = child(region, 'aside');
    new ResizeObserver(() => this.redraw()).observe(region);
  }

  get pane(): Size {
    return { width: this.region.clientWidth, height: this.region.clientHeight };
  }

  /** Draws the picture at the present zoom. */
  draw(scene: Scene): void {
    this.diagram = scene.arrangement;
    this.view = confine(this.view, this.diagram, this.pane);
    this.drawn = this.view;
    const { width, height } = this.pane;
    const density = window.devicePixelRatio || 1;
    const [across, down] = [Math.round(width * density), Math.round(height * density)];
    if (this.canvas.width !== across || this.canvas.height !== down) {
      this.canvas.width = across;
      this.canvas.height = down;
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    const { scale, x, y } = this.view;
    const { context } = this;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, across, down);
    context.setTransform(density * scale, 0, 0, density * scale, density * x, density * y);
    drawPicture(context, scene, { left: -x / scale, right: (width - x) / scale, scale });
    this.transform();
  }

  /** Moves the picture; draws it again when the movement has ended. */
  show(view: View): void {
    this.view = confine(view, this.diagram, this.pane);
    this.transform();
    this.stopSettling?.();
    this.stopSettling = this.clock.after(settle, this.redraw);
  }

  /** Zooms about a point of the pane, its middle if none is given. */
  zoom(factor: number, x = this.pane.width / 2, y = this.pane.height / 2): void {
    this.show(zoomAt(this.view, factor, x, y));
  }

  /** The columns that can be seen, and those just beside them. */
  visible(columns: readonly Column[]): Column[] {
    const { scale, x } = this.view;
    const margin = 120;
    const left = (-x - margin) / scale;
    const right = (this.pane.width - x + margin) / scale;
    return columns.filter((column) => column.left <= right && column.left + column.width >= left);
  }

  /** The card of a layer, or the place of a unit, as far as it is in the page. */
  element(position: number, unit?: number): HTMLElement | null {
    const which = unit === undefined ? '.card' : `[data-unit="${unit}"]`;
    return this.world.querySelector<HTMLElement>(`${which}[data-position="${position}"]`);
  }

  /** The layer or unit that has the keyboard's focus. */
  get focused(): Selection | undefined {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement) || !this.region.contains(activeElement)) return undefined;
    const { position, unit } = activeElement.dataset;
    if (position === undefined) return undefined;
    return { position: Number(position), ...(unit === undefined ? {} : { unit: Number(unit) }) };
  }

  focusOn(selection: Selection | null): void {
    if (selection) this.element(selection.position, selection.unit)?.focus({ preventScroll: true });
  }

  /** Puts the caret into the field that is being edited. */
  focusOnInput(): void {
    const input = this.world.querySelector<HTMLInputElement>('.card-input');
    if (!input || document.activeElement === input) return;
    input.focus({ preventScroll: true });
    input.select();
  }

  /** A point of the page in the diagram's own pixels. */
  toDiagram(clientX: number, clientY: number): { readonly x: number; readonly y: number } {
    const box = this.region.getBoundingClientRect();
    const { scale, x, y } = this.view;
    return { x: (clientX - box.left - x) / scale, y: (clientY - box.top - y) / scale };
  }

  /** The + in the gap after a layer. */
  insertButton(arrangement: Arrangement, { left, width, layer }: Column): TemplateResult | typeof nothing {
    const next = arrangement.columns[layer.position + 1];
    if (!next) return nothing;
    const label = text('diagram-insert', { name: layer.name });
    const centre = (left + width + next.left) / 2;
    return html`<button
      class="insert"
      tabindex="-1"
      aria-label=${label}
      title=${label}
      data-after=${layer.position}
      .style=${`left:${centre - 10}px;top:${arrangement.spine - 10}px`}
    >
      ${icon('add')}
    </button>`;
  }

  /** A problem's sentence on its layer, at full strength while the rest is dimmed. */
  badge(column: Column, arrangement: Arrangement, problems: readonly ProblemView[]): TemplateResult | typeof nothing {
    const problem = problems.find((candidate) => candidate.position === column.layer.position);
    if (!problem || problem.severity === 'hint') return nothing;
    const words = arrangement.cardSize === 'full' && problem.severity === 'error';
    return html`<div
      class="badge ${problem.severity}"
      title=${problem.sentence}
      .style=${`left:${column.left}px;top:${arrangement.spine - 11}px`}
    >
      ${icon(problem.severity)}${words ? html`<span>${text('diagram-badge-line', { line: problem.line + 1 })}</span>` : nothing}
    </div>`;
  }

  private transform(): void {
    const { scale, x, y } = this.view;
    const ratio = scale / this.drawn.scale;
    this.world.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    this.badges.style.transform = this.world.style.transform;
    this.moved();
    this.canvas.style.transform = `translate(${x - this.drawn.x * ratio}px, ${y - this.drawn.y * ratio}px) scale(${ratio})`;
  }
}
