import { html, nothing, type TemplateResult } from 'lit';
import type { LandscapePicture, LandscapeView, PlaneName } from '../../src/protocol/landscape';
import { shownMoment } from '../moment';
import type { Query } from '../polling';
import type { PanelState } from '../store';
import { sentence, text } from '../ui/language';
import { openMenuBelow } from '../ui/menu';
import { formatNumber } from '../ui/number';
import type { Palette } from '../ui/palette';
import { viewSection } from '../view/section';
import type { ViewFrame, ViewLook } from '../view/view-page';
import { tileCanvas } from './canvas';
import type { LandscapeChoice } from './choice';
import { decoded } from './decoded';
import type { Film } from './film';
import type { Pace } from './pace';
import { progress } from './progress';
import type { TileRow } from './save';
import { isBeside, planeSize } from './sizes';
import { cutTile, planeTile } from './tiles';
import { costTitle, legendOf, shapeWords, symbolOf } from './words';

/** So many parameters are offered for an axis. */
const mostOffered = 24;

/** Two costs beside each other, with the way of the run in both. */
export class CostsSection {
  constructor(
    private readonly frame: ViewFrame,
    private readonly film: Film,
    private readonly pace: Pace,
  ) {}

  /** What is asked for; undefined while nothing is. */
  query({ session, landscape, landscapeChoice = {} }: PanelState): Query | undefined {
    if (!session?.prepared || landscapeChoice.isStopped) return undefined;
    const { plane, pair } = landscapeChoice;
    const question = { ...(plane ? { plane } : {}), ...(pair ? { pair: [pair[0], pair[1]] as [number, number] } : {}) };
    const isTraining = session.progress?.status === 'training';
    const { host } = this.frame;
    return {
      key: `landscape ${JSON.stringify(question)} of ${session.prepared.load}`,
      version: `${shownMoment(session)?.step ?? 0} ${isTraining} ${landscape && landscape.done < 1 ? this.pace.answers : ''}`,
      interval: this.pace.interval(isTraining),
      fetch: async () => {
        const found = await host.call('landscape', question);
        return () => this.pace.take({ landscape: found });
      },
    };
  }

  /** `save`: the button that saves; `note`: what became of that. */
  template(
    landscape: LandscapeView,
    { landscapeChoice }: PanelState,
    look: ViewLook,
    save: TemplateResult,
    note: string,
  ): TemplateResult {
    const { picture, refusal, done } = landscape;
    const isStopped = landscapeChoice?.isStopped === true;
    const legend = html`<span class="quiet">${picture ? legendOf(picture) : nothing}</span><span class="landscape-tools">
      ${done < 1 && !refusal ? progress(done, isStopped, (stopped) => this.change({ isStopped: stopped })) : nothing}
      ${landscape.names.length > 0 ? this.planes(landscape) : nothing}
      ${save}
    </span>`;
    const title = text(picture?.plane === 'path' ? 'landscape-title-path' : 'landscape-title-two');
    const body = refusal
      ? html`<p class="landscape-hint" role="status">${sentence(refusal)}</p>`
      : picture
        ? html`<div class="landscape-costs ${isBeside(look.width) ? 'beside' : ''}">${this.columns(picture, look)}</div>`
        : html`<p class="landscape-hint" role="status">${text(isStopped ? 'landscape-stopped' : 'view-waiting')}</p>`;
    return viewSection('landscape', title, legend, html`${body}<p class="landscape-note" role="status">${note}</p>`);
  }

  /** What is shown, to save it at this width. */
  rows({ landscape }: PanelState, width: number, palette: Palette): readonly TileRow[] {
    const { picture } = landscape ?? {};
    if (!picture) return [];
    const costs = picture.costs.map(decoded);
    const { width: across, height } = planeSize(width, costs.length);
    const planes = costs.map((cost) => ({
      title: costTitle(cost.loss),
      tile: planeTile(cost, picture, this.film.share, across, height, palette),
    }));
    const cuts = costs.flatMap((cost) => cutTile(cost, across, palette) ?? []);
    return [{ tiles: planes }, { tiles: cuts.map((tile) => ({ title: '', tile })) }];
  }

  private change(change: LandscapeChoice): void {
    const { store } = this.frame;
    store.update({ landscapeChoice: { ...store.state.landscapeChoice, ...change } });
  }

  /** The choice of the plane, and of its two parameters. */
  private planes({ names, picture }: LandscapeView): TemplateResult {
    const current = picture?.plane;
    const button = (plane: PlaneName) =>
      html`<button type="button" aria-pressed=${current === plane} @click=${() => this.change({ plane, isStopped: false })}>${text(`landscape-plane-${plane}`)}</button>`;
    const pair = (picture?.axes ?? []).map((name) => names.indexOf(name));
    const axis = (at: 0 | 1, arrow: string): TemplateResult => {
      const symbol = symbolOf(names[pair[at] ?? at] ?? '');
      return html`<button type="button" class="link landscape-axis" aria-haspopup="true" aria-label=${text('landscape-choose', { name: symbol })} @click=${(event: Event) => this.openAxis(event, names, pair, at)}>${symbol} ${arrow}</button>`;
    };
    return html`${current === 'parameters' && names.length > 2 ? html`${axis(0, '→')} ${axis(1, '↑')}` : nothing}
      <span class="segmented" role="group" aria-label=${text('landscape-planes')}>${button('parameters')}${button('path')}</span>`;
  }

  private openAxis(event: Event, names: readonly string[], pair: readonly number[], at: 0 | 1): void {
    const [x = 0, y = 1] = pair;
    const entries = names.slice(0, mostOffered).map((name, k) => ({
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
}
