import { html, nothing, render, type TemplateResult } from 'lit';
import { mebibytes } from '../../src/model/bytes';
import type { Goal } from '../../src/model/goal';
import type { SessionView } from '../../src/protocol/panel';
import { fastest, slowest } from '../../src/protocol/speed';
import type { Host } from '../host';
import { type Clock, pageClock } from '../polling';
import type { PanelState, Store } from '../store';
import { iconButton } from '../ui/icon-button';
import { isTyped } from '../ui/key-row';
import { text } from '../ui/language';
import { formatCount, formatNumber, formatPercent } from '../ui/number';
import type { Regions } from '../ui/regions';
import type { Renderer } from '../ui/renderer';
import { Journey, sentenceOf, type Way, wayOf } from './journey';
import { filmRate, paceAt } from './speed';
import { UntilForm } from './until-form';

/** Above this number of steps the slider counts in powers. */
const mostLinear = 1000;
const sliderSteps = 1000;

/** Draws the time bar, with the speed of training and where it pauses, and the band that says which moment everything shows, and keeps both in step with the store. */
export function mountTimeBar(
  regions: Pick<Regions, 'time' | 'band'>,
  store: Store,
  host: Host,
  clock: Clock = pageClock,
  renderer: Renderer = render,
): void {
  new TimeBar(regions, store, host, clock, renderer);
}

class TimeBar {
  private readonly journey: Journey;
  private readonly until: UntilForm;
  private refusal = '';

  constructor(
    private readonly regions: Pick<Regions, 'time' | 'band'>,
    private readonly store: Store,
    private readonly host: Host,
    clock: Clock,
    private readonly renderer: Renderer,
  ) {
    const speed = (): number => filmRate(this.speed, wayOf(store.state.session)?.last ?? 1);
    this.until = new UntilForm(() => this.draw(), {
      train: (goals) => void this.trainUntil(goals),
      search: (goals) => void this.search(goals),
      cancel: () => this.journey.goTo(store.state.session?.progress?.shown?.step ?? null),
    });
    this.journey = new Journey(store, host, clock, speed, (sentence = '') => {
      this.refusal = sentence;
      this.draw();
    });
    regions.time.setAttribute('role', 'group');
    regions.time.setAttribute('aria-label', text('time-label'));
    store.on(['session', 'speed'], () => this.draw());
    store.on(['choosesGoal'], () => this.until.focus(regions.time));
    store.on(['asked'], ({ asked }) => {
      if (asked !== undefined && wayOf(store.state.session)) this.journey.goTo(asked.step);
    });
    document.addEventListener('keydown', (event) => this.key(event));
    this.draw();
  }

  private draw(): void {
    const { session } = this.store.state;
    const isThere = session?.engine === 'live' && session.progress !== undefined;
    this.regions.time.hidden = !isThere;
    this.renderer(isThere ? this.bar(session) : nothing, this.regions.time);
    const shown = session?.progress?.shown;
    this.regions.band.hidden = shown === undefined && this.refusal === '';
    this.renderer(shown || this.refusal !== '' ? this.band(this.store.state) : nothing, this.regions.band);
  }

  private trainUntil(goals: readonly Goal[]): Promise<void> {
    return this.act(() => this.host.call('control', { control: 'step', goals: [...goals] }));
  }

  private search(goals: readonly Goal[]): Promise<void> {
    return this.act(async () => {
      const result = await this.host.call('search', { goals: [...goals] });
      this.until.searched(goals, result, this.store.state.session);
      return {};
    });
  }

  /** A new run goes on from the moment that is shown. */
  private branch(): Promise<void> {
    return this.act(() => this.host.call('branch', {}));
  }

  /** Why the host could not, if so, is said in the band. */
  private async act(call: () => Promise<{ readonly refusal?: string | undefined }>): Promise<void> {
    this.journey.pause();
    try {
      const { refusal } = await call();
      this.refusal = refusal ?? '';
    } catch (error) {
      this.refusal = sentenceOf(error);
    }
    this.draw();
  }

  private band({ session }: PanelState): TemplateResult {
    const { shown, step = 0 } = session?.progress ?? {};
    const { cost, accuracy } = shown?.record?.train ?? {};
    const branch = html`<vscode-button class="band-branch" appearance="secondary" title=${text('time-branch-why')} @click=${() => void this.branch()}
      ><span slot="start" class="codicon codicon-repo-forked" aria-hidden="true"></span>${text('time-branch')}</vscode-button
    >`;
    const back = html`<vscode-button class="band-back" appearance="secondary" @click=${() => this.journey.goTo(null)}>${text('time-back')}</vscode-button>`;
    if (!shown) return html`<span class="band-words" role="alert">${this.refusal}</span>`;
    return html`<span class="codicon codicon-history" aria-hidden="true"></span>
      <span class="band-words" role="status"
        >${text('time-band')} <b>${text('time-step', { step: formatCount(shown.step) })}</b> ${text('time-of', { last: formatCount(step) })}${
          cost === undefined
            ? nothing
            : html` <span class="band-figure">${text('toolbar-cost')} <b>${formatNumber(cost)}</b></span>`
        }${
          accuracy === undefined
            ? nothing
            : html` <span class="band-figure">${text('toolbar-accuracy')} <b>${formatPercent(accuracy)}</b></span>`
        }${this.refusal === '' ? nothing : html` <span class="band-refusal" role="alert">${this.refusal}</span>`}</span
      >
      ${branch} ${back}`;
  }

  private bar(session: SessionView): TemplateResult {
    const way = wayOf(session);
    const step = session.progress?.step ?? 0;
    return html`
      ${way ? this.way(way, momentsSaid(session)) : html`<span class="time-rest"></span>`}
      ${way || step === 0 ? nothing : html`<span class="time-step">${text('time-step', { step: formatCount(step) })}</span>`}
      ${this.speedSlider()} ${this.until.template(session)}
    `;
  }

  private way({ first, step, last, batchesPerEpoch }: Way, moments: string): TemplateResult {
    const { direction } = this.journey;
    const go = (to: number): void => this.journey.goTo(Math.max(first, Math.min(last, to)));
    const play = (towards: -1 | 1): TemplateResult => {
      const isPlaying = direction === towards;
      const label = text(isPlaying ? 'time-pause' : towards > 0 ? 'time-play' : 'time-play-back');
      const icon = isPlaying ? 'debug-pause' : towards > 0 ? 'play' : 'debug-reverse-continue';
      return iconButton(icon, label, () => (isPlaying ? this.journey.pause() : this.journey.play(towards)));
    };
    const said = text('time-said', {
      step: formatCount(step),
      last: formatCount(last),
      epoch: formatCount(Math.floor(step / batchesPerEpoch)),
    });
    return html`
      ${iconButton('chevron-left', text('time-former'), () => go(step - 1), { disabled: step <= first })}
      ${play(-1)} ${play(1)}
      ${iconButton('chevron-right', text('time-next'), () => go(step + 1), { disabled: step >= last })}
      <input
        class="time-slider"
        type="range"
        min="0"
        max=${sliderMax(last)}
        step="1"
        aria-label=${text('time-slider')}
        title=${[said, moments].filter((line) => line !== '').join('\n')}
        aria-valuetext=${said}
        .value=${String(sliderOf(step, last))}
        @input=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) go(stepOf(Number(event.target.value), last));
        }}
      />
      <span class="time-step" title=${said}>${formatCount(step)} <span class="quiet">/ ${formatCount(last)}</span></span>
    `;
  }

  /** The position of the slider of speed. */
  private get speed(): number {
    return this.store.state.speed ?? fastest;
  }

  /** From a step a second to as many as can be, of training and of the film. */
  private speedSlider(): TemplateResult {
    const rate = paceAt(this.speed);
    const said = rate === undefined ? text('time-full') : text('time-rate', { rate: formatCount(Math.round(rate)) });
    return html`<label class="time-speed" title=${text('time-speed')}>
      <input
        class="speed-slider"
        type="range"
        min=${slowest}
        max=${fastest}
        aria-label=${text('time-speed')}
        aria-valuetext=${said}
        .value=${String(this.speed)}
        @input=${(event: Event) => {
          if (!(event.target instanceof HTMLInputElement)) return;
          const position = Number(event.target.value);
          this.store.update({ speed: position });
          this.journey.retime();
          this.host.emit('speed', { position });
        }}
      />
      <span class="time-rate">${said}</span>
    </label>`;
  }

  private key(event: KeyboardEvent): void {
    const way = wayOf(this.store.state.session);
    if (!way || isTyped(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === ',') this.journey.goTo(Math.max(way.first, way.step - 1));
    else if (event.key === '.') this.journey.goTo(Math.min(way.last, way.step + 1));
    else return;
    event.preventDefault();
  }
}

/** How many moments of the run are saved, and what they take on disk; empty where the run has no folder. */
function momentsSaid({ progress, momentLimit }: SessionView): string {
  const { moments } = progress ?? {};
  if (!moments || momentLimit === undefined) return '';
  const size = mebibytes(moments.bytes);
  return text('time-moments', { count: formatCount(moments.count), size, limit: mebibytes(momentLimit) });
}

const sliderMax = (last: number): number => (last > mostLinear ? sliderSteps : last);

/** Where a step is on the slider: of a long run by its logarithm, so that the first steps have room too. */
export function sliderOf(step: number, last: number): number {
  if (last <= mostLinear) return step;
  return Math.round((Math.log1p(step) / Math.log1p(last)) * sliderSteps);
}

/** The step at a place of the slider. */
export function stepOf(place: number, last: number): number {
  if (last <= mostLinear) return Math.round(place);
  return Math.min(last, Math.round(Math.expm1((place / sliderSteps) * Math.log1p(last))));
}
