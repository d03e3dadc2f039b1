import { html, nothing, type TemplateResult } from 'lit';
import type { GradientCheckView } from '../../src/protocol/gradient-check';
import type { NetworkView } from '../../src/protocol/network';
import { text } from '../ui/language';
import { formatCount, formatExactly, formatNumber } from '../ui/number';
import { viewSection } from '../view/section';

/** A unit on an example, or an output. */
export interface KinkPlace {
  readonly position: number;
  readonly unit: number;
  readonly example: number;
}

/** So many kinks are listed. */
const listed = 12;

/** Where a derivative jumps within ±ε: z of which unit on which example, and how many entries it explains. */
export function kinkSection(
  { kinks, kinkCount, tensors, done }: GradientCheckView,
  network: NetworkView,
  show: (place: KinkPlace) => void,
): TemplateResult {
  const skipped = tensors.reduce((sum, tensor) => sum + tensor.skipped, 0);
  const compared = tensors.reduce((sum, tensor) => sum + tensor.checked, 0);
  const rows = kinks.slice(0, listed).map((kink) => {
    const { of, position, unit, example, above, below, entries } = kink;
    const layer = network.layers[position]?.name ?? '';
    const place = text(of === 'loss' ? 'gradcheck-kink-output' : 'gradcheck-kink-unit', {
      layer,
      unit: formatCount(unit + 1),
    });
    return html`<tr>
      <th scope="row"><button type="button" class="link" @click=${() => show(kink)}>${place}</button></th>
      <td class="number">${formatCount(example + 1)}</td>
      <td class="number" title=${formatExactly(below)}>${formatNumber(below)}</td>
      <td class="number" title=${formatExactly(above)}>${formatNumber(above)}</td>
      <td class="number">${formatCount(entries)}</td>
    </tr>`;
  });
  const none = done === 1 ? text('gradcheck-no-kinks') : text('gradcheck-no-kinks-yet');
  return viewSection(
    'kinks',
    text('gradcheck-kinks'),
    skipped > 0
      ? text('gradcheck-kinks-legend', {
          count: skipped,
          shown: formatCount(skipped),
          all: formatCount(skipped + compared),
        })
      : nothing,
    rows.length === 0
      ? html`<p class="quiet">${none}</p>`
      : html`<table class="gradcheck-kinks">
          <thead><tr>
            <th scope="col">${text('gradcheck-kink-where')}</th>
            <th scope="col" class="number">${text('gradcheck-kink-example')}</th>
            <th scope="col" class="number">${text('gradcheck-kink-below')}</th>
            <th scope="col" class="number">${text('gradcheck-kink-above')}</th>
            <th scope="col" class="number">${text('gradcheck-kink-entries')}</th>
          </tr></thead>
          <tbody>${rows}</tbody>
        </table>
        ${kinkCount > rows.length ? html`<p class="quiet">${text('gradcheck-kinks-more', { count: kinkCount - rows.length, shown: formatCount(kinkCount - rows.length) })}</p>` : nothing}`,
  );
}
