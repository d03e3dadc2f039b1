import { html, nothing, type TemplateResult } from 'lit';
import type { ResultsView } from '../../src/protocol/results';
import { text } from '../ui/language';
import { formatCount } from '../ui/number';
import { viewSection } from '../view/section';
import { exampleList, type ListLook } from './example-list';

/** The examples of the cell that is open; `more` asks for further ones, if it may. */
export function cellSection(
  cell: NonNullable<ResultsView['cell']>,
  list: ListLook,
  more: (() => void) | undefined,
): TemplateResult {
  const shown = new Float64Array(cell.listed.indices).length;
  const names = { truth: list.nameOf(cell.truth), predicted: list.nameOf(cell.predicted) };
  const title = text(cell.truth === cell.predicted ? 'results-cell-right' : 'results-pair', names);
  const counted = { count: cell.count, shown: formatCount(shown), all: formatCount(cell.count) };
  const link = html`<button type="button" class="link" @click=${more}>${text('results-more')}</button>`;
  return viewSection(
    'cell',
    title,
    text('results-cell-legend', counted),
    cell.count === 0
      ? html`<p class="quiet">${text('results-cell-empty')}</p>`
      : html`${exampleList(cell.listed, list)}${more && shown < cell.count ? link : nothing}`,
  );
}

/** The wrong examples of which the network is most sure. */
export function wrongSection({ wrong, wrongCount, done }: ResultsView, list: ListLook): TemplateResult {
  const shown = new Float64Array(wrong.indices).length;
  const counted = { shown: formatCount(shown), all: formatCount(wrongCount) };
  const none = html`<p class="quiet">${text(done < 1 ? 'results-none-wrong-yet' : 'results-none-wrong')}</p>`;
  return viewSection(
    'wrong',
    text('results-wrong'),
    shown < wrongCount ? text('results-first', counted) : nothing,
    shown === 0 ? none : exampleList(wrong, list),
  );
}
