import { html, nothing, type TemplateResult } from 'lit';
import { type Optimizer, optimizerNames } from '../../src/model/optimizer';
import { mostRaceSteps, mostRunners } from '../../src/model/race';
import type { LandscapePicture, LandscapeView, PlaneName } from '../../src/protocol/landscape';
import { shownMoment } from '../moment';
import { pageClock, type Query } from '../polling';
import type { PanelState } from '../store';
import { iconButton } from '../ui/icon-button';
import type { KeyGroup } from '../ui/key-row';
import { sentence, text } from '../ui/language';
import { openMenuBelow } from '../ui/menu';
import { formatNumber, formatPercent } from '../ui/number';
import { viewSection } from '../view/section';
import type { CreateView, ViewFrame, ViewLook, ViewPage } from '../view/view-page';
import { tileCanvas } from './canvas';
import { type LandscapeChoice, type RaceChoice, usualRace, usualRunner } from './choice';
import { decoded } from './decoded';
import { Film } from './film';
import { raceTable, runnerOrder } from './race-table';
import { saveTiles, type TileRow } from './save';
import { curvesTile, cutTile, planeTile, type RaceLook, raceTile } from './tiles';
import { costTitle, legendOf, shapeWords, symbolOf } from './words';

/** Least milliseconds between two requests: while the network trains, and while a picture grows. */
const intervals = { training: 400, resting: 40 } as const;
/** Drawing takes one part in so many of the time, so that a page that draws slowly still answers its buttons. */
const drawingShare = 3;
/** Pictures are beside each other from this width on. */
const besides = 560;
const gap = 34;

/** The cost's landscape: two costs beside each other with the way of the run, and a race of optimisers. */
export const createLandscapeView: CreateView = (frame) => new LandscapePage(frame);

class LandscapePage implements ViewPage {
  readonly name = 'landscape';
  readonly title = 'view-landscape';
  readonly reads = ['landscape', 'race', 'landscapeChoice'] as const;
  readonly questions = [
    (state: PanelState) => this.landscapeQuery(state),
    (state: PanelState) => this.raceQuery(state),
  ];
  private readonly film: Film;
  private chosen = 0;
  private note = '';
  /** Answers so far: what is not done is asked for again after each. */
  private answers = 0;
  /** Milliseconds from the last answer until it was drawn. */
  private drawing = 0;

  constructor(private readonly frame: ViewFrame) {
    this.film = new Film(pageClock, () => frame.redraw());
    frame.store.on(['view'], ({ view }) => {
      if (view !== this.name) this.film.rest();
    });
  }

  moment({ landscape }: PanelState) {
    return landscape?.moment;
  }

  sections(state: PanelState, look: ViewLook): readonly TemplateResult[] {
    const { landscape } = state;
    if (!landscape) return [];
    return [
      this.costs(landscape, state, look),
      ...(landscape.refusal?.code === 'landscape-large' ? [] : [this.race(state, look)]),
    ];
  }

  keys(state: PanelState): readonly KeyGroup[] {
    const choice = this.raceChoice(state);
    const runner = (by: number) => () => this.chooseBeside(state, by);
    return [
      {
        keys: [
          { name: '←', key: 'ArrowLeft', act: () => this.film.step(-1) },
          { name: '→', key: 'ArrowRight', act: () => this.film.step(1) },
        ],
        label: text('landscape-key-step'),
      },
      ...(choice && state.race
        ? [
            {
              keys: [
                { name: '↑', key: 'ArrowUp', act: runner(-1) },
                { name: '↓', key: 'ArrowDown', act: runner(1) },
              ],
              label: text('landscape-key-runner'),
            },
          ]
        : []),
      {
        keys: [{ name: text('key-space'), key: ' ', act: () => this.film.toggle() }],
        label: text(this.film.isPlaying ? 'landscape-key-pause' : 'landscape-key-play'),
      },
    ];
  }

  private landscapeQuery({ session, landscape, landscapeChoice = {} }: PanelState): Query | undefined {
    if (!session?.prepared || landscapeChoice.isStopped) return undefined;
    const { plane, pair } = landscapeChoice;
    const question = { ...(plane ? { plane } : {}), ...(pair ? { pair: [pair[0], pair[1]] as [number, number] } : {}) };
    const isTraining = session.progress?.status === 'training';
    const { host } = this.frame;
    return {
      key: `landscape ${JSON.stringify(question)} of ${session.prepared.load}`,
      version: `${shownMoment(session)?.step ?? 0} ${isTraining} ${landscape && landscape.done < 1 ? this.answers : ''}`,
      interval: this.interval(isTraining),
      fetch: async () => {
        const found = await host.call('landscape', question);
        return () => this.draw({ landscape: found });
      },
    };
  }

  private raceQuery(state: PanelState): Query | undefined {
    const { session, race } = state;
    const choice = this.raceChoice(state);
    if (!session?.prepared || choice?.status !== 'started') return undefined;
    const question = { runners: choice.runners.map((runner) => ({ ...runner })), steps: choice.steps };
    const isTraining = session.progress?.status === 'training';
    const { host } = this.frame;
    return {
      key: `race ${JSON.stringify(question)} of ${session.prepared.load}`,
      version: race && race.done < 1 ? String(this.answers) : '',
      interval: this.interval(isTraining),
      fetch: async () => {
        const found = await host.call('race', question);
        return () => this.draw({ race: found });
      },
    };
  }

  private interval(isTraining: boolean): number {
    return Math.max(isTraining ? intervals.training : intervals.resting, drawingShare * this.drawing);
  }

  private draw(answer: Pick<PanelState, 'landscape'> | Pick<PanelState, 'race'>): void {
    const start = pageClock.now();
    this.answers++;
    this.frame.store.update(answer);
    // Behind the store's own, which draws.
    requestAnimationFrame(() => {
      this.drawing = pageClock.now() - start;
    });
  }

  private raceChoice({ landscape, landscapeChoice }: PanelState): RaceChoice | undefined {
    return landscapeChoice?.race ?? (landscape ? usualRace(landscape.optimizer) : undefined);
  }

  private change(change: LandscapeChoice): void {
    const { store } = this.frame;
    store.update({ landscapeChoice: { ...store.state.landscapeChoice, ...change } });
  }

  private changeRace(change: Partial<RaceChoice>): void {
    const choice = this.raceChoice(this.frame.store.state);
    if (choice) this.change({ race: { ...choice, ...change } });
  }

  private costs(landscape: LandscapeView, state: PanelState, look: ViewLook): TemplateResult {
    const { picture, refusal, done } = landscape;
    const isStopped = state.landscapeChoice?.isStopped === true;
    const legend = html`<span class="quiet">${picture ? legendOf(picture) : nothing}</span><span class="landscape-tools">
      ${done < 1 && !refusal ? this.progress(done, isStopped, (stopped) => this.change({ isStopped: stopped })) : nothing}
      ${landscape.names.length > 0 ? this.planes(landscape) : nothing}
      ${iconButton('save', text('landscape-save'), (event) => this.openSave(event, state, look), { disabled: !picture, expanded: false })}
    </span>`;
    const title = text(picture?.plane === 'path' ? 'landscape-title-path' : 'landscape-title-two');
    const body = refusal
      ? html`<p class="landscape-hint" role="status">${sentence(refusal)}</p>`
      : picture
        ? html`<div class="landscape-costs ${look.width >= besides ? 'beside' : ''}">${this.columns(picture, look)}</div>`
        : html`<p class="landscape-hint" role="status">${text(isStopped ? 'landscape-stopped' : 'view-waiting')}</p>`;
    return viewSection(
      'landscape',
      title,
      legend,
      html`${body}<p class="landscape-note" role="status">${this.note}</p>`,
    );
  }

  private progress(done: number, isStopped: boolean, stop: (stopped: boolean) => void): TemplateResult {
    return html`<span class="landscape-progress" role="status">${isStopped ? text('landscape-paused', { share: formatPercent(done) }) : text('landscape-progress', { share: formatPercent(done) })}</span>
      <button type="button" class="link" @click=${() => stop(!isStopped)}>${text(isStopped ? 'landscape-go-on' : 'landscape-stop')}</button>`;
  }

  /** The choice of the plane, and of its two parameters. */
  private planes({ names, picture }: LandscapeView): TemplateResult {
    const current = picture?.plane;
    const button = (plane: PlaneName) =>
      html`<button type="button" aria-pressed=${current === plane} @click=${() => this.change({ plane, isStopped: false })}>${text(`landscape-plane-${plane}`)}</button>`;
    const pair = (picture?.axes ?? []).map((name) => names.indexOf(name));
    const axis = (at: 0 | 1, arrow: string) =>
      html`<button type="button" class="link landscape-axis" aria-haspopup="true" aria-label=${text('landscape-choose', { name: symbolOf(names[pair[at] ?? at] ?? '') })} @click=${(event: Event) => this.openAxis(event, names, pair, at)}>${symbolOf(names[pair[at] ?? at] ?? '')} ${arrow}</button>`;
    return html`${current === 'parameters' && names.length > 2 ? html`${axis(0, '→')} ${axis(1, '↑')}` : nothing}
      <span class="segmented" role="group" aria-label=${text('landscape-planes')}>${button('parameters')}${button('path')}</span>`;
  }

  private openAxis(event: Event, names: readonly string[], pair: readonly number[], at: 0 | 1): void {
    const [x = 0, y = 1] = pair;
    const entries = names.slice(0, 24).map((name, k) => ({
      label: symbolOf(name),
      checked: k === pair[at],
      run: () => {
        const other = at === 0 ? y : x;
        // The other axis takes the place that this one leaves.
        const moved = other === k ? (at === 0 ? x : y) : other;
        this.change({ plane: 'parameters', pair: at === 0 ? [k, moved] : [moved, k], isStopped: false });
      },
    }));
    openMenuBelow(event, text('landscape-planes'), entries);
  }

  private columns(picture: LandscapePicture, { palette, width }: ViewLook): readonly TemplateResult[] {
    const { width: across, height } = planeSize(width, picture.costs.length);
    return picture.costs.map((view) => {
      const cost = decoded(view);
      const cut = cutTile(cost, across, palette);
      return html`<figure class="landscape-cost">
        <figcaption><b>${costTitle(cost.loss)}</b> <span class="quiet">${shapeWords(cost, picture)}${cost.least?.atEdge ? html` · ${text('landscape-edge', { cost: formatNumber(cost.least.cost) })}` : nothing}</span></figcaption>
        ${tileCanvas(planeTile(cost, picture, this.film.share, across, height, palette), palette)}
        ${cut ? tileCanvas(cut, palette) : nothing}
      </figure>`;
    });
  }

  private race(state: PanelState, look: ViewLook): TemplateResult {
    const choice = this.raceChoice(state);
    if (!choice) return html``;
    const race = state.race && choice.status !== 'planned' ? state.race : undefined;
    const { refusal } = race ?? {};
    const isUnderWay = choice.status === 'started' && race?.done !== 1;
    const legend = html`<span class="quiet">${text('race-legend')}${race?.plane ? html` · ${text('race-share', { share: formatPercent(race.plane.share) })}` : nothing}</span>
      <span class="landscape-tools">
        ${race && race.done < 1 && !refusal ? this.progress(race.done, choice.status === 'stopped', (stopped) => this.changeRace({ status: stopped ? 'stopped' : 'started' })) : nothing}
        <label class="race-steps">${text('race-steps')} <input type="text" inputmode="numeric" .value=${String(choice.steps)} @change=${(event: Event) => this.changeSteps(event, choice)} /></label>
        <vscode-button appearance="secondary" ?disabled=${choice.runners.length >= mostRunners} @click=${(event: Event) => this.openRunners(event, choice)}>${text('race-add')}</vscode-button>
        ${choice.status === 'planned' ? html`<vscode-button @click=${() => this.changeRace({ status: 'started' })}>${text('race-start')}</vscode-button>` : nothing}
      </span>`;
    const shown: RaceLook | undefined =
      race && !refusal && race.runners.length === choice.runners.length
        ? { race, choice, chosen: this.chosen, share: this.film.share, palette: look.palette }
        : undefined;
    return viewSection(
      'race',
      text('race-title'),
      legend,
      html`${refusal ? html`<p class="landscape-hint" role="status">${sentence(refusal)}</p>` : nothing}
        ${shown ? this.racePictures(shown, look, isUnderWay) : nothing}
        ${raceTable(choice, race, this.chosen, look.palette, {
          choose: (runner) => {
            this.chosen = runner;
            this.frame.redraw();
          },
          remove: (runner) => this.changeRunners(choice.runners.filter((_, k) => k !== runner)),
          change: (runner, optimizer) =>
            this.changeRunners(choice.runners.map((each, k) => (k === runner ? optimizer : each))),
        })}
        <p class="landscape-foot quiet">${text('race-fair')}</p>`,
    );
  }

  private racePictures(shown: RaceLook, { width, palette }: ViewLook, isUnderWay: boolean): TemplateResult {
    const { plane, curves } = raceSizes(width);
    const tile = raceTile(shown, plane.width, plane.height);
    const hasNoPlane = shown.race.done === 1 && !shown.race.plane;
    return html`<div class="race-pictures ${width >= besides ? 'beside' : ''}">
      ${
        tile
          ? tileCanvas(tile, palette)
          : html`<p class="race-waiting quiet">${hasNoPlane ? text('race-no-plane') : isUnderWay ? text('race-waiting') : nothing}</p>`
      }
      ${tileCanvas(curvesTile(shown, curves.width, curves.height), palette)}
    </div>`;
  }

  private changeRunners(runners: readonly Optimizer[]): void {
    this.chosen = Math.min(this.chosen, runners.length - 1);
    this.changeRace({ runners });
  }

  private changeSteps(event: Event, choice: RaceChoice): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const steps = Number(event.target.value);
    if (Number.isSafeInteger(steps) && steps >= 1 && steps <= mostRaceSteps) this.changeRace({ steps });
    else event.target.value = String(choice.steps);
  }

  private openRunners(event: Event, choice: RaceChoice): void {
    const entries = optimizerNames.map((name) => ({
      label: name,
      run: () => this.changeRunners([...choice.runners, usualRunner(name)]),
    }));
    openMenuBelow(event, text('race-add'), entries);
  }

  private chooseBeside(state: PanelState, by: number): void {
    const choice = this.raceChoice(state);
    if (!choice) return;
    const order = runnerOrder(choice, state.race);
    const at = order.indexOf(this.chosen);
    this.chosen = order[(at + by + order.length) % order.length] ?? 0;
    this.frame.redraw();
  }

  private openSave(event: Event, state: PanelState, look: ViewLook): void {
    const formats = (['png', 'svg'] as const).map((format) => ({
      label: text(`plot-save-${format}`),
      run: () => void this.save(format, state, look),
    }));
    openMenuBelow(event, text('landscape-save'), formats);
  }

  private async save(format: 'png' | 'svg', state: PanelState, { palette }: ViewLook): Promise<void> {
    const name = `${state.network?.title ?? 'network'}-landscape.${format}`;
    try {
      const saved = await saveTiles(this.rows(state, palette), format, name, palette, this.frame.host);
      this.note = saved ? text('plot-saved', { name }) : '';
    } catch (error) {
      this.note = error instanceof Error ? error.message : String(error);
    }
    this.frame.redraw();
  }

  /** What is shown, at a size for a report. */
  private rows(state: PanelState, palette: ViewLook['palette']): readonly TileRow[] {
    const { landscape, race } = state;
    const picture = landscape?.picture;
    const width = 672;
    const costs = (picture?.costs ?? []).map(decoded);
    const { width: across, height } = planeSize(width, costs.length);
    const cuts = costs.flatMap((cost) => cutTile(cost, across, palette) ?? []);
    const choice = this.raceChoice(state);
    const shown =
      race && choice?.status !== 'planned' && choice && race.runners.length === choice.runners.length
        ? { race, choice, chosen: this.chosen, share: this.film.share, palette }
        : undefined;
    const sizes = raceSizes(width);
    const plane = shown && raceTile(shown, sizes.plane.width, sizes.plane.height);
    return [
      ...(picture
        ? [
            {
              tiles: costs.map((cost) => ({
                title: costTitle(cost.loss),
                tile: planeTile(cost, picture, this.film.share, across, height, palette),
              })),
            },
            { tiles: cuts.map((tile) => ({ title: '', tile })) },
          ]
        : []),
      ...(shown
        ? [
            {
              tiles: [
                ...(plane ? [{ title: text('race-title'), tile: plane }] : []),
                {
                  title: plane ? '' : text('race-title'),
                  tile: curvesTile(shown, sizes.curves.width, sizes.curves.height),
                },
              ],
            },
          ]
        : []),
    ];
  }
}

/** The size of one plane beside the other, or above it. */
function planeSize(width: number, costs: number): { readonly width: number; readonly height: number } {
  const across = width >= besides && costs > 1 ? Math.floor((width - gap) / 2) : width;
  return { width: across, height: Math.round(Math.min(400, across * 0.74)) };
}

/** The sizes of a race's plane and curves. */
function raceSizes(width: number) {
  if (width < besides) return { plane: { width, height: Math.round(width * 0.75) }, curves: { width, height: 200 } };
  const plane = Math.floor((width - 28) * 0.57);
  const height = Math.round(Math.min(420, plane * 0.8));
  return { plane: { width: plane, height }, curves: { width: width - 28 - plane, height } };
}
