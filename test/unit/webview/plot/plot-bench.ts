import type { TrainingRecord } from '../../../../src/model/record';
import type { RunView } from '../../../../src/protocol/panel';
import { historyOf } from '../../../../src/runs/history/columns';
import { PageMemory } from '../../../../webview/memory';
import { mountPlot } from '../../../../webview/plot/plot';
import type { Range, Trace } from '../../../../webview/plot/trace';
import { Store } from '../../../../webview/store';
import type { Palette } from '../../../../webview/ui/palette';
import { TestClock } from '../../test-clock';
import { Field, Part, ThemedPage } from '../elements';
import { HeldHost } from '../held-host';
import { sessionOf } from '../loaded-session';
import { listenerIn, listening, markup, words } from '../markup';

/** Records of epochs 0, 10, 20, … with these costs, and an accuracy where one is measured. */
export const recordsOf = (costs: readonly number[], accuracy?: number, test?: number) =>
  costs.map(
    (cost, i): TrainingRecord => ({
      ...{ epoch: 10 * i, step: 100 * i, train: { cost, ...(accuracy === undefined ? {} : { accuracy }) } },
      ...(test === undefined ? {} : { test: { cost: test } }),
    }),
  );
export const runOf = (id: string, ...costs: number[]): RunView => ({
  ...{ id, label: `Run ${id}`, status: 'finished', started: '', history: historyOf(recordsOf(costs)) },
});
export const session = sessionOf(1);

class Place extends Part {
  label = '';
  lacking = '';
  readonly asked: string[] = [];
  readonly first = new Field('input');
  readonly table = new Part();
  setAttribute(_: string, value: string): void {
    this.label = value;
  }
  querySelector(selector: string): Part | null {
    this.asked.push(selector);
    if (selector === this.lacking) return null;
    if (selector === '.plot-table') return this.table;
    return selector.startsWith('.plot-runs') ? this.first : Object.assign(new Part(), { title: selector });
  }
}

/** A pane that has been made: what it shows, undefined while it is hidden. */
interface ShownPane {
  readonly place: string;
  readonly key: string;
  trace: Trace | undefined;
  palette: Palette | undefined;
  zoom(view: Range | undefined): void;
}

/** A plot in a page of some width, and what it shows. */
export class Bench {
  readonly page = new ThemedPage();
  readonly clock = new TestClock();
  readonly held = new HeldHost();
  readonly store = new Store((flush) => flush());
  readonly place = new Place();
  readonly panes: ShownPane[] = [];
  /** What VS Code keeps of the page. */
  kept: object = {};
  readonly memory = new PageMemory({
    getState: () => this.kept,
    setState: (state) => {
      this.kept = state;
    },
  });
  shown: unknown;
  table: unknown;
  menu: unknown;
  /** The least width of each condition, and who hears that it is met or no longer. */
  private readonly ofWidth: [number, () => void][] = [];

  constructor(
    private width = 1200,
    lacking = '',
    kept: object = {},
  ) {
    const matchMedia = (query: string) => {
      const least = Number(/min-width: (\d+)px/.exec(query)?.[1]);
      const widthOf = (): number => this.width;
      return {
        get matches() {
          return widthOf() >= least;
        },
        addEventListener: (_: string, changed: () => void) => this.ofWidth.push([least, changed]),
      };
    };
    Object.assign(globalThis, this.page.names, { matchMedia });
    this.place.lacking = lacking;
    this.kept = kept;
    mountPlot(this.place as unknown as HTMLElement, this.store, this.held.host, this.memory, {
      clock: this.clock,
      film: () => ({ show: () => undefined }),
      renderer: (template, element) => {
        if (element === (this.place as unknown)) this.shown = template;
        else if (element === (this.place.table as unknown)) this.table = template;
        else this.menu = template;
      },
      pane: (element, key, zoom) => {
        const pane: ShownPane = { place: element.title, key, trace: undefined, palette: undefined, zoom };
        this.panes.push(pane);
        return {
          show: (trace: Trace, palette: Palette) => Object.assign(pane, { trace, palette }),
          hide: () => Object.assign(pane, { trace: undefined }),
        };
      },
    });
  }

  /** The same once the host has sent these records. */
  with(records: readonly TrainingRecord[]): this {
    this.store.update({ session });
    this.store.replaceHistory(historyOf(records));
    return this;
  }
  resize(width: number): void {
    const before = this.width;
    this.width = width;
    for (const [least, changed] of this.ofWidth) if (before >= least !== width >= least) changed();
  }
  get cost(): Trace | undefined {
    return this.panes[0]?.trace;
  }
  get accuracy(): Trace | undefined {
    return this.panes[1]?.trace;
  }
  get text(): string {
    return words(this.shown);
  }
  get note(): string {
    return /class="plot-note" role="status" title=(.*?)>/.exec(markup(this.shown))?.[1] ?? '';
  }
  get curves(): string[] {
    return listening(this.shown).flatMap(({ tag }) => /data-curve=(\w+)/.exec(tag)?.[1] ?? []);
  }
  /** Whether a part of the page is hidden. */
  hidden(part: string): boolean {
    return new RegExp(`class="${part}"[^>]*\\?hidden=true`).test(markup(this.shown));
  }
  button(name: string) {
    return listenerIn(this.shown, `data-action=${name} `);
  }
  click(name: string): void {
    this.button(name).on('click', { currentTarget: new Field('vscode-button') });
  }
  scale(axis: 'steps' | 'cost', scale: 'linear' | 'log'): void {
    listening(this.shown)
      .filter(({ tag }) => tag.includes(`data-scale="${scale}"`))
      [axis === 'steps' ? 0 : 1]?.on('click');
  }
  /** What the host was last asked with. */
  sent<T>(): T {
    const call = this.held.calls.at(-1);
    if (!call) throw new Error('the host was not asked');
    return call.params as T;
  }
  /** Answers one of the calls. */
  answer(at: number, result: object): void {
    this.held.calls[at]?.answer(result);
  }
  /** Waits until the answers of the host have been taken. */
  async answered(): Promise<void> {
    await this.held.received();
    await this.held.received();
  }
}
