import { html, nothing, render, type TemplateResult } from 'lit';
import type { EquationView, WalkView } from '../../src/protocol/walk';
import type { Host } from '../host';
import { copyLatex } from '../inspect/copy-latex';
import { apartFromToolbar } from '../moment';
import { type Clock, pageClock } from '../polling';
import type { PanelState, Store } from '../store';
import { text } from '../ui/language';
import { momentText } from '../ui/moment-text';
import { formatCount, formatNumber } from '../ui/number';
import { PageLook } from '../ui/page-look';
import type { Regions } from '../ui/regions';
import type { Renderer } from '../ui/renderer';
import { batchStrips } from './batch-strips';
import { mountCircuit } from './circuit';
import { effectTemplate } from './effect';
import { equationTemplate, numbersTemplate } from './equation';
import { MicroscopeKeys } from './keys';
import { isReadable } from './matrix';
import { pollWalk } from './query';
import { stopRow } from './stop-row';
import { termsTemplate } from './terms';
import { inWords } from './words';

const narrowest = 160;
/** Room for a strip's name, shape, numbers and scale, in pixels. */
const besideStrip = 330;

/** Draws the microscope into `element`: one update on the chosen example, or on its batch, stop by stop. */
export function mountMicroscope(
  { microscope: element, diagram }: Pick<Regions, 'microscope' | 'diagram'>,
  store: Store,
  host: Host,
  clock: Clock = pageClock,
  renderer: Renderer = render,
): void {
  const { keys } = new Microscope(element, store, host, clock, renderer);
  mountCircuit(diagram, store, (stop) => keys.go(stop), renderer);
}

class Microscope {
  private readonly look: PageLook;
  private failed = false;
  private openStop: number | undefined;
  readonly keys: MicroscopeKeys;

  constructor(
    private readonly element: HTMLElement,
    private readonly store: Store,
    host: Host,
    clock: Clock,
    private readonly renderer: Renderer,
  ) {
    element.setAttribute('aria-label', text('microscope-label'));
    element.tabIndex = -1;
    this.keys = new MicroscopeKeys(store);
    const settled = (failed: boolean): void => {
      if (failed === this.failed) return;
      this.failed = failed;
      this.draw();
    };
    pollWalk(store, host, settled, clock);
    copyLatex(element, host);
    store.on(['microscope', 'walk', 'session', 'network', 'selection', 'example'], () => this.draw());
    this.look = new PageLook(element, 640, () => this.draw());
    this.draw();
  }

  private draw(): void {
    const { state } = this.store;
    const isOpen = state.microscope !== undefined;
    const wasOpen = !this.element.hidden;
    this.element.hidden = !isOpen;
    document.body.classList.toggle('with-microscope', isOpen);
    this.renderer(isOpen ? this.page(state) : nothing, this.element);
    if (isOpen && !wasOpen) this.element.focus({ preventScroll: true });
    const stop = state.walk?.stop;
    if (isOpen && stop !== this.openStop) {
      this.openStop = stop;
      this.element.querySelector('.stop.current')?.scrollIntoView({ block: 'nearest' });
    }
  }

  private page(state: PanelState): TemplateResult {
    const { walk } = state;
    const problem = this.problem(state);
    const moment = walk && apartFromToolbar(state, walk.moment);
    return html`<div class="microscope-body" aria-busy=${walk === undefined}>
        ${moment ? html`<p class="microscope-moment">${momentText(moment)}</p>` : nothing}
        ${problem === undefined ? nothing : html`<p class="microscope-hint" role="status">${problem}</p>`}
        ${walk && problem === undefined ? this.ledger(walk) : nothing}
      </div>
      ${this.keys.foot(walk)}`;
  }

  /** Why there is nothing to see, and what to do about it. */
  private problem({ session, example, network, walk }: PanelState): string | undefined {
    if (network && !network.hasData) return text('picker-no-data');
    if (session?.engine !== 'live')
      return session?.sentence ?? text(session?.engine === 'preparing' ? 'inspect-preparing' : 'inspect-no-weights');
    if (example?.from === 'typed') return text('microscope-typed');
    if (this.failed) return text('inspect-unanswered');
    return walk ? undefined : text('microscope-waiting');
  }

  private ledger(walk: WalkView): TemplateResult {
    const open = (stop: number): void => this.keys.go(stop);
    return html`<div class="ledger">
      ${walk.stops.map((_, at) => stopRow(walk, at, this.look.palette, open, at === walk.stop ? this.body(walk) : nothing))}
    </div>`;
  }

  private body(walk: WalkView): TemplateResult {
    const { stops, stop, equations, rate, clipFactor, gradientNorm } = walk;
    const { part } = stops[stop] ?? {};
    const strips = Math.max(narrowest, Math.min(520, this.look.width - besideStrip));
    return html`<div class="stop-body">
      ${part === 'update' ? html`<p class="update-rate">${text('microscope-rate', { rate: formatNumber(rate) })}${clipFactor === 1 ? nothing : html` · ${text('microscope-clipped', { norm: formatNumber(gradientNorm), factor: formatNumber(clipFactor) })}`}${walk.changes.length > 0 ? html` · ${text('microscope-lines-change')}` : nothing}</p>` : nothing}
      ${batchStrips(walk, this.look.palette, strips)}
      <div class="equations">${equations.map((equation) => this.equation(walk, equation))}</div>
      ${part === 'update' ? effectTemplate(walk) : nothing}
      <p class="in-words"><span class="quiet">${text('microscope-in-words')}</span><span>${inWords(walk)}</span></p>
    </div>`;
  }

  private equation(walk: WalkView, equation: EquationView): TemplateResult {
    const { unit, m, index, first } = walk;
    const look = {
      palette: this.look.palette,
      m,
      ...(equation.position === unit.position ? { unit: unit.unit } : {}),
      ...(m > 1 ? { example: index - first } : {}),
    };
    return html`<div class="equation-box">${equationTemplate(equation, look)}${this.entry(equation)}</div>`;
  }

  /** How one entry comes about, where the matrices are too large to compute it from. */
  private entry({ entry, operands, result }: EquationView): TemplateResult | typeof nothing {
    if (!entry || [result, ...operands].every(isReadable)) return nothing;
    const { row, column, terms, equation } = entry;
    const which =
      result.columns > 1
        ? text('microscope-entry', { row: formatCount(row + 1), column: formatCount(column + 1) })
        : text('microscope-unit', { unit: formatCount(row + 1) });
    return html`<div class="entry"><span class="quiet entry-which">${which}</span>${terms ? termsTemplate(terms) : nothing}${equation ? numbersTemplate(equation, this.look.palette) : nothing}</div>`;
  }
}
