import { html, type TemplateResult } from 'lit';
import type { LayerView } from '../../src/protocol/network';
import { type ImageShape, imageShapeOf } from '../ui/image-shape';
import { text } from '../ui/language';
import { formatCount, formatNumber } from '../ui/number';
import { painted, paintImage } from '../ui/paint';
import type { Palette } from '../ui/palette';
import { variable } from './formula';
import { section } from './section';
import type { UnitNumbers } from './unit-numbers';

const shown = 6;
/** Values of an x that is written out. */
const written = 4;

/** The training examples that excite the unit most; a click lets one flow. */
export function excitingSection(
  input: LayerView | undefined,
  exciting: UnitNumbers['exciting'],
  palette: Palette,
  choose: (index: number) => void,
): TemplateResult | undefined {
  const count = Math.min(shown, exciting.indices.length);
  if (count === 0) return undefined;
  const image = imageShapeOf(input);
  const features = exciting.x ? exciting.x.length / exciting.indices.length : 0;
  const entries = Array.from({ length: count }, (_, i) => {
    const index = exciting.indices[i] ?? 0;
    const a = formatNumber(exciting.activations[i] ?? Number.NaN);
    const x = exciting.x?.subarray(i * features, (i + 1) * features) ?? new Float64Array(0);
    const said = text('inspect-exciting-label', { index: formatCount(index + 1), a });
    const face =
      image && x.length > 0 ? imageFace(image, x, palette) : html`<span class="exciting-x">${vector(x)}</span>`;
    return html`<li>
      <button type="button" class="exciting" title=${image ? said : `${said}\nx ${valuesOf(x)}`} aria-label=${said} @click=${() => choose(index)}>
        ${image ? '' : html`<span class="exciting-index">${formatCount(index + 1)}</span>`}${face}<span class="exciting-a">${a}</span>
      </button>
    </li>`;
  });
  return section(
    'exciting',
    text('inspect-exciting'),
    '',
    html`<ol class=${image ? 'exciting-images' : 'exciting-vectors'}>${entries}</ol>`,
  );
}

/** x = (…), its first few values. */
export function vector(x: Float64Array): TemplateResult {
  return html`${variable('x')} ${valuesOf(x)}`;
}

function valuesOf(x: Float64Array): string {
  const values = Array.from(x.subarray(0, written), formatNumber).join(', ');
  return `(${values}${x.length > written ? ', …' : ''})`;
}

function imageFace(image: ImageShape, x: Float64Array, palette: Palette): TemplateResult {
  return html`<canvas class="cells exciting-image" aria-hidden="true" ${painted((canvas) => paintImage(canvas, image, x, palette))}></canvas>`;
}
