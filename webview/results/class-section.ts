import { html, nothing, type TemplateResult } from 'lit';
import type { ResultsView } from '../../src/protocol/results';
import { text } from '../ui/language';
import { formatCount, formatPercent } from '../ui/number';
import { viewSection } from '../view/section';
import { mostInTable } from './matrix-layout';

/** Below this width one column gives way. */
const narrow = 420;

/** Precision, recall and F1 of each class in `width` pixels; of many classes those of the lowest F1. */
export function classSection(
  { figures, classes }: ResultsView,
  nameOf: (at: number) => string,
  width: number,
): TemplateResult {
  const column = (values: ArrayBuffer): ((at: number) => number) => {
    const numbers = new Float64Array(values);
    return (at) => numbers[at] ?? Number.NaN;
  };
  const [examples, predicted] = [column(figures.examples), column(figures.predicted)];
  const [precision, recall, f1] = [column(figures.precision), column(figures.recall), column(figures.f1)];
  const all = Array.from({ length: classes }, (_, k) => k);
  const isNarrow = width < narrow;
  const isMany = classes > mostInTable;
  // A class without examples and predictions has no F1, and comes last.
  const orderOf = (at: number): number => (Number.isNaN(f1(at)) ? Number.POSITIVE_INFINITY : f1(at));
  const shown = isMany ? [...all].sort((a, b) => orderOf(a) - orderOf(b)).slice(0, mostInTable) : all;
  const share = (value: number): TemplateResult =>
    html`<td class="number">${Number.isNaN(value) ? html`<span class="quiet" title=${text('results-undefined')}>–</span>` : formatPercent(value)}</td>`;
  const head = (words: string, why: string): TemplateResult =>
    html`<th scope="col" class="number" title=${why}>${words}</th>`;
  return viewSection(
    'classes',
    text('results-classes'),
    isMany ? text('results-classes-lowest', { shown: shown.length, all: formatCount(classes) }) : nothing,
    html`<div class="results-scroll"><table class="results-classes">
      <thead><tr>
        <th scope="col">${text('results-class')}</th>
        ${head(text('results-class-examples'), text('results-class-examples-why'))}
        ${isNarrow ? nothing : head(text('results-class-predicted'), text('results-class-predicted-why'))}
        ${head(text('results-precision'), text('results-precision-why'))}
        ${head(text('results-recall'), text('results-recall-why'))}
        ${head('F1', text('results-f1-why'))}
      </tr></thead>
      <tbody>${shown.map(
        (k) => html`<tr>
          <th scope="row" title=${nameOf(k)}>${nameOf(k)}</th>
          <td class="number">${formatCount(examples(k))}</td>${isNarrow ? nothing : html`<td class="number">${formatCount(predicted(k))}</td>`}
          ${share(precision(k))}${share(recall(k))}${share(f1(k))}
        </tr>`,
      )}</tbody>
    </table></div>`,
  );
}
