import { html, mathml, nothing, type TemplateResult } from 'lit';
import {
  type ActivationName,
  activationOf,
  isScalar,
  type VectorActivationName,
} from '../../src/numerics/activation/table';
import { formatExactly, formatNumber } from '../ui/number';

const number = (value: number): TemplateResult =>
  mathml`<mo>=</mo><mn class="value" title=${formatExactly(value)}>${formatNumber(value)}</mn>`;

/** A variable; fonts have no italic ŷ, so its hat is set above. */
const symbol = (letter: string): TemplateResult =>
  letter === 'ŷ' ? mathml`<mover accent="true"><mi>y</mi><mo>^</mo></mover>` : mathml`<mi>${letter}</mi>`;

/** z_j = Σ_k w_k a_k + b, and its value once there is one. `unit` counts from 0. */
export function sumFormula(unit: number, letter: string, z: number | undefined): TemplateResult {
  return html`<math displaystyle="true" class="formula">
    <msub><mi>z</mi><mn>${unit + 1}</mn></msub><mo>=</mo>
    <munder><mo>∑</mo><mi>k</mi></munder>
    <msub><mi>w</mi><mi>k</mi></msub><msub><mi>${letter}</mi><mi>k</mi></msub>
    <mo>+</mo><mi>b</mi>${z === undefined ? nothing : number(z)}
  </math>`;
}

/** a_j = g(z_j), written out where that is short. */
export function activationFormula(
  unit: number,
  letter: string,
  name: ActivationName,
  a: number | undefined,
): TemplateResult {
  const z = mathml`<msub><mi>z</mi><mn>${unit + 1}</mn></msub>`;
  const right = isScalar(name) ? applied(activationOf(name).symbol, z) : vectorForms[name](z);
  return html`<math class="formula">
    <msub>${symbol(letter)}<mn>${unit + 1}</mn></msub><mo>=</mo>${right}${a === undefined ? nothing : number(a)}
  </math>`;
}

/** `σ(z)`; the identity leaves z as it is. A hyphen would read as a minus. */
function applied(name: string, z: TemplateResult): TemplateResult {
  if (name === '') return z;
  const written = name.replace('-', ' ');
  return mathml`<mi mathvariant="normal">${written}</mi><mo stretchy="false">(</mo>${z}<mo stretchy="false">)</mo>`;
}

/** What depends on every unit's z, written out. */
const vectorForms: Readonly<Record<VectorActivationName, (z: TemplateResult) => TemplateResult>> = {
  softmax: (z) => mathml`<mfrac>
    <msup><mi>e</mi>${z}</msup>
    <mrow><munder><mo>∑</mo><mi>k</mi></munder><msup><mi>e</mi><msub><mi>z</mi><mi>k</mi></msub></msup></mrow>
  </mfrac>`,
};

/** g′(z_j) and its value; of a vector form ∂a_j/∂z_j. */
export function slopeFormula(unit: number, name: ActivationName, slope: number): TemplateResult {
  const z = mathml`<msub><mi>z</mi><mn>${unit + 1}</mn></msub>`;
  const left = !isScalar(name)
    ? mathml`<mfrac>
          <mrow><mi>∂</mi><msub><mi>a</mi><mn>${unit + 1}</mn></msub></mrow>
          <mrow><mi>∂</mi>${z}</mrow>
        </mfrac>`
    : mathml`<mi>g</mi><mo lspace="0" rspace="0">′</mo><mo stretchy="false" lspace="0">(</mo>${z}<mo stretchy="false">)</mo>`;
  return html`<math class="formula">${left}${number(slope)}</math>`;
}

/** ‖w‖, ‖dW‖ and their like: each letter a symbol of its own. */
export function normFormula(of: string): TemplateResult {
  return html`<math
    ><mo stretchy="false">‖</mo>${[...of].map((letter) => mathml`<mi>${letter}</mi>`)}<mo stretchy="false">‖</mo></math
  >`;
}

/** A single variable, with an index where it has one. */
export function variable(name: string, index = ''): TemplateResult {
  return html`<span class="variable">${name}</span>${index}`;
}
