import { html, type TemplateResult } from 'lit';
import type { DataOverviewView } from '../../src/protocol/data-view';
import { text } from '../ui/language';
import { formatCount } from '../ui/number';

/** What becomes of rows, in the order in which it is shown. */
export const rowSets = ['train', 'validation', 'test', 'dropped'] as const;

/** How many rows each set has, as parts of one bar. */
export function splitBar(sets: DataOverviewView['sets']): TemplateResult {
  const parts = rowSets.filter((set) => set === 'train' || sets[set] > 0);
  const words = (set: (typeof rowSets)[number]): string => `${text(`view-set-${set}`)} ${formatCount(sets[set])}`;
  return html`
    <div class="data-split" role="img" aria-label="${text('view-split')}: ${parts.map(words).join(', ')}">
      ${parts.map(
        (set) => html`<div class="data-part" .style=${`flex-grow: ${sets[set]}`}>
          <div class="data-bar ${set}"></div>
          <span class="data-part-name">${text(`view-set-${set}`)} <b>${formatCount(sets[set])}</b></span>
        </div>`,
      )}
    </div>
  `;
}
