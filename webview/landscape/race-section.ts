import { html, nothing, type TemplateResult } from 'lit';
import { optimizerNames } from '../../src/model/optimizer';
import { mostRaceSteps, mostRunners } from '../../src/model/race';
import type { Query } from '../polling';
import type { PanelState } from '../store';
import { sentence, text } from '../ui/language';
import { openMenuBelow } from '../ui/menu';
import { formatCount, formatPercent } from '../ui/number';
import type { Palette } from '../ui/palette';
import { viewSection } from '../view/section';
import type { ViewFrame, ViewLook } from '../view/view-page';
import { tileCanvas } from './canvas';
import { type RaceChoice, usualRace, usualRunner } from './choice';
import type { Film } from './film';
import type { Pace } from './pace';
import { progress } from './progress';
import { raceTable, runnerOrder } from './race-table';
import type { TileRow } from './save';
import { isBeside, raceSizes } from './sizes';
import { curvesTile, type RaceLook, raceTile } from './tiles';

/** A race of optimisers from one start: their ways in one plane, their costs, and a table of them. */
export class RaceSection {
  /** The index of the chosen runner. */
  private chosen = 0;

  constructor(
    private readonly frame: ViewFrame,
    private readonly film: Film,
    private readonly pace: Pace,
  ) {}

  /** What is asked for; undefined while no race is under way. */
  query(state: PanelState): Query | undefined {
    const { session, race } = state;
    const choice = choiceOf(state);
    if (!session?.prepared || choice?.status !== 'started') return undefined;
    const question = { runners: choice.runners.map((runner) => ({ ...runner })), steps: choice.steps };
    const { host } = this.frame;
    return {
      key: `race ${JSON.stringify(question)} of ${session.prepared.load}`,
      version: race && race.done < 1 ? String(this.pace.answers) : '',
      interval: this.pace.interval(session.progress?.status === 'training'),
      fetch: async () => {
        const found = await host.call('race', question);
        return () => this.pace.take({ race: found });
      },
    };
  }

  template(state: PanelState, look: ViewLook): TemplateResult {
    const choice = choiceOf(state);
    if (!choice) return html``;
    const race = choice.status === 'planned' ? undefined : state.race;
    const { refusal } = race ?? {};
    const isUnderWay = choice.status === 'started' && race?.done !== 1;
    const legend = html`<span class="quiet">${text('race-legend')}${race?.plane ? html` · ${text('race-share', { share: formatPercent(race.plane.share) })}` : nothing}</span>
      <span class="landscape-tools">
        ${race && race.done < 1 && !refusal ? progress(race.done, choice.status === 'stopped', (stopped) => this.change({ status: stopped ? 'stopped' : 'started' })) : nothing}
        <label class="race-steps">${text('race-steps')} <input type="text" inputmode="numeric" .value=${String(choice.steps)} @change=${(event: Event) => this.changeSteps(event, choice)} /></label>
        <vscode-button appearance="secondary" ?disabled=${choice.runners.length >= mostRunners} @click=${(event: Event) => this.openRunners(event, choice)}>${text('race-add')}</vscode-button>
        ${choice.status === 'planned' ? html`<vscode-button @click=${() => this.change({ status: 'started' })}>${text('race-start')}</vscode-button>` : nothing}
      </span>`;
    const shown = this.shown(state, look.palette);
    const upTo = shown?.race.plane?.upTo;
    // In the place of the last line, so that nothing moves where the plane is the exact one.
    const foot =
      upTo === undefined ? text('race-fair') : text('race-provisional', { step: formatCount(upTo), count: upTo });
    return viewSection(
      'race',
      text('race-title'),
      legend,
      html`${refusal ? html`<p class="landscape-hint" role="status">${sentence(refusal)}</p>` : nothing}
        ${shown ? pictures(shown, look, isUnderWay) : nothing}
        ${raceTable(choice, race, this.chosen, look.palette, {
          choose: (runner) => this.choose(runner),
          remove: (runner) => this.remove(choice, runner),
          change: (runner, optimizer) =>
            this.change({ runners: choice.runners.map((each, k) => (k === runner ? optimizer : each)) }),
        })}
        <p class="landscape-foot quiet" role="status">${foot}</p>`,
    );
  }

  /** Chooses the runner beside the chosen one in the table; undefined before there is a race. */
  chooser(state: PanelState): ((by: 1 | -1) => void) | undefined {
    const choice = choiceOf(state);
    if (!choice || !state.race) return undefined;
    return (by) => {
      const order = runnerOrder(choice, state.race);
      const at = order.indexOf(this.chosen);
      this.choose(order[(at + by + order.length) % order.length] ?? 0);
    };
  }

  /** What is shown, to save it at this width. */
  rows(state: PanelState, width: number, palette: Palette): readonly TileRow[] {
    const shown = this.shown(state, palette);
    if (!shown) return [];
    const sizes = raceSizes(width);
    const plane = raceTile(shown, sizes.plane.width, sizes.plane.height);
    const curves = curvesTile(shown, sizes.curves.width, sizes.curves.height);
    // The title is that of both, over the first.
    return [
      {
        tiles: [...(plane ? [plane] : []), curves].map((tile, k) => ({
          title: k === 0 ? text('race-title') : '',
          tile,
        })),
      },
    ];
  }

  /** What the pictures show; undefined before the runners that are chosen have begun. */
  private shown(state: PanelState, palette: Palette): RaceLook | undefined {
    const { race } = state;
    const choice = choiceOf(state);
    if (!race || race.refusal || !choice || choice.status === 'planned') return undefined;
    if (race.runners.length !== choice.runners.length) return undefined;
    return { race, choice, chosen: this.chosen, share: this.film.share, palette };
  }

  private choose(runner: number): void {
    this.chosen = runner;
    this.frame.redraw();
  }

  private change(change: Partial<RaceChoice>): void {
    const { store } = this.frame;
    const choice = choiceOf(store.state);
    if (choice) store.update({ landscapeChoice: { ...store.state.landscapeChoice, race: { ...choice, ...change } } });
  }

  /** The chosen runner stays chosen, unless it is the one that is taken out. */
  private remove({ runners }: RaceChoice, runner: number): void {
    if (runner < this.chosen || this.chosen === runners.length - 1) this.chosen--;
    this.change({ runners: runners.filter((_, k) => k !== runner) });
  }

  private changeSteps(event: Event, choice: RaceChoice): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const steps = Number(event.target.value);
    if (Number.isSafeInteger(steps) && steps >= 1 && steps <= mostRaceSteps) this.change({ steps });
    else event.target.value = String(choice.steps);
  }

  private openRunners(event: Event, { runners }: RaceChoice): void {
    const entries = optimizerNames.map((name) => ({
      label: name,
      run: () => this.change({ runners: [...runners, usualRunner(name)] }),
    }));
    openMenuBelow(event, text('race-add'), entries);
  }
}

/** The race as it was put together, else the usual one. */
function choiceOf({ landscape, landscapeChoice }: PanelState): RaceChoice | undefined {
  return landscapeChoice?.race ?? (landscape ? usualRace(landscape.optimizer) : undefined);
}

function pictures(shown: RaceLook, { width, palette }: ViewLook, isUnderWay: boolean): TemplateResult {
  const { plane, curves } = raceSizes(width);
  const tile = raceTile(shown, plane.width, plane.height);
  const hasNoPlane = shown.race.done === 1 && !shown.race.plane;
  return html`<div class="race-pictures ${isBeside(width) ? 'beside' : ''}">
    ${
      tile
        ? tileCanvas(tile, palette)
        : html`<p class="race-waiting quiet">${hasNoPlane ? text('race-no-plane') : isUnderWay ? text('race-waiting') : nothing}</p>`
    }
    ${tileCanvas(curvesTile(shown, curves.width, curves.height), palette)}
  </div>`;
}
