import { html, nothing, render, svg, type TemplateResult } from 'lit';
import { defaultSlope } from '../../src/model/activation';
import type { FilmFrame, FilmView } from '../../src/protocol/film';
import type { SessionView } from '../../src/protocol/panel';
import type { Host } from '../host';
import { shownMoment } from '../moment';
import { type Clock, Poller, type Query } from '../polling';
import { StepsQuestion } from '../steps-question';
import type { Store } from '../store';
import { wayOf } from '../time/journey';
import { text } from '../ui/language';
import { formatCount } from '../ui/number';
import { painted } from '../ui/paint';
import type { Palette } from '../ui/palette';
import type { Renderer } from '../ui/renderer';
import { along, rangeAlong } from './along';
import { margins } from './chart';
import { FilmFrames } from './film-frames';
import { type FilmLook, largestWeight, paintFrame } from './film-picture';
import { filmSteps, frameMiddles } from './film-steps';
import { inView } from './path';
import type { Trace } from './trace';

/** Pixels of a picture, and of the place that it takes. */
const size = 64;
const place = 72;
/** Height of the lines between the axis and the pictures. */
const leader = 20;
/** Cells along a side of a surface. */
const side = 40;
/** As many as have room, the most that has. */
const counts = [9, 7, 5] as const;
/** Lower or narrower panels have none. */
const room = '(min-width: 760px) and (min-height: 840px)';

/** Small pictures of the run that rests, at steps as far from each other as they grow; each is a way to its moment. */
export class FilmStrip {
  private readonly frames = new FilmFrames();
  private readonly poller: Poller;
  private readonly isRoomy = matchMedia(room);
  private readonly question: StepsQuestion<FilmView>;
  private readonly paintings = new WeakMap<
    HTMLCanvasElement,
    { frame: FilmFrame; palette: Palette; largest: number }
  >();
  private shown: { readonly trace: Trace; readonly palette: Palette } | undefined;
  /** The steps that were drawn last: they stay while training goes on. */
  private drawn: { readonly load: number; readonly steps: readonly number[] } | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly store: Store,
    host: Pick<Host, 'call'>,
    clock: Clock,
    private readonly renderer: Renderer = render,
  ) {
    this.question = new StepsQuestion(
      'film',
      (steps) => host.call('film', { steps, side }),
      (view, steps) => {
        this.frames.take(view, steps);
        this.draw();
      },
    );
    this.poller = new Poller(
      () => this.query(),
      () => undefined,
      clock,
    );
    element.setAttribute('role', 'group');
    element.setAttribute('aria-label', text('film-label'));
    store.on(['session', 'view', 'microscope'], () => this.poller.update());
    this.isRoomy.addEventListener('change', () => this.draw());
    new ResizeObserver(() => this.draw()).observe(element.parentElement ?? element);
  }

  /** Draws the film below a pane; `trace` says where its steps are. */
  show(trace: Trace, palette: Palette): void {
    this.shown = { trace, palette };
    this.draw();
  }

  /** The ends of the pane's axis, in pixels. */
  private get ends(): readonly [left: number, right: number] {
    const side = this.shown?.trace.compact ? margins.compact : margins.wide;
    return [side.axis, (this.element.parentElement?.clientWidth ?? 0) - side.right];
  }

  /** The steps that have room; none where there is none, or nothing to be seen. */
  private steps(session: SessionView | undefined): readonly number[] {
    const load = session?.prepared?.load;
    if (load === undefined || !this.isRoomy.matches) return [];
    const way = wayOf(session);
    const [left, right] = this.ends;
    const count = counts.find((most) => most * place <= right - left);
    if (count === undefined) return [];
    if (way) return filmSteps(way.first, way.last, count, this.frames.known(load));
    const { drawn } = this;
    return session?.engine === 'live' && drawn?.load === load ? drawn.steps : [];
  }

  private query(): Query | undefined {
    const { session, view, microscope } = this.store.state;
    const load = session?.prepared?.load;
    const isCovered = document.hidden || view !== undefined || microscope !== undefined;
    if (load === undefined || isCovered || !wayOf(session)) return undefined;
    return this.question.query(load, this.frames.missing(load, this.steps(session)));
  }

  private draw(): void {
    const { shown, element } = this;
    const { session } = this.store.state;
    const load = session?.prepared?.load ?? 0;
    const steps = shown ? this.steps(session) : [];
    const isEmpty = this.question.isAnswered && steps.every((step) => !this.frames.of(load, step));
    element.hidden = steps.length === 0 || isEmpty;
    this.drawn = element.hidden ? undefined : { load, steps };
    this.renderer(shown && !element.hidden ? this.strip(shown.trace, shown.palette, load, steps) : nothing, element);
    this.poller.update();
  }

  private strip(trace: Trace, palette: Palette, load: number, steps: readonly number[]): TemplateResult {
    const { session, network } = this.store.state;
    const [left, right] = this.ends;
    const view = rangeAlong(trace, trace.view);
    const perEpoch = this.stepsOfEpoch(session);
    const x = (step: number): number =>
      left + ((along(trace, step / perEpoch) - view.min) / (view.max - view.min)) * (right - left);
    const frames = steps.map((step) => this.frames.of(load, step));
    const stepOf = (k: number): number => frames[k]?.step ?? steps[k] ?? 0;
    const middles = frameMiddles(
      steps.map((_, k) => x(stepOf(k))),
      place,
      [left - place / 2, right + place / 2],
    );
    const last = network?.layers.at(-1);
    const look: FilmLook = {
      activation: last?.activation,
      slope: last?.slope ?? defaultSlope,
      largest: largestWeight(frames.flatMap((frame) => frame ?? [])),
      palette,
    };
    const now = shownMoment(session)?.step;
    const reached = Math.max(
      0,
      steps.findIndex((_, k) => stepOf(k) === now),
    );
    return html`<svg class="film-leaders" height=${leader} aria-hidden="true">
        ${steps.map((_, k) => {
          if (!inView(trace, stepOf(k) / perEpoch)) return nothing;
          const path = `M${x(stepOf(k)).toFixed(1)} 0V5L${(middles[k] ?? 0).toFixed(1)} ${leader - 5}V${leader}`;
          return svg`<path class=${stepOf(k) === now ? 'film-now' : ''} d=${path} />`;
        })}
      </svg>
      ${steps.map((_, k) => this.frame(frames[k], stepOf(k), { look, middle: middles[k] ?? 0, isNow: stepOf(k) === now, isStop: k === reached }))}`;
  }

  private frame(
    frame: FilmFrame | undefined,
    step: number,
    { look, middle, isNow, isStop }: { look: FilmLook; middle: number; isNow: boolean; isStop: boolean },
  ): TemplateResult {
    const said = text('film-go', { step: formatCount(step) });
    return html`<button
      type="button"
      class="film-frame"
      aria-label=${said}
      aria-current=${isNow ? 'true' : nothing}
      title=${said}
      tabindex=${isStop ? 0 : -1}
      ?disabled=${!wayOf(this.store.state.session)}
      .style=${`left:${middle - size / 2}px`}
      @click=${() => this.store.update({ asked: { step } })}
      @keydown=${(event: KeyboardEvent) => moveFocus(event)}
    >
      <canvas class="film-picture" width=${size} height=${size} ${painted((canvas) => frame && this.paint(canvas, frame, look))}></canvas>
      <span>${formatCount(step)}</span>
    </button>`;
  }

  /** A picture is painted anew only where it looks otherwise. */
  private paint(canvas: HTMLCanvasElement, frame: FilmFrame, look: FilmLook): void {
    const former = this.paintings.get(canvas);
    if (former?.frame === frame && former.palette === look.palette && former.largest === look.largest) return;
    this.paintings.set(canvas, { frame, palette: look.palette, largest: look.largest });
    paintFrame(canvas, size, frame, look);
  }

  private stepsOfEpoch(session: SessionView | undefined): number {
    const { step = 0, epoch = 0 } = session?.progress ?? {};
    return epoch === 0 ? 1 : Math.max(1, Math.round(step / epoch));
  }
}

/** The arrows go from picture to picture. */
function moveFocus(event: KeyboardEvent): void {
  const { key, currentTarget } = event;
  if (!(currentTarget instanceof HTMLElement) || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return;
  const next = key === 'ArrowLeft' ? currentTarget.previousElementSibling : currentTarget.nextElementSibling;
  if (next instanceof HTMLButtonElement) next.focus();
  event.preventDefault();
}
