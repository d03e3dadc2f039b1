import { html, nothing, type TemplateResult } from 'lit';
import { type SetName, setsOfSize } from '../../src/model/sets';
import type { ExampleReference } from '../../src/protocol/example';
import type { ResultsView } from '../../src/protocol/results';
import type { Prepared } from '../../src/protocol/training';
import { text } from '../ui/language';
import { formatCount, formatPercent } from '../ui/number';

/** Which set, how many of its examples are wrong, and whether these are all. */
export function headLine(
  { examples: sizes }: Prepared,
  { set, examples, of, wrongCount, accuracy, done, sampled }: ResultsView,
  show: (set: SetName) => void,
): TemplateResult {
  const sets = setsOfSize(sizes);
  const part = { shown: formatCount(examples), all: formatCount(of) };
  const words = {
    shown: formatCount(wrongCount),
    count: examples,
    all: formatCount(examples),
    set: text(`results-set-${set}`),
  };
  const choice = (each: SetName): TemplateResult =>
    html`<button type="button" aria-pressed=${each === set} @click=${() => show(each)}>${text(`picker-${each}`)}</button>`;
  return html`<p class="results-head">
    ${sets.length > 1 ? html`<span class="segmented" role="group" aria-label=${text('picker-set')}>${sets.map(choice)}</span>` : nothing}
    <span role="status">${text('results-wrong-of', words)} <span class="quiet">${text('results-accuracy')}</span> <b>${formatPercent(accuracy)}</b></span>
    ${sampled ? html`<span class="quiet">${text('results-sampled', part)}</span>` : nothing}
    ${done < 1 ? html`<span class="quiet">${text('results-so-far', part)}</span>` : nothing}
  </p>`;
}

/** Which example goes through the network, and where that is seen; an empty line without any. */
export function chosenLine(
  example: ExampleReference | null,
  actions: { showDiagram(): void; showMicroscope(): void },
): TemplateResult {
  if (!example || example.from === 'typed') return html`<p class="results-chosen"></p>`;
  const words = { set: text(`results-set-${example.from}`), index: formatCount(example.index + 1) };
  return html`<p class="results-chosen">
    <span role="status">${text('results-chosen', words)}</span>
    <button type="button" class="link" @click=${actions.showDiagram}>${text('results-show-diagram')}</button>
    <button type="button" class="link" @click=${actions.showMicroscope}>${text('results-show-microscope')}</button>
  </p>`;
}
