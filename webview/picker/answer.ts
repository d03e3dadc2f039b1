import { html, nothing, type TemplateResult } from 'lit';
import type { ExampleView, Prediction } from '../../src/protocol/example';
import type { PanelState } from '../store';
import { icon } from '../ui/icon';
import { imageShapeOf } from '../ui/image-shape';
import { text } from '../ui/language';
import { formatNumber } from '../ui/number';
import { painted, paintImage } from '../ui/paint';
import type { Palette } from '../ui/palette';

/** Values of a vector that are written out. */
const written = 3;

/** An example and what the network makes of it, by one snapshot. */
export interface Answer {
  readonly view: ExampleView;
  readonly prediction: Prediction;
}

/**
 * What flows and what comes of it: x (or its picture), y, ŷ, and whether the class is right. One that is `past`, for
 * another example was chosen, keeps its room and is not seen.
 */
export function answer(
  state: PanelState,
  { view, prediction }: Answer,
  palette: Palette,
  past: boolean,
): TemplateResult {
  const prepared = state.session?.prepared;
  const classes = prepared?.classes;
  const raw = new Float64Array(view.raw);
  const output = new Float64Array(prediction.output);
  const y = view.y ? new Float64Array(view.y) : undefined;
  const wordsOfY = y ? (named(view.label, classes) ?? vector(y)) : '';
  const { said, sure } = saidOf(prediction, output, classes);
  const targetNames = classes ?? prepared?.targetNames ?? [];
  const image = imageShapeOf(state.network?.layers[0]);
  const x = image
    ? html`<canvas
        class="cells picker-image"
        role="img"
        aria-label=${text('picker-image', { rows: image.rows, columns: image.columns })}
        ${painted((canvas) => paintImage(canvas, image, raw, palette))}
      ></canvas>`
    : html`<span class="picker-x" title=${tooltip('x', vector(raw), raw, prepared?.featureNames ?? [])}>${letter('x')} ${vector(raw)}</span>`;
  return html`<span class="picker-answer ${past ? 'past' : ''}" aria-hidden=${past}>
    ${x}
    ${y ? html`<span class="picker-y" title=${tooltip('y', wordsOfY, y, targetNames)}>${letter('y')} ${wordsOfY}</span>` : nothing}
    <span class="picker-output" title=${tooltip('ŷ', `${said}${sure}`, output, targetNames)}>${letter('ŷ')} <b>${said}</b>${sure}</span>
    ${prediction.right === undefined ? nothing : verdict(prediction.right)}
  </span>`;
}

const letter = (name: string): TemplateResult => html`<span class="variable">${name}</span>`;

function verdict(right: boolean): TemplateResult {
  return html`<span class=${right ? 'picker-right' : 'picker-wrong'}>
    ${icon(right ? 'check' : 'close')}<span class="picker-word">${text(right ? 'picker-is-right' : 'picker-is-wrong')}</span>
  </span>`;
}

function named(label: number | undefined, classes: readonly string[] | undefined): string | undefined {
  return label === undefined ? undefined : (classes?.[label] ?? String(label));
}

/** One output as its number; of several the class, and how sure the network is of it. */
function saidOf(
  prediction: Prediction,
  output: Float64Array,
  classes: readonly string[] | undefined,
): { readonly said: string; readonly sure: string } {
  const name = named(prediction.predicted, classes);
  if (output.length === 1 || name === undefined) return { said: vector(output), sure: '' };
  return { said: name, sure: ` (${formatNumber(prediction.confidence ?? Number.NaN)})` };
}

function vector(values: Float64Array): string {
  const first = Array.from(values.subarray(0, written), formatNumber).join(', ');
  if (values.length === 1) return first;
  return `(${first}${values.length > written ? ', …' : ''})`;
}

/** What is shown, which may be cut, and every value by its name. */
function tooltip(name: string, shown: string, values: Float64Array, names: readonly string[]): string {
  return `${name} ${shown}\n${allValues(values, names)}`;
}

function allValues(values: Float64Array, names: readonly string[]): string {
  return Array.from(values.subarray(0, 40), (value, i) => `${names[i] ?? i + 1}: ${formatNumber(value)}`).join('\n');
}
