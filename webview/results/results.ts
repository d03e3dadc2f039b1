import { html, nothing, type TemplateResult } from 'lit';
import { type SetName, setsOfSize } from '../../src/model/sets';
import type { Moment } from '../../src/protocol/moment';
import type { ResultsCell, ResultsView } from '../../src/protocol/results';
import type { Prepared } from '../../src/protocol/training';
import { openMicroscope } from '../microscope/keys';
import { shownMoment } from '../moment';
import type { Query } from '../polling';
import type { PanelState } from '../store';
import type { KeyGroup } from '../ui/key-row';
import { text } from '../ui/language';
import { closeView } from '../view/open-view';
import type { CreateView, ViewFrame, ViewLook, ViewPage } from '../view/view-page';
import { classSection } from './class-section';
import { confusionSection } from './confusion-section';
import type { ListLook } from './example-list';
import { cellSection, wrongSection } from './examples-section';
import { focusCell, moveInList } from './focus';
import { chosenLine, headLine } from './lines';
import { cellBeside, type Matrix, matrixOf } from './matrix';
import { regressionSections } from './regression-section';
import { reliabilitySection } from './reliability-section';

/** Milliseconds between two requests while the network trains. */
const interval = 400;
/** Examples of a list at first, and how many more a person may ask for. */
const listed = { first: 24, most: 480 };
/** Examples of each set in the plots of a regression. */
const mostInPlot = 1000;
/** From this width on the matrix is beside the other sections, and how much of it the matrix takes. */
const wide = { from: 640, share: 0.5, most: 520 };

/** A classifier's answers: the confusion matrix with its examples, what is wrong and sure, and how reliable ŷ is. */
export const createResultsView: CreateView = (frame) => new ResultsPage(frame);

class ResultsPage implements ViewPage {
  readonly name = 'results';
  readonly title = 'view-results';
  readonly reads = ['results', 'fit', 'example'] as const;
  readonly questions = [
    (state: PanelState) => this.question(state),
    (state: PanelState) => this.regressionQuestion(state),
  ];
  private chosenSet: SetName | undefined;
  private at: ResultsCell = { truth: 0, predicted: 0 };
  private open: ResultsCell | undefined;
  private limit = listed.first;
  private isShare = false;
  /** Of a regression with several targets. */
  private unit = 0;

  constructor(private readonly frame: ViewFrame) {}

  moment({ results, fit, session }: PanelState): Moment | undefined {
    return session?.prepared?.classes ? results?.moment : fit?.moment;
  }

  sections(state: PanelState, look: ViewLook): readonly TemplateResult[] {
    const { results, fit, session } = state;
    const prepared = session?.prepared;
    if (!prepared) return [];
    if (prepared.classes) return results ? this.classification(state, prepared, results, look) : [];
    const choose = (from: SetName, index: number): void => this.frame.store.update({ example: { from, index } });
    return fit
      ? [
          ...regressionSections(fit, prepared.targetNames, look, (unit) => this.showTarget(unit), choose),
          this.chosenLine(state),
        ]
      : [];
  }

  keys(state: PanelState): readonly KeyGroup[] {
    const { results, session } = state;
    if (!session?.prepared?.classes || !results) return [];
    const move = (across: number, down: number) => (): void => {
      if (!moveInList(across + down)) this.move(results, across, down);
    };
    const sets = setsOfSize(session.prepared.examples);
    const other = (by: number) => (): void => {
      const at = sets.indexOf(results.set) + by;
      this.showSet(sets[(at + sets.length) % sets.length] ?? results.set);
    };
    return [
      {
        keys: [
          { name: '←', key: 'ArrowLeft', act: move(-1, 0) },
          { name: '→', key: 'ArrowRight', act: move(1, 0) },
          { name: '↑', key: 'ArrowUp', act: move(0, -1) },
          { name: '↓', key: 'ArrowDown', act: move(0, 1) },
        ],
        label: text('results-key-cell'),
      },
      { keys: [{ name: 'Enter', act: () => this.openCell(this.at) }], label: text('results-key-open') },
      { keys: [{ name: 'N', act: () => this.nextExample(state, results) }], label: text('results-key-next') },
      ...(sets.length > 1
        ? [
            {
              keys: [
                { name: '[', act: other(-1) },
                { name: ']', act: other(1) },
              ],
              label: text('results-key-set'),
            },
          ]
        : []),
      { keys: [{ name: 'M', act: () => openMicroscope(this.frame.store) }], label: text('results-key-microscope') },
    ];
  }

  /** Asked until it is done; each later moment is another question. */
  private question({ session, results }: PanelState): Query | undefined {
    const { prepared, progress } = session ?? {};
    if (!prepared?.classes) return undefined;
    const { store, host } = this.frame;
    const { limit } = this;
    const cell = this.openIn(prepared.classes.length);
    const set = this.setOf(prepared);
    const goesOn = results?.set === set && results.done < 1;
    const fetch = async () => {
      const answer = await host.call('results', { set, cell, limit });
      return () => store.update({ results: answer ?? undefined });
    };
    const version = `${shownMoment(session)?.step ?? 0} ${progress?.status ?? ''} ${goesOn ? results.examples : ''}`;
    const key = `results of ${set} ${JSON.stringify(cell)} ${limit} of ${prepared.load}`;
    return { key, version, interval: goesOn ? 0 : interval, fetch };
  }

  private regressionQuestion({ session }: PanelState): Query | undefined {
    const { prepared, progress } = session ?? {};
    if (!prepared || prepared.classes) return undefined;
    const { store, host } = this.frame;
    const unit = this.unit < prepared.targetNames.length ? this.unit : 0;
    const fetch = async () => {
      const fit = await host.call('fit', { unit, limit: mostInPlot });
      return () => store.update({ fit: fit ?? undefined });
    };
    const version = `${shownMoment(session)?.step ?? 0} ${progress?.status ?? ''}`;
    return { key: `results of target ${unit} of ${prepared.load}`, version, interval, fetch };
  }

  private classification(
    state: PanelState,
    prepared: Prepared,
    results: ResultsView,
    look: ViewLook,
  ): readonly TemplateResult[] {
    const matrix = matrixOf(results);
    const nameOf = (at: number): string => prepared.classes?.[at] ?? String(at);
    const list = this.listLook(state, results, look, nameOf);
    const isWide = look.width >= wide.from;
    const room = isWide ? Math.min(wide.most, Math.floor(look.width * wide.share)) : look.width;
    const classes = classSection(results, nameOf, room);
    const confusion = {
      nameOf,
      isShare: this.isShare,
      at: within(this.at, matrix),
      open: this.open,
      choose: (cell: ResultsCell) => this.openCell(cell),
      show: (isShare: boolean) => {
        this.isShare = isShare;
        this.frame.redraw();
      },
    };
    return [
      headLine(prepared, results, (set) => this.showSet(set)),
      html`<div class="results-columns ${isWide ? 'is-wide' : ''}">
        <div>${confusionSection(results, matrix, confusion, look, room)}${isWide ? classes : nothing}</div>
        <div class="results-side">${results.cell ? cellSection(results.cell, list, this.limit < listed.most ? () => this.showMore() : undefined) : nothing}${reliabilitySection(results, nameOf)}${wrongSection(results, list)}</div>
      </div>`,
      ...(isWide ? [] : [classes]),
      this.chosenLine(state),
    ];
  }

  private listLook(
    { network, example }: PanelState,
    { set }: ResultsView,
    { palette }: ViewLook,
    nameOf: ListLook['nameOf'],
  ): ListLook {
    const choose = (index: number): void => this.frame.store.update({ example: { from: set, index } });
    return { set, palette, input: network?.layers[0], example, nameOf, choose };
  }

  private chosenLine({ example }: PanelState): TemplateResult {
    const { store } = this.frame;
    return chosenLine(example, {
      showDiagram: () => closeView(store),
      showMicroscope: () => openMicroscope(store),
    });
  }

  /** The set that is asked for: the one that was chosen, else the first that no update uses. */
  private setOf({ examples }: Prepared): SetName {
    const sets = setsOfSize(examples);
    if (this.chosenSet && sets.includes(this.chosenSet)) return this.chosenSet;
    return sets.at(-1) ?? 'train';
  }

  /** The cell that is open, if there are so many classes: another network may be shown. */
  private openIn(classes: number): ResultsCell | null {
    const { open } = this;
    return open && Math.max(open.truth, open.predicted) < classes ? open : null;
  }

  private showSet(set: SetName): void {
    this.chosenSet = set;
    this.limit = listed.first;
    this.frame.ask();
  }

  private showTarget(unit: number): void {
    this.unit = unit;
    this.frame.ask();
  }

  private showMore(): void {
    this.limit = Math.min(listed.most, this.limit * 2);
    this.frame.ask();
  }

  /** Opens a cell, and closes it where it is open. */
  private openCell(cell: ResultsCell): void {
    const isOpen = this.open?.truth === cell.truth && this.open.predicted === cell.predicted;
    this.at = cell;
    this.open = isOpen ? undefined : cell;
    this.limit = listed.first;
    this.frame.redraw();
    this.frame.ask();
  }

  private move({ classes }: ResultsView, across: number, down: number): void {
    this.at = cellBeside(this.at, classes, across, down);
    this.frame.redraw();
    focusCell(this.at);
  }

  /** The next example of the open cell, else of the wrong ones; after the last one the first. */
  private nextExample({ example }: PanelState, { set, cell, wrong }: ResultsView): void {
    const listed = cell && cell.count > 0 ? cell.listed : wrong;
    const indices = [...new Float64Array(listed.indices)];
    const at = example && example.from === set ? indices.indexOf(example.index) : -1;
    const index = indices[(at + 1) % Math.max(1, indices.length)];
    if (index !== undefined) this.frame.store.update({ example: { from: set, index } });
  }
}

const within = (at: ResultsCell, { classes }: Matrix): ResultsCell => cellBeside(at, classes, 0, 0);
