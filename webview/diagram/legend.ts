import { html, nothing, type TemplateResult } from 'lit';
import type { MessageCode } from '../../src/messages/translate';
import { marks } from '../../src/model/unit-trouble';
import { text } from '../ui/language';
import type { Palette } from '../ui/palette';
import type { Arrangement } from './arrangement';
import { isWeighted } from './layers/table';
import type { Scene } from './scene';

/** What the colours of the picture mean, where there is room for it and nothing in the picture says so itself. */
export function legendTemplate(arrangement: Arrangement, scene: Scene): TemplateResult | typeof nothing {
  if (arrangement.cardSize !== 'full' || !scene.values.some((values) => values.activation)) return nothing;
  const lines = arrangement.gaps.includes('lines');
  const images = arrangement.columns.some(
    ({ units, layer }, at) =>
      units.kind === 'grid' &&
      units.style === 'cells' &&
      isWeighted(layer) &&
      arrangement.columns[at - 1]?.units.kind === 'grid',
  );
  return html`
    <div class="legend-words">
      ${lines ? lineWords(scene) : text(images ? 'diagram-legend-cell' : 'diagram-legend-values')}
      ${
        lines
          ? html`<span class="legend-item"><span class="legend-square"></span>${text('diagram-bias')}</span>
              ${
                scene.x?.length === 2
                  ? html`<span class="legend-item"><span class="legend-dot"></span>${text('diagram-example')}</span>`
                  : nothing
              }`
          : nothing
      }
      ${markWords(scene)}
    </div>
    <div class="legend-scale">
      <div class="legend-title">${text(images && !lines ? 'diagram-legend-weight' : 'diagram-legend-activation')}</div>
      <span>−1</span><span class="legend-ramp" .style=${rampOf(scene.palette, lines || !images)}></span><span>1</span>
    </div>
  `;
}

/** The marks that units have now, and what each means. */
function markWords({ values }: Scene): readonly TemplateResult[] {
  const seen = values.reduce((all, { marks: own }) => own?.reduce((sum, mark) => sum | mark, all) ?? all, 0);
  const hasTwin = values.some(({ marks: own }) =>
    own?.some((mark) => (mark & marks.twin) !== 0 && !(mark & marks.mirrored)),
  );
  const entries: readonly (readonly [shown: boolean, sign: string, words: MessageCode])[] = [
    [hasTwin, '=', 'health-legend-identical'],
    [(seen & marks.mirrored) !== 0, '±', 'health-legend-mirrored'],
    [(seen & marks.dead) !== 0, '×', 'health-legend-dead'],
  ];
  return entries
    .filter(([shown]) => shown)
    .map(([, sign, words]) => html`<span class="legend-item"><b>${sign}</b> ${text(words)}</span>`);
}

function lineWords({ palette, changes }: Scene): TemplateResult {
  const dashed = palette.kind === 'hc-dark' || palette.kind === 'hc-light';
  return html`${text('diagram-legend-line')}
    <b class="positive">${text('diagram-legend-positive')}</b> ·
    <b class="negative">${text(dashed ? 'diagram-legend-dashed' : 'diagram-legend-negative')}</b>
    ${text(changes ? 'diagram-legend-change' : 'diagram-legend-thickness')}`;
}

/** The scale in nine steps, as far as surfaces use it. */
function rampOf(palette: Palette, surface: boolean): string {
  const reach = surface ? palette.surfaceReach : 1;
  const stops = Array.from({ length: 17 }, (_, i) => palette.signed.css((i / 8 - 1) * reach));
  return `background:linear-gradient(to right,${stops.join(',')})`;
}
