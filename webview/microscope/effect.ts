import { html, svg, type TemplateResult } from 'lit';
import type { WalkView } from '../../src/protocol/walk';
import { text } from '../ui/language';
import { formatCount, formatExactly, formatNumber } from '../ui/number';

const width = 140;

/** What the update does: L of the example, or of its batch, and J of the training set, before it and after. */
export function effectTemplate({ loss, cost, many, m }: WalkView): TemplateResult {
  const own = many ? text('microscope-loss-batch', { count: formatCount(m) }) : text('microscope-loss-one');
  const all = text(cost.whole ? 'microscope-cost-all' : 'microscope-cost-part', { count: formatCount(cost.examples) });
  const reach = Math.max(...[loss.before, loss.after, cost.before, cost.after].filter(Number.isFinite), 0);
  return html`<table class="effect">
    <thead>
      <tr><th scope="col"></th><th scope="col">${text('microscope-before')}</th><th scope="col"></th><th scope="col">${text('microscope-after')}</th></tr>
    </thead>
    <tbody>
      ${[
        { name: own, ...loss },
        { name: all, before: cost.before, after: cost.after },
      ].map(
        ({ name, before, after }) => html`<tr>
          <th scope="row">${name}</th>
          <td title=${formatExactly(before)}>${formatNumber(before)}</td>
          <td>${arrow(before, after, reach)}</td>
          <td title=${formatExactly(after)} class="effect-after">${formatNumber(after)}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** A ring where it was, an arrow to where it is. */
function arrow(before: number, after: number, reach: number): TemplateResult {
  const at = (value: number): number => 6 + (Number.isFinite(value / reach) ? (value / reach) * (width - 12) : 0);
  const [from, to] = [at(before), at(after)];
  const back = to < from ? 6 : -6;
  return html`<svg class="effect-arrow" width=${width} height="12" viewBox="0 0 ${width} 12" aria-hidden="true">
    ${svg`<path class="effect-axis" d="M6 6H${width - 6}" /><path class="effect-line" d="M${from} 6H${to}" />
      <path class="effect-head" d="M${to} 6l${back} -4v8z" /><circle class="effect-ring" cx=${from} cy="6" r="3.5" />`}
  </svg>`;
}
