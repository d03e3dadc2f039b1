import { html, nothing, render } from 'lit';
import { type SetName, setNames, setsOfSize } from '../../src/model/sets';
import { columnsOfSets, type HistoryColumns } from '../../src/runs/history/columns';
import { historyCsv } from '../../src/runs/history/csv';
import type { Host } from '../host';
import type { PageMemory } from '../memory';
import { type Clock, pageClock } from '../polling';
import type { PanelState, Store } from '../store';
import { wayOf } from '../time/journey';
import { text } from '../ui/language';
import { onThemeChange, type Palette, readPalette } from '../ui/palette';
import { partOf } from '../ui/part';
import { Popup } from '../ui/popup';
import type { Renderer } from '../ui/renderer';
import { type Columns, columnsOf } from './columns';
import { whatNext } from './empty';
import type { FigurePane } from './figure';
import { FilmStrip } from './film-strip';
import { type CurveName, head } from './head';
import { RunMarks } from './marks';
import { Pane } from './pane';
import { toPng, toSvgFile } from './picture';
import { recordTable } from './record-table';
import { runList } from './runs';
import type { Mark, Quantity, Range, Trace } from './trace';
import { earlierRuns, isBranchOfShown, traceOf } from './trace-of';

const noColumns: Columns = {
  length: 0,
  epoch: new Float64Array(0),
  step: new Float64Array(0),
  trainCost: new Float64Array(0),
};
/** The table is read, not watched: while training continues it follows at this interval. */
const tableInterval = 2000;
/** The result of an action is shown for this many milliseconds. */
const noteTimeout = 6000;

/** What the plot is made of. */
export interface PlotParts {
  pane(...of: ConstructorParameters<typeof Pane>): Pick<Pane, 'show' | 'hide'>;
  film(...of: ConstructorParameters<typeof FilmStrip>): Pick<FilmStrip, 'show'>;
  readonly renderer: Renderer;
  readonly clock: Clock;
}

const pageParts: PlotParts = {
  pane: (...of) => new Pane(...of),
  film: (...of) => new FilmStrip(...of),
  renderer: render,
  clock: pageClock,
};

/** Draws the cost and accuracy curves into `element` and keeps them in step with the store. */
export function mountPlot(
  element: HTMLElement,
  store: Store,
  host: Host,
  memory: Pick<PageMemory, 'flag' | 'keep'>,
  parts = pageParts,
): void {
  new Plot(element, store, host, memory, parts);
}

interface Panes {
  readonly cost: Pick<Pane, 'show' | 'hide'>;
  readonly accuracy: Pick<Pane, 'show' | 'hide'>;
}

class Plot {
  private logarithmic: boolean;
  private zoom: Range | undefined;
  private readonly hidden = new Set<CurveName>();
  private readonly hiddenRuns = new Set<string>();
  private readonly runMarks = new RunMarks();
  private marks: readonly Mark[] = [];
  private columns = noColumns;
  private palette: Palette = readPalette();
  /** The panel is wide enough for names at the curves, and for the second pane. */
  private readonly roomForNames = matchMedia('(min-width: 760px)');
  private readonly roomForAccuracy = matchMedia('(min-width: 1000px)');
  private panes: Panes | undefined;
  private film: Pick<FilmStrip, 'show'> | undefined;
  private note = '';
  private keepNote: (() => void) | undefined;
  private tableDrawn = Number.NEGATIVE_INFINITY;
  private stopTable: (() => void) | undefined;
  private runShown: string | undefined;
  private historyShown: HistoryColumns | undefined;
  private readonly runs = new Popup(() => this.showRuns());

  constructor(
    private readonly element: HTMLElement,
    private readonly store: Store,
    private readonly host: Host,
    private readonly memory: Pick<PageMemory, 'flag' | 'keep'>,
    private readonly parts: PlotParts,
  ) {
    this.logarithmic = memory.flag('logCost');
    store.update({ logSteps: memory.flag('logSteps') });
    element.setAttribute('aria-label', text('plot-label'));
    store.on(['network', 'session', 'history', 'runs', 'logSteps'], () => this.refresh());
    onThemeChange(() => {
      this.palette = readPalette();
      this.draw();
    });
    this.roomForNames.addEventListener('change', () => this.draw());
    this.roomForAccuracy.addEventListener('change', () => this.draw());
    this.refresh();
  }

  private refresh(): void {
    const { history, session } = this.store.state;
    if (history !== this.historyShown) this.columns = history ? columnsOf(history) : noColumns;
    this.historyShown = history;
    this.marks = this.runMarks.hear(session);
    if (session?.run?.id !== this.runShown) this.zoom = undefined;
    this.runShown = session?.run?.id;
    this.draw();
  }

  private draw(): void {
    const { state } = this.store;
    const hasAccuracy = this.roomForAccuracy.matches && this.columns.trainAccuracy !== undefined;
    const cost = this.trace(state, 'cost');
    const something = this.columns.length > 0 || cost.earlier.length > 0;
    this.parts.renderer(this.page(state, something, hasAccuracy), this.element);
    this.panes ??= this.createPanes();
    if (something) this.panes.cost.show(cost, this.palette);
    else this.panes.cost.hide();
    if (hasAccuracy) this.panes.accuracy.show(this.trace(state, 'accuracy'), this.palette);
    else this.panes.accuracy.hide();
    const { clock, film } = this.parts;
    this.film ??= film(partOf(this.element, '.film'), this.store, this.host, clock);
    this.film.show(cost, this.palette);
    this.drawTable(state);
  }

  private page(state: PanelState, something: boolean, hasAccuracy: boolean) {
    return html`
      <div class="pane pane-cost">
        <div class="pane-head">${this.head(state)}</div>
        ${chartPlace('plot-cost', something)}
        <div class="film" hidden></div>
        <div class="plot-empty" ?hidden=${something}><p>${whatNext(state)}</p></div>
        <div class="plot-table"></div>
      </div>
      <div class="pane pane-accuracy" ?hidden=${!hasAccuracy}>
        <div class="pane-head"><h2>${text('plot-accuracy')}</h2></div>
        ${chartPlace('plot-accuracy', true)}
      </div>
    `;
  }

  private head(state: PanelState) {
    const curves: CurveName[] = [];
    if (this.columns.length > 0) curves.push(...this.recordedSets);
    const others = earlierRuns(state);
    if (others.some((run) => !isBranchOfShown(run, state))) curves.push('earlier');
    if (others.some((run) => isBranchOfShown(run, state))) curves.push('branch');
    const { logarithmic, hidden, note, memory } = this;
    const { logSteps = false } = state;
    const list = runList(state.runs, state.session?.run?.id, this.hiddenRuns, state.olderRuns, {
      choose: () => this.report(this.host.call('chooseRun', {}).then(({ refusal }) => refusal ?? '')),
      open: (id) => this.report(this.host.call('openRun', { id }).then(({ refusal }) => refusal ?? '')),
      rename: (id) => this.report(this.host.call('renameRun', { id }).then(() => '')),
      remove: (id) => this.report(this.host.call('deleteRun', { id }).then(() => '')),
      show: (id, shown) => {
        if (shown) this.hiddenRuns.delete(id);
        else this.hiddenRuns.add(id);
        this.draw();
      },
    });
    return head(
      {
        logarithmic,
        logSteps,
        hidden,
        note,
        curves,
        zoomed: this.zoom !== undefined,
        hasRecords: this.columns.length > 0,
      },
      {
        scale: (logarithmic) => {
          this.logarithmic = logarithmic;
          memory.keep('logCost', logarithmic);
          this.draw();
        },
        scaleSteps: (logSteps) => {
          memory.keep('logSteps', logSteps);
          this.store.update({ logSteps });
        },
        toggle: (curve) => {
          if (!hidden.delete(curve)) hidden.add(curve);
          this.draw();
        },
        showAll: () => this.setZoom(undefined),
        copy: () => this.copy(),
        save: (format) => this.save(format),
      },
      { popup: this.runs, list },
      this.parts.renderer,
    );
  }

  private showRuns(): void {
    this.draw();
    if (this.runs.open) this.element.querySelector<HTMLElement>('.plot-runs :is(input, vscode-button)')?.focus();
  }

  private createPanes(): Panes {
    const pane = (name: string): Panes['cost'] => {
      const place = partOf(this.element, `.${name} .chart`);
      return this.parts.pane(place, 'nnet-records', (view) => this.setZoom(view), {
        areThere: () => wayOf(this.store.state.session) !== undefined,
        goTo: (epoch) => this.goTo(epoch),
      });
    };
    return { cost: pane('pane-cost'), accuracy: pane('pane-accuracy') };
  }

  /** The run is shown as it was at this epoch. */
  private goTo(epoch: number): void {
    const way = wayOf(this.store.state.session);
    if (!way) return;
    const step = Math.max(way.first, Math.min(way.last, Math.round(epoch * way.batchesPerEpoch)));
    this.store.update({ asked: { step } });
  }

  private setZoom(view: Range | undefined): void {
    this.zoom = view;
    this.draw();
  }

  private trace(state: PanelState, quantity: Quantity): Trace {
    const { columns, hidden, hiddenRuns, marks, zoom, logarithmic } = this;
    const { logSteps = false } = state;
    const compact = !this.roomForNames.matches;
    return traceOf(state, { columns, quantity, hidden, hiddenRuns, marks, zoom, logarithmic, logSteps, compact });
  }

  /** At once, but while training no more often than at the table's interval; the last records always come. */
  private drawTable(state: PanelState): void {
    const { clock, renderer } = this.parts;
    const training = state.session?.progress?.status === 'training';
    const wait = training ? this.tableDrawn + tableInterval - clock.now() : 0;
    this.stopTable?.();
    if (wait > 0) {
      this.stopTable = clock.after(wait, () => this.drawTable(this.store.state));
      return;
    }
    const place = this.element.querySelector<HTMLElement>('.plot-table');
    if (!place) return;
    const hasRecords = this.columns.length > 0;
    if (hasRecords) this.tableDrawn = clock.now();
    renderer(hasRecords ? recordTable(this.columns) : nothing, place);
  }

  private copy(): void {
    const { history, session } = this.store.state;
    if (!history) return;
    const done = text('plot-copied', { records: history.length });
    const sets = session?.prepared ? setsOfSize(session.prepared.examples) : this.recordedSets;
    this.report(this.host.call('copy', { text: historyCsv(history, sets) }).then(() => done));
  }

  /** The sets whose cost is recorded. */
  private get recordedSets(): readonly SetName[] {
    return setNames.filter((set) => this.columns[columnsOfSets[set].cost] !== undefined);
  }

  private save(format: 'png' | 'svg'): void {
    const { state } = this.store;
    const panes: FigurePane[] = [{ title: text('plot-cost'), trace: this.trace(state, 'cost') }];
    const accuracy = this.trace(state, 'accuracy');
    if (setNames.some((set) => accuracy[set])) panes.push({ title: text('plot-accuracy'), trace: accuracy });
    const picture = format === 'png' ? toPng(panes, this.palette) : Promise.resolve(toSvgFile(panes, this.palette));
    const name = `${state.network?.title ?? 'network'}-cost.${format}`;
    this.report(
      picture
        .then((bytes) => this.host.call('save', { name, bytes }))
        .then(({ saved }) => (saved ? text('plot-saved', { name }) : '')),
    );
  }

  /** Says what an action came to; a failure as well. */
  private report(action: Promise<string>): void {
    const show = (note: string): void => {
      this.note = note;
      this.draw();
      this.keepNote?.();
      if (note !== '') this.keepNote = this.parts.clock.after(noteTimeout, () => show(''));
    };
    action.then(show, (error: unknown) => {
      console.error('the plot could not finish what was asked', error);
      show(text('plot-failed'));
    });
  }
}

function chartPlace(label: 'plot-cost' | 'plot-accuracy', shown: boolean) {
  return html`<div class="chart" tabindex="0" role="slider" aria-label=${text('plot-chart-label', { quantity: text(label) })} ?hidden=${!shown}>
    <div class="chart-canvas"></div>
    <div class="readout" hidden></div>
  </div>`;
}
