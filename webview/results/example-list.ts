import { html, nothing, type TemplateResult } from 'lit';
import type { ExampleReference } from '../../src/protocol/example';
import type { LayerView } from '../../src/protocol/network';
import type { ListedExamples, ResultsView } from '../../src/protocol/results';
import { variable } from '../inspect/formula';
import { imageShapeOf } from '../ui/image-shape';
import { text } from '../ui/language';
import { formatCount, formatNumber } from '../ui/number';
import { painted, paintImage } from '../ui/paint';
import type { Palette } from '../ui/palette';

/** Values of an x that is written out. */
const written = 4;

/** What a list of examples needs of the page. */
export interface ListLook {
  readonly set: ResultsView['set'];
  readonly palette: Palette;
  /** The first layer of the network. */
  readonly input: LayerView | undefined;
  /** The example that goes through the network. */
  readonly example: ExampleReference | null;
  nameOf(at: number): string;
  choose(index: number): void;
}

/** Examples with true and predicted class and ŷ, the most sure first: as images where they are some. */
export function exampleList(listed: ListedExamples, look: ListLook): TemplateResult {
  const { set, palette, input, example, nameOf, choose } = look;
  const indices = new Float64Array(listed.indices);
  const [truths, predicted] = [new Int32Array(listed.truths), new Int32Array(listed.predicted)];
  const outputs = new Float64Array(listed.outputs);
  const inputs = listed.x ? new Float32Array(listed.x) : undefined;
  const features = (inputs?.length ?? 0) / Math.max(1, indices.length);
  const image = inputs && features === input?.units ? imageShapeOf(input) : undefined;
  const item = (index: number, k: number): TemplateResult => {
    const x = Float64Array.from(inputs?.subarray(k * features, (k + 1) * features) ?? []);
    const output = formatNumber(outputs[k] ?? Number.NaN);
    const classes = { truth: nameOf(truths[k] ?? 0), predicted: nameOf(predicted[k] ?? 0) };
    const label = text('results-example-label', { ...classes, index: formatCount(index + 1), output });
    const isChosen = example?.from === set && example.index === index;
    const pair =
      truths[k] === predicted[k]
        ? html`<b>${classes.truth}</b>`
        : html`<span class="results-pair">${text('results-pair', classes)}</span>`;
    return html`<li>
      <button type="button" class="results-example" aria-pressed=${isChosen} aria-label=${label} title=${image ? label : `${label}\nx ${vector(x)}`} data-index=${index} @click=${() => choose(index)}>
        ${
          image
            ? html`<canvas class="cells results-face" aria-hidden="true" ${painted((canvas) => paintImage(canvas, image, x, palette))}></canvas>`
            : html`<span class="results-number">${formatCount(index + 1)}</span>`
        }
        ${pair}
        ${image || !inputs ? nothing : html`<span class="results-x">${variable('x')} ${vector(x)}</span>`}
        <span class="results-output">${image ? nothing : html`${variable('ŷ')} `}${output}</span>
      </button>
    </li>`;
  };
  return html`<ol class="results-list ${image ? 'is-images' : 'is-vectors'}">${Array.from(indices, item)}</ol>`;
}

function vector(x: Float64Array): string {
  return `(${Array.from(x.subarray(0, written), formatNumber).join(', ')}${x.length > written ? ', …' : ''})`;
}
