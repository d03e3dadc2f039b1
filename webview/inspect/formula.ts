import { html, mathml, nothing, type TemplateResult } from 'lit';
import { latexOf } from '../../src/model/formula/latex';
import {
  type ActivationName,
  activationOf,
  isScalar,
  type VectorActivationName,
} from '../../src/numerics/activation/table';
import { icon } from '../ui/icon';
import { text } from '../ui/language';
import { mathOf } from '../ui/mathml';
import { formatExactly, formatNumber } from '../ui/number';

/** A formula that is written as a line, its value where it is known, and a button that copies it as LaTeX. */
function written(line: string, value: number | undefined, display = false): TemplateResult {
  const more =
    value === undefined
      ? nothing
      : mathml`<mo>=</mo><mn class="value" title=${formatExactly(value)}>${formatNumber(value)}</mn>`;
  const label = text('inspect-copy-latex');
  return html`<span class="formula-box"
    >${mathOf(line, { more, display })}<button class="formula-copy" data-latex=${latexOf(line)} aria-label=${label} title=${label}
      >${icon('copy')}</button
    ></span
  >`;
}

/** z_j = Σ_k w_k a_k + b, and its value once there is one. `unit` counts from 0. */
export function sumFormula(unit: number, letter: string, z: number | undefined): TemplateResult {
  return written(`z_${unit + 1} = Σ_k w_k ${letter}_k + b`, z, true);
}

/** a_j = g(z_j), written out where that is short. */
export function activationFormula(
  unit: number,
  letter: string,
  name: ActivationName,
  a: number | undefined,
): TemplateResult {
  const z = `z_${unit + 1}`;
  return written(
    `${letter}_${unit + 1} = ${isScalar(name) ? applied(activationOf(name).symbol, z) : vectorForms[name](z)}`,
    a,
  );
}

/** `σ(z)`; the identity leaves z as it is. */
function applied(name: string, z: string): string {
  return name === '' ? z : `${name}(${z})`;
}

/** What depends on every unit's z, written out. */
const vectorForms: Readonly<Record<VectorActivationName, (z: string) => string>> = {
  softmax: (z) => `e^(${z}) / Σ_k e^(z_k)`,
};

/** g′(z_j) and its value; of a vector form ∂a_j/∂z_j. */
export function slopeFormula(unit: number, name: ActivationName, slope: number): TemplateResult {
  const at = unit + 1;
  return written(isScalar(name) ? `g′(z_${at})` : `∂a_${at}/∂z_${at}`, slope);
}

/** ‖w‖, ‖dW‖ and their like. */
export function normFormula(of: string): TemplateResult {
  return mathOf(`‖${of}‖`);
}

/** A single variable, with an index where it has one. */
export function variable(name: string, index = ''): TemplateResult {
  return html`<span class="variable">${name}</span>${index}`;
}
