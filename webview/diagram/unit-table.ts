import { html, nothing, type TemplateResult } from 'lit';
import { text } from '../ui/language';
import { momentText } from '../ui/moment-text';
import { formatNumber } from '../ui/number';
import { activationsOf, type Scene } from './scene';

/** The largest number of rows for a screen reader; single units are reached with the arrow keys. */
const most = 64;

/** The chosen layer's picture as a table, for those who do not see it. */
export function unitTable(scene: Scene): TemplateResult | typeof nothing {
  const column = scene.arrangement.columns[scene.selection?.position ?? -1];
  if (!column) return nothing;
  const { layer } = column;
  const activations = activationsOf(scene, layer.position);
  const bias = scene.values[layer.position]?.bias;
  const units = Array.from({ length: Math.min(most, layer.units) }, (_, unit) => unit);
  const cell = (value: number | undefined): string => (value === undefined ? '' : formatNumber(value));
  return html`<table>
      <caption>
        ${
          scene.moment
            ? text('diagram-table-at', { layer: layer.name, moment: momentText(scene.moment) })
            : text('diagram-table', { layer: layer.name })
        }
      </caption>
      <thead>
        <tr>
          <th scope="col">${text('diagram-table-unit')}</th>
          <th scope="col">${text('diagram-table-activation')}</th>
          <th scope="col">${text('diagram-table-bias')}</th>
        </tr>
      </thead>
      <tbody>
        ${units.map(
          (unit) => html`<tr>
            <th scope="row">${unit + 1}</th>
            <td>${cell(activations?.[unit])}</td>
            <td>${cell(bias?.[unit])}</td>
          </tr>`,
        )}
      </tbody>
    </table>
    ${layer.units > most ? html`<p>${text('diagram-table-more', { count: layer.units - most })}</p>` : nothing}`;
}
