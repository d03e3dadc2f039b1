import { html, type TemplateResult } from 'lit';
import type { Remedy } from '../../src/model/edit';
import type { SeriesView } from '../../src/protocol/film';
import type { HealthView } from '../../src/protocol/health';
import type { NetworkView } from '../../src/protocol/network';
import { shownMoment } from '../moment';
import { filmSteps } from '../plot/film-steps';
import type { Query } from '../polling';
import { StepsQuestion } from '../steps-question';
import type { PanelState, Selection } from '../store';
import { wayOf } from '../time/journey';
import type { KeyGroup } from '../ui/key-row';
import { text } from '../ui/language';
import { closeView } from '../view/open-view';
import type { CreateView, ViewFrame, ViewLook, ViewPage } from '../view/view-page';
import { findingsSection } from './findings-section';
import { moveTo, nextFinding } from './focus';
import { layersSection } from './layers-section';
import { HealthSeries } from './series';
import { unitsSection } from './units-section';

/** Milliseconds between two requests while the network trains. */
const interval = 400;
/** Moments of a run that rests at which the series are filled. */
const pastMoments = 24;

/** The health of every layer and unit: what is wrong, why, and what mends it. */
export const createHealthView: CreateView = (frame) => new HealthPage(frame);

class HealthPage implements ViewPage {
  readonly name = 'health';
  readonly title = 'view-health';
  readonly reads = ['health'] as const;
  readonly questions = [(state: PanelState) => this.query(state), (state: PanelState) => this.past(state)];
  private readonly series = new HealthSeries();
  private readonly question: StepsQuestion<SeriesView>;
  /** What became of the last remedy, until another network is loaded. */
  private said: { readonly load: number; readonly words: string } | undefined;

  constructor(private readonly frame: ViewFrame) {
    this.question = new StepsQuestion(
      'series',
      (steps) => frame.host.call('series', { steps }),
      (view) => {
        this.series.fill(view);
        frame.redraw();
      },
    );
  }

  moment({ health }: PanelState): HealthView['moment'] | undefined {
    return health?.moment;
  }

  sections({ health, network }: PanelState, look: ViewLook): readonly TemplateResult[] {
    if (!health || !network) return [];
    const write = isOf(network, health) ? (remedy: Remedy) => void this.write(network, health, remedy) : undefined;
    const { load, words } = this.said ?? {};
    const said = load === health.moment.load ? [html`<p class="view-hint" role="status">${words}</p>`] : [];
    return [
      unitsSection(network, health, look, (selection) => this.open(selection)),
      ...said,
      findingsSection(network, health, write),
      layersSection(network, health, this.series, look, (selection) => this.open(selection)),
    ];
  }

  keys({ health }: PanelState): readonly KeyGroup[] {
    const unit = {
      keys: [
        { name: '←', key: 'ArrowLeft', act: () => moveTo(-1, 0) },
        { name: '→', key: 'ArrowRight', act: () => moveTo(1, 0) },
        { name: '↑', key: 'ArrowUp', act: () => moveTo(0, -1) },
        { name: '↓', key: 'ArrowDown', act: () => moveTo(0, 1) },
      ],
      label: text('health-key-unit'),
    };
    const open = { keys: [{ name: 'Enter', act: () => moveTo(0, 0) }], label: text('health-key-open') };
    const next = { keys: [{ name: 'N', act: () => nextFinding() }], label: text('health-key-next') };
    return health && health.findings.length > 0 ? [unit, open, next] : [unit, open];
  }

  private query({ session }: PanelState): Query | undefined {
    if (!session?.prepared) return undefined;
    const { store, host } = this.frame;
    const fetch = async () => {
      const health = await host.call('health', {});
      return () => {
        this.series.take(health);
        store.update({ health });
      };
    };
    const version = `${shownMoment(session)?.step ?? 0} ${session.progress?.status ?? ''}`;
    return { key: `health of ${session.prepared.load}`, version, interval, fetch };
  }

  /** Of a run that rests, what was before the view was opened. */
  private past({ session, health }: PanelState): Query | undefined {
    const way = wayOf(session);
    if (!way || !health) return undefined;
    const { load } = health.moment;
    const known = this.series.known(load);
    const missing = filmSteps(way.first, way.last, pastMoments, known).filter((step) => !known.includes(step));
    return this.question.query(load, missing);
  }

  /** Shows a unit or a layer in the inspector. */
  private open(selection: Selection): void {
    const { store } = this.frame;
    closeView(store);
    store.update({ selection });
  }

  private async write({ version }: NetworkView, { moment: { load } }: HealthView, remedy: Remedy): Promise<void> {
    try {
      const { refusal } = await this.frame.host.call('edit', { version, edit: remedy });
      this.said = { load, words: refusal ?? text('health-written') };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.said = { load, words: text('diagram-failed', { reason }) };
    }
    this.frame.redraw();
  }
}

/** Whether the text still has the layers that were judged. */
function isOf({ layers }: NetworkView, health: HealthView): boolean {
  return health.layers.every(({ position, units, inputs }) => {
    const layer = layers[position];
    return layer?.units === units && layer.inputs === inputs;
  });
}
