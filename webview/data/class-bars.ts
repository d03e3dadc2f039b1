import { html, type TemplateResult } from 'lit';
import type { DataOverviewView } from '../../src/protocol/data-view';
import { text } from '../ui/language';
import { formatCount } from '../ui/number';

const sets = ['train', 'validation', 'test'] as const;

type Classes = DataOverviewView['classes'];

const sizeOf = (counts: Classes[number]): number => counts.train + counts.validation + counts.test;

/** How many examples of each class each set has. */
export function classBars(classes: Classes): TemplateResult {
  const largest = Math.max(1, ...classes.map(sizeOf));
  const total = Math.max(
    1,
    classes.reduce((sum, each) => sum + sizeOf(each), 0),
  );
  const shown = sets.filter((set) => classes.some((each) => each[set] > 0));
  return html`
    <section class="data-classes">
      <h2>
        ${text('view-classes-title')}
        ${shown.map((set) => html`<span class="data-key"><i class="data-bar ${set}"></i>${text(`view-set-${set}`)}</span>`)}
      </h2>
      ${classes.map((each) => {
        const { name, train, validation, test } = each;
        const size = sizeOf(each);
        return html`<div class="data-class" role="img" aria-label=${text('view-class', { name, train, validation, test })}>
          <span class="data-class-name" title=${name}>${name}</span>
          <div class="data-class-track">
            <div class="data-class-bars" .style=${`width: ${(100 * size) / largest}%`}>
              ${shown.map((set) => html`<div class="data-bar ${set}" .style=${`flex-grow: ${each[set]}`}></div>`)}
            </div>
          </div>
          <b>${formatCount(size)}</b>
          <span class="data-class-share">${((100 * size) / total).toFixed(1)} %</span>
        </div>`;
      })}
    </section>
  `;
}
