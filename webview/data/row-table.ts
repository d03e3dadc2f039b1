import { html, nothing, render, type TemplateResult } from 'lit';
import type { DataState } from '../../src/protocol/data-panel';
import type { RowQueryView } from '../../src/protocol/data-view';
import { isFieldKey } from '../ui/field-keys';
import { icon } from '../ui/icon';
import { sentence, text } from '../ui/language';
import { openMenu } from '../ui/menu';
import { formatCount } from '../ui/number';
import { partOf } from '../ui/part';
import type { DataHost } from './host';
import { rowCells } from './row-cells';
import { RowSource } from './row-source';
import { rowWindow, scrollTo } from './row-window';
import { mostShown, type ShownColumn, shownColumns } from './shown-columns';
import { rowSets } from './split-bar';

/** Of each row, in pixels: two lines. */
const rowHeight = 40;
/** How long typing has to pause before the rows are asked for, in milliseconds. */
const pause = 200;

/** The rows of the data, of which those on the screen are drawn: filtered, sorted, and each a way to the diagram. */
export class RowTable {
  private readonly source: RowSource;
  private readonly body: HTMLElement;
  private state: DataState | undefined;
  private reading = -1;
  private columns: readonly ShownColumn[] = [];
  private query: RowQueryView = { filter: '' };
  /** The row that keys act on, by its place among those that the query finds. */
  private chosen = 0;
  private typing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly host: DataHost,
  ) {
    this.source = new RowSource(host, () => this.drawAll());
    render(
      html`<div class="data-rows-head"></div>
        <div class="data-rows-body" tabindex="0" role="table" aria-label=${text('view-rows-label')}></div>
        <footer class="data-rows-foot"></footer>`,
      element,
    );
    this.body = partOf(element, '.data-rows-body');
    this.body.addEventListener('scroll', () => this.drawRows(), { passive: true });
    this.body.addEventListener('keydown', (event) => this.key(event));
    new ResizeObserver(() => this.drawRows()).observe(this.body);
  }

  /** The host's state has changed: another reading has other rows. */
  show(state: DataState): void {
    this.state = state;
    this.element.hidden = state.overview === undefined;
    if (!state.overview || state.reading === this.reading) return;
    this.reading = state.reading;
    this.columns = shownColumns(state.overview.columns);
    this.query = { filter: this.query.filter };
    this.ask();
  }

  private ask(): void {
    this.chosen = 0;
    this.body.scrollTop = 0;
    this.source.reset(
      this.query,
      this.columns.map(({ at }) => at),
      0,
    );
    this.drawAll();
  }

  private change(change: { [K in keyof RowQueryView]?: RowQueryView[K] | undefined }): void {
    const { set, filter, order } = { ...this.query, ...change };
    this.query = {
      filter: filter ?? '',
      ...(set === undefined ? {} : { set }),
      ...(order === undefined ? {} : { order }),
    };
    this.ask();
  }

  private drawAll(): void {
    render(this.head(), partOf(this.element, '.data-rows-head'));
    this.drawRows();
  }

  private head(): TemplateResult {
    const sets = this.state?.overview?.sets;
    const choices = rowSets.filter((set) => sets && sets[set] > 0);
    const numeric = this.columns.find(({ column }) => column.range)?.column;
    const example = numeric?.range ? `${numeric.name} < ${Number(numeric.range.largest.toPrecision(2))}` : '…';
    const hasMore = (this.state?.overview?.columnCount ?? 0) > this.columns.length;
    return html`
      <h2>
        ${text('view-rows-title')}
        <span>${text('view-rows-note')}${hasMore ? html` · ${text('view-columns-shown', { count: mostShown })}` : nothing}</span>
      </h2>
      <div class="data-sets" role="radiogroup" aria-label=${text('view-split')}>
        ${[undefined, ...choices].map(
          (set) => html`<button
            role="radio"
            data-set=${set ?? 'all'}
            aria-checked=${this.query.set === set}
            @click=${() => this.change({ set })}
            >${text(`view-set-${set ?? 'all'}`)}</button
          >`,
        )}
      </div>
      <label class="data-filter">
        ${icon('search')}
        <input
          aria-label=${text('view-filter')}
          placeholder=${text('view-filter-hint', { example })}
          .value=${this.query.filter}
          @input=${(event: Event) => this.typed(event)}
          @keydown=${(event: KeyboardEvent) => this.filterKey(event)}
        />
      </label>
    `;
  }

  private typed({ target }: Event): void {
    if (!(target instanceof HTMLInputElement)) return;
    clearTimeout(this.typing);
    const { value } = target;
    this.typing = setTimeout(() => this.change({ filter: value }), pause);
  }

  private filterKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') {
      this.body.focus();
      event.preventDefault();
    }
    if (isFieldKey(event)) event.stopPropagation();
  }

  private drawRows(): void {
    const { body, source, columns } = this;
    const head = body.querySelector<HTMLElement>('.data-row-heads')?.offsetHeight ?? 0;
    const { total, refused } = source;
    const view = rowWindow(body.scrollTop, Math.max(0, body.clientHeight - head), total, rowHeight);
    source.see(view.first, view.count);
    const places = `96px repeat(${columns.length}, minmax(92px, 1fr))`;
    const width = `${96 + 92 * columns.length}px`;
    render(
      html`
        <div class="data-row-heads" role="row" .style=${`grid-template-columns: ${places}; min-width: ${width}`}>
          <div class="data-cell of-line" role="columnheader">${text('view-head-line')}</div>
          ${columns.map((column) => this.columnHead(column))}
        </div>
        <div class="data-scroll" .style=${`height: ${view.height}px; min-width: ${width}`}>
          <div class="data-window" .style=${`transform: translateY(${view.top}px)`}>
            ${Array.from({ length: view.count }, (_, k) => this.row(view.first + k, places))}
          </div>
        </div>
        ${total === 0 && this.state?.phase === 'ready' ? html`<p class="data-message">${refused ? sentence(refused) : text('view-rows-none')}</p>` : nothing}
      `,
      body,
    );
    body.setAttribute('aria-rowcount', String(total + 1));
    render(this.foot(view.first, view.count, total), partOf(this.element, '.data-rows-foot'));
  }

  private columnHead({ at, column: { name, role } }: ShownColumn): TemplateResult {
    const { order } = this.query;
    const sorted = order?.column === at ? (order.descending ? 'descending' : 'ascending') : 'none';
    return html`<div class="data-cell is-${role}" role="columnheader" aria-sort=${sorted}>
      <button class="data-sort" tabindex="-1" title=${text('view-sort-by', { column: name })} @click=${() => this.sort(at)}>
        ${name}${sorted === 'none' ? nothing : icon(sorted === 'ascending' ? 'arrow-up' : 'arrow-down')}
      </button>
    </div>`;
  }

  /** By this column, then the other way round, then as the file has them. */
  private sort(column: number): void {
    const { order } = this.query;
    if (order?.column !== column) this.change({ order: { column, descending: false } });
    else this.change({ order: order.descending ? undefined : { column, descending: true } });
  }

  private row(number: number, places: string): TemplateResult {
    const row = this.source.at(number);
    const isChosen = number === this.chosen;
    return html`<div
      class="data-row ${row ? `is-${row.set}` : ''} ${isChosen ? 'is-chosen' : ''}"
      role="row"
      aria-rowindex=${number + 2}
      aria-selected=${isChosen}
      .style=${`grid-template-columns: ${places}`}
      @click=${() => this.choose(number)}
      @dblclick=${() => this.open(number)}
    >
      ${row ? rowCells(row, this.columns, number, (line) => this.reveal(number, line)) : nothing}
    </div>`;
  }

  private foot(first: number, count: number, total: number): TemplateResult {
    const keys = [
      ['↑ ↓', 'row'],
      ['Enter', 'show'],
      ['S', 'sort'],
      ['/', 'filter'],
    ] as const;
    return html`
      ${keys.map(([key, what]) => html`<span class="data-key-hint"><kbd>${key}</kbd> ${text(`view-key-${what}`)}</span>`)}
      <span class="data-range"
        >${text('view-rows-shown', {
          from: formatCount(total === 0 ? 0 : first + 1),
          to: formatCount(first + count),
          total: formatCount(total),
        })}</span
      >
    `;
  }

  private choose(number: number): void {
    this.chosen = Math.max(0, Math.min(this.source.total - 1, number));
    const { body } = this;
    const head = body.querySelector<HTMLElement>('.data-row-heads')?.offsetHeight ?? 0;
    body.scrollTop = scrollTo(this.chosen, body.scrollTop, body.clientHeight - head, this.source.total, rowHeight);
    this.drawRows();
  }

  /** Shows the row's example in the diagram; one that is dropped has none. */
  private open(number: number): void {
    const { set, example } = this.source.at(number) ?? {};
    if (set === undefined || set === 'dropped' || example === undefined) return;
    void this.host.call('showExample', { set, example });
  }

  private reveal(number: number, line: number): void {
    // Rows of a test file have lines of their own, behind those of the training file.
    const own = this.source.at(number);
    const isOfTestFile = own?.set === 'test' && (this.state?.overview?.rows.test ?? 0) > 0;
    void this.host.call('reveal', { file: isOfTestFile ? 'test' : 'training', line });
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(this.body.clientHeight / rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -this.source.total,
      End: this.source.total,
    };
    const step = steps[event.key];
    if (step !== undefined) this.choose(this.chosen + step);
    else if (event.key === 'Enter') this.open(this.chosen);
    else if (event.key === '/') this.element.querySelector('input')?.focus();
    else if (event.key.toLowerCase() === 's') this.sortMenu();
    else return;
    event.preventDefault();
  }

  private sortMenu(): void {
    const { left, top } = this.body.getBoundingClientRect();
    const { order } = this.query;
    openMenu({ x: left + 12, y: top + 12 }, text('view-sort'), [
      { label: text('view-sort-none'), checked: order === undefined, run: () => this.change({ order: undefined }) },
      ...this.columns.map(({ at, column }) => ({
        label: column.name,
        checked: order?.column === at,
        run: () => this.sort(at),
      })),
    ]);
  }
}
