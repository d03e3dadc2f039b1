import { html, nothing, render, svg, type TemplateResult } from 'lit';
import { sidesOf } from '../../src/model/formula/pass';
import type { StopView, WalkView } from '../../src/protocol/walk';
import type { PanelState, Store } from '../store';
import { text } from '../ui/language';
import { mathOf } from '../ui/mathml';
import type { Renderer } from '../ui/renderer';

/** Heights of the two rails: from the pane's top, and from its bottom. */
const top = 34;
const bottom = 30;
/** From the outer columns to the ends of the circuit. */
const side = 30;
const corner = 12;
const radius = 10;
/** Width of a symbol with its comma, of which a label has as many as there is room for. */
const symbolWidth = 40;
/** In a narrower pane the numbers of the ledger alone are the way. */
const narrowest = 480;

/** Whether the circuit is round the units of a pane of this width. */
export function hasCircuit({ microscope }: Pick<PanelState, 'microscope'>, width: number): boolean {
  return microscope !== undefined && width >= narrowest;
}

/**
 * The way of one update round the units: forward above its layers, the cost at the right, backward below, the update under the
 * input. The order is the shape.
 */
export function mountCircuit(
  region: HTMLElement,
  store: Store,
  go: (stop: number) => void,
  renderer: Renderer = render,
): void {
  const element = document.createElement('div');
  element.className = 'circuit';
  region.append(element);
  const draw = (): void => {
    const isShown = hasCircuit(store.state, region.clientWidth);
    document.body.classList.toggle('with-circuit', isShown);
    renderer(isShown ? circuit(store.state, region, go) : nothing, element);
  };
  store.on(['microscope', 'walk', 'columns', 'network'], draw);
  new ResizeObserver(draw).observe(region);
}

/** Where a stop is in the pane. */
interface Point {
  readonly x: number;
  readonly y: number;
}

function circuit(
  { walk, columns }: PanelState,
  { clientWidth, clientHeight }: HTMLElement,
  go: (stop: number) => void,
): TemplateResult | typeof nothing {
  const [first, last] = [columns?.[0], columns?.at(-1)];
  if (!walk || !columns || first === undefined || last === undefined) return nothing;
  const low = clientHeight - bottom;
  const right = Math.max(last + side, Math.min(clientWidth - side, last + 2 * side + 40));
  const rail = `M${first} ${top}H${right - corner}Q${right} ${top} ${right} ${top + corner}V${low - corner}Q${right} ${low} ${right - corner} ${low}H${first}`;
  const points = walk.stops.map((stop) => pointOf(stop, columns, { low, right, first }));
  const way = wayTo(points, walk.stop, { low, right, first });
  const gaps = columns.map((x, k) => x - (columns[k - 1] ?? Number.NEGATIVE_INFINITY));
  const symbols = Math.floor(Math.min(...gaps) / symbolWidth);
  return html`<svg width=${clientWidth} height=${clientHeight} aria-hidden="true">
      ${svg`<path class="circuit-rail" d=${rail} /><path class="circuit-way" d=${way} />`}
    </svg>
    <span class="circuit-part" .style=${`left:14px;top:${top - 26}px`}>${text('microscope-forward')} →</span>
    <span class="circuit-part" .style=${`right:${Math.max(14, clientWidth - right + corner + 8)}px;top:${low - 24}px`}>← ${text('microscope-backward')}</span>
    ${walk.stops.map((stop, at) => stopTemplate(walk, stop, at, points[at], symbols, go))}`;
}

interface Ends {
  readonly low: number;
  readonly right: number;
  readonly first: number;
}

function pointOf({ part, position }: StopView, columns: readonly number[], { low, right, first }: Ends): Point {
  const x = position === undefined ? first : (columns[position] ?? first);
  if (part === 'cost') return { x: right, y: (top + low) / 2 };
  return { x, y: part === 'forward' ? top : low };
}

/** The way from the stop before to this one. */
function wayTo(points: readonly Point[], at: number, { low, right, first }: Ends): string {
  const to = points[at];
  if (!to) return '';
  const from = points[at - 1] ?? { x: first, y: top };
  if (to.x === right) return `M${from.x} ${top}H${right - corner}Q${right} ${top} ${right} ${top + corner}V${to.y}`;
  if (from.x === right) return `M${right} ${from.y}V${low - corner}Q${right} ${low} ${right - corner} ${low}H${to.x}`;
  return `M${from.x} ${from.y}H${to.x}`;
}

function stopTemplate(
  walk: WalkView,
  stop: StopView,
  at: number,
  point: Point | undefined,
  symbols: number,
  go: (stop: number) => void,
): TemplateResult | typeof nothing {
  if (!point) return nothing;
  const state = at === walk.stop ? 'current' : at < walk.stop ? 'done' : 'to-come';
  const label = text('microscope-stop', { number: at + 1, part: text(`microscope-${stop.part}`) });
  const isAbove = stop.part === 'forward';
  return html`<button
      type="button"
      class="stop-number circuit-stop ${state}"
      tabindex="-1"
      aria-label=${label}
      title=${label}
      .style=${`left:${point.x - radius}px;top:${point.y - radius}px`}
      @click=${() => go(at)}
      >${at + 1}</button
    >${
      stop.part === 'cost'
        ? html`<span class="circuit-cost ${state}" .style=${`left:${point.x + 14}px;top:${point.y}px`}>${text('microscope-cost')}</span>`
        : symbols > 0
          ? html`<span class="circuit-label ${state}" .style=${`left:${point.x}px;top:${point.y + (isAbove ? -32 : 9)}px`}>${mathOf(computed(stop, symbols))}</span>`
          : nothing
    }`;
}

/** What a stop computes, at most so many symbols, the last ones of forward and backward's from dz on; of an update W, b. */
function computed({ part, lines }: StopView, most: number): string {
  if (part === 'update') return most > 1 ? 'W, b' : 'W';
  const names = lines.map((line) => sidesOf(line)[0]).filter((name) => !/^d[aA]\[/.test(name));
  return (part === 'forward' ? names.slice(-most) : names.slice(0, most)).join(', ');
}
