import { html, nothing, render, type TemplateResult } from 'lit';
import type { DataState } from '../../src/protocol/data-panel';
import type { DataColumnView } from '../../src/protocol/data-view';
import { text } from '../ui/language';
import { onThemeChange, readPalette } from '../ui/palette';
import { partOf } from '../ui/part';
import { classBars } from './class-bars';
import { columnTable } from './column-table';
import { ContactSheet } from './contact-sheet';
import { pageHead } from './head';
import type { DataHost } from './host';
import { problemList } from './problem-list';
import { RowTable } from './row-table';
import { splitBar } from './split-bar';

/** How far data are read, where that is known; what is read whole is not ready yet. */
function readingBar(share: number | undefined): TemplateResult {
  if (share === undefined || share === 1) return html`<div class="data-progress" role="progressbar"></div>`;
  const percent = Math.floor(100 * share);
  return html`<div
    class="data-progress known"
    role="progressbar"
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${percent}
    .style=${`width:${percent}%`}
  ></div>`;
}

/** The page of a spec's data: what they are above, their rows below. */
export class DataPage {
  private readonly top: HTMLElement;
  private readonly rows: RowTable;
  private readonly images: ContactSheet;
  private state: DataState | undefined;
  /** Columns beyond the first ones, once a person has asked for them. */
  private further: readonly DataColumnView[] = [];
  private reading = -1;

  constructor(
    root: HTMLElement,
    private readonly host: DataHost,
  ) {
    root.classList.add('data-page');
    render(
      html`<div class="data-top"></div><section class="data-rows" aria-label=${text('view-rows-label')}></section>`,
      root,
    );
    this.top = partOf(root, '.data-top');
    this.rows = new RowTable(partOf(root, '.data-rows'), host);
    this.images = new ContactSheet(host, () => this.draw());
    onThemeChange(() => this.draw());
  }

  /** The host's state has changed. */
  show(state: DataState): void {
    this.state = state;
    if (state.reading !== this.reading) {
      this.reading = state.reading;
      this.further = [];
    }
    this.rows.show(state);
    this.images.show(state);
    this.draw();
  }

  private draw(): void {
    if (this.state) render(this.template(this.state), this.top);
  }

  private template(state: DataState): TemplateResult {
    const { overview } = state;
    const columns = [...(overview?.columns ?? []), ...this.further];
    return html`
      ${pageHead(state, () => void this.host.call('openSpec', {}))}
      ${this.message(state)}
      ${overview ? splitBar(overview.sets) : nothing}
      <div class="data-parts">
        <div class="data-what">
          ${overview ? this.images.template(readPalette()) : nothing}
          ${overview ? columnTable(overview, columns, () => void this.more(columns.length)) : nothing}
          ${overview && overview.classes.length > 0 ? classBars(overview.classes) : nothing}
        </div>
        ${problemList(state, {
          examine: () => void this.host.call('examine', {}),
          fix: (problem, fix, title) => void this.host.call('fix', { problem, fix, title }),
          reveal: (file, line) => void this.host.call('reveal', { file, line }),
        })}
      </div>
    `;
  }

  /** Why there is nothing, or nothing new, to see. A fault of the data is among the findings. */
  private message({ phase, share, sentence, overview, problems }: DataState): TemplateResult | typeof nothing {
    if (phase === 'reading') {
      return html`<p class="data-message" role="status">${text(overview ? 'view-again' : 'view-reading')}</p>
        ${readingBar(share)}`;
    }
    const isListed = problems.some(({ severity }) => severity === 'error');
    return sentence === undefined || isListed ? nothing : html`<p class="data-message" role="alert">${sentence}</p>`;
  }

  private async more(from: number): Promise<void> {
    const { reading } = this;
    const columns = await this.host.call('columns', { from });
    if (reading !== this.reading) return;
    this.further = [...this.further, ...columns];
    this.draw();
  }
}
