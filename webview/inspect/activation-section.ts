import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { isScalar, type VectorActivationName } from '../../src/numerics/activation/table';
import { text } from '../ui/language';
import { formatEnd, formatNumber } from '../ui/number';
import { type Curve, curveOf } from './curve';
import { activationFormula, slopeFormula, variable } from './formula';
import { letterOf, type Place } from './place';
import { section } from './section';
import type { UnitNumbers } from './unit-numbers';

const height = 88;
const inset = 5;
/** Half the tangent's length in pixels. */
const reach = 42;

/** Which of a layer's units are held while one z moves. */
const aloneSentence: Readonly<Record<VectorActivationName, 'inspect-softmax-alone'>> = {
  softmax: 'inspect-softmax-alone',
};

/** a = g(z) with the point on its curve, the tangent there and g′(z). */
export function activationSection(
  place: Place,
  unit: number,
  numbers: UnitNumbers | undefined,
  width: number,
): TemplateResult {
  const name = place.layer.activation ?? 'linear';
  const { z, a, slope } = numbers ?? {};
  const at = z !== undefined && a !== undefined ? { z, a } : undefined;
  const curve = curveOf(name, place.slope, at);
  const formulas = html`<div class="formula-line formula-pair">
    ${activationFormula(unit, letterOf(place), name, a)} ${slope === undefined ? nothing : slopeFormula(unit, name, slope)}
  </div>`;
  return section(
    'activation',
    text('inspect-activation'),
    isScalar(name) ? name : text(aloneSentence[name]),
    html`${formulas}${chart(curve, at, slope, width, text('inspect-curve-label', { name }))}`,
  );
}

function chart(
  curve: Curve,
  at: { readonly z: number; readonly a: number } | undefined,
  slope: number | undefined,
  width: number,
  label: string,
): TemplateResult {
  const half = curve.z[curve.z.length - 1] ?? 1;
  const span = curve.high - curve.low || 1;
  const perZ = width / (2 * half);
  const perA = (height - 2 * inset) / span;
  const x = (z: number): number => (z + half) * perZ;
  const y = (a: number): number => height - inset - (a - curve.low) * perA;
  let path = '';
  for (const [i, z] of curve.z.entries())
    path += `${i === 0 ? 'M' : 'L'}${x(z).toFixed(1)} ${y(curve.a[i] ?? 0).toFixed(1)}`;
  const zero = y(0);
  return html`<svg class="curve" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="img" aria-label=${label}>
      <path class="curve-axis" d="M0 ${zero}H${width}M${width / 2} 0V${height}" />
      ${curve.bounds.map((bound) => boundLine(bound, y(bound), width))}
      <path class="curve-line" d=${path} />
      ${at && Number.isFinite(at.z) && Number.isFinite(at.a) ? pointOn(x(at.z), y(at.a), zero, at, slope, perA / perZ) : nothing}
    </svg>
    <div class="curve-ends"><span>${formatEnd(-half)}</span><span>${variable('z')}</span><span>${formatEnd(half)}</span></div>`;
}

/** The bound's number is where the curve is far from it: left of an upper bound, right of a lower one. */
function boundLine(bound: number, y: number, width: number): SVGTemplateResult {
  const upper = bound > 0;
  return svg`<path class="curve-bound" d="M0 ${y}H${width}" />
    <text class="curve-label" x=${upper ? 0 : width} y=${upper ? y + 13 : y - 4} text-anchor=${upper ? 'start' : 'end'}>${formatNumber(bound).replace(/\.0+$/, '')}</text>`;
}

function pointOn(
  x: number,
  y: number,
  zero: number,
  at: { readonly a: number },
  slope: number | undefined,
  aspect: number,
): SVGTemplateResult {
  const sign = at.a < 0 ? 'negative' : 'positive';
  const steep = (slope ?? 0) * aspect;
  const run = reach / Math.hypot(1, steep);
  const tangent =
    slope === undefined || !Number.isFinite(steep)
      ? nothing
      : svg`<path class="curve-tangent" d="M${x - run} ${y + run * steep}L${x + run} ${y - run * steep}" />`;
  return svg`${tangent}<path class="curve-stem ${sign}" d="M${x} ${zero}V${y}" />
    <circle class="curve-point ${sign}" cx=${x} cy=${y} r="4.5" />`;
}
