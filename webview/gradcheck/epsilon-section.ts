import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import type { CurvePointView, GradientCheckView } from '../../src/protocol/gradient-check';
import { text } from '../ui/language';
import { mathOf } from '../ui/mathml';
import { superscript } from '../ui/superscript';
import { viewSection } from '../view/section';
import type { ViewLook } from '../view/view-page';
import { formatError } from './error-number';

const height = 240;
const margin = { left: 46, right: 14, top: 12, bottom: 34 };
const widest = 640;
/** Powers of ten of ε. */
const [first, last] = [-12, -1];
/** An error of 0 is drawn here. */
const least = -17;

/** From powers of ten to pixels. */
interface Axes {
  readonly width: number;
  readonly low: number;
  readonly high: number;
  x(power: number): number;
  y(power: number): number;
}

/** The relative error against ε on logarithmic axes, with its two branches; a click chooses ε. */
export function epsilonSection(
  check: GradientCheckView,
  choose: (epsilon: number) => void,
  { width }: ViewLook,
): TemplateResult {
  const { branches, epsilon } = check;
  const here = check.curve.find((point) => Math.abs(Math.log10(point.epsilon / epsilon)) < 1e-6);
  const facts = [
    ...(here
      ? [text('gradcheck-here', { epsilon: formatError(epsilon), error: formatError(here.relativeError) })]
      : []),
    ...(branches.best === undefined ? [] : [text('gradcheck-best', { epsilon: formatError(branches.best) })]),
    ...(branches.truncation === undefined ? [] : [text('gradcheck-truncation-why')]),
    ...(branches.cancellation === undefined ? [] : [text('gradcheck-cancellation-why')]),
    ...(check.done === 1 && branches.truncation === undefined ? [text('gradcheck-no-truncation')] : []),
  ];
  return viewSection(
    'epsilon',
    text('gradcheck-epsilon'),
    text('gradcheck-epsilon-legend'),
    html`<div class="gradcheck-curve">
      ${chart(check, Math.min(widest, width), choose)}
      <div class="gradcheck-facts">
        <p>${mathOf('n = (J(w + ε) − J(w − ε)) / (2ε)', { display: true })}</p>
        <p>${mathOf('error = ‖a − n‖ / (‖a‖ + ‖n‖)', { display: true })}</p>
        ${facts.map((fact) => html`<p>${fact}</p>`)}
      </div>
    </div>`,
  );
}

function axesOf({ curve, limit }: GradientCheckView, width: number): Axes {
  const powers = curve.flatMap(({ relativeError, withKinks }) => [power(relativeError), power(withKinks)]);
  const known = powers.filter(Number.isFinite);
  const low = Math.max(least, Math.floor(Math.min(power(limit), ...known)));
  const high = Math.max(0, Math.ceil(Math.max(power(limit), ...known)));
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  return {
    width,
    low,
    high,
    x: (at) => margin.left + ((at - first) / (last - first)) * inner.width,
    y: (at) => margin.top + ((high - Math.max(low, at)) / (high - low)) * inner.height,
  };
}

const power = (value: number): number => (value > 0 ? Math.log10(value) : value === 0 ? least : Number.NaN);

function chart(check: GradientCheckView, width: number, choose: (epsilon: number) => void): TemplateResult {
  const axes = axesOf(check, width);
  const { curve, epsilon, limit } = check;
  const hasKinks = curve.some(({ skipped }) => skipped > 0);
  const pick = (event: MouseEvent): void => {
    const at = first + ((event.offsetX - margin.left) / (width - margin.left - margin.right)) * (last - first);
    const nearest = curve.reduce<CurvePointView | undefined>(
      (best, point) =>
        best && Math.abs(Math.log10(best.epsilon) - at) <= Math.abs(Math.log10(point.epsilon) - at) ? best : point,
      undefined,
    );
    if (nearest) choose(nearest.epsilon);
  };
  const chosen = axes.x(Math.log10(epsilon));
  return html`<svg class="epsilon-chart" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="img" aria-label=${chartWords(check)} @click=${pick}>
    ${grid(axes)}
    ${svg`<path class="epsilon-limit" d="M${margin.left} ${axes.y(power(limit))}H${width - margin.right}" />`}
    ${branchLines(check, axes)}
    ${hasKinks ? svg`<path class="epsilon-kinks" d=${pathOf(curve, ({ withKinks }) => withKinks, axes)} />` : nothing}
    ${svg`<path class="epsilon-line" d=${pathOf(curve, ({ relativeError }) => relativeError, axes)} />`}
    ${curve.map(({ epsilon: at, relativeError }) =>
      Number.isFinite(relativeError)
        ? svg`<circle class="epsilon-point" cx=${axes.x(Math.log10(at))} cy=${axes.y(power(relativeError))} r="2" />`
        : nothing,
    )}
    ${svg`<path class="epsilon-chosen" d="M${chosen} ${margin.top}V${height - margin.bottom}" />`}
    ${hasKinks ? kinkLabel(check, axes) : nothing}
  </svg>`;
}

function grid({ width, low, high, x, y }: Axes): SVGTemplateResult {
  const every = Math.max(1, Math.ceil((high - low) / 6));
  const rows = Array.from({ length: high - low + 1 }, (_, i) => low + i).filter((at) => (high - at) % every === 0);
  const across = width < 420 ? 3 : 2;
  const columns = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(
    (at) => (at - last) % across === 0,
  );
  return svg`${rows.map(
    (at) => svg`<path class="epsilon-grid" d="M${margin.left} ${y(at)}H${width - margin.right}" />
      <text class="epsilon-tick" x=${margin.left - 6} y=${y(at) + 4} text-anchor="end">${tenTo(at)}</text>`,
  )}${columns.map(
    (at) =>
      svg`<text class="epsilon-tick" x=${x(at)} y=${height - margin.bottom + 16} text-anchor="middle">${tenTo(at)}</text>`,
  )}<text class="epsilon-axis" x=${(margin.left + width - margin.right) / 2} y=${height - 3} text-anchor="middle">ε</text>`;
}

const tenTo = (at: number): string => (at === 0 ? '1' : `10${superscript(at)}`);

/** Both laws as dashed straight lines, each with its name where its branch is highest. */
function branchLines({ branches, curve }: GradientCheckView, axes: Axes): SVGTemplateResult {
  const { truncation, cancellation } = branches;
  const best = Math.log10(branches.best ?? 1e-5);
  const line = (factor: number, slope: number, from: number, to: number): string => {
    const at = (x: number): number => Math.log10(factor) + slope * x;
    // Within the chart.
    const within = (x: number): boolean => at(x) >= axes.low && at(x) <= axes.high;
    const xs = Array.from({ length: 61 }, (_, i) => from + ((to - from) * i) / 60).filter(within);
    return xs.map((x, i) => `${i === 0 ? 'M' : 'L'}${axes.x(x).toFixed(1)} ${axes.y(at(x)).toFixed(1)}`).join('');
  };
  // Below the line on both sides, where nothing else is.
  const heightAt = (at: number): number => {
    const near = curve.filter(({ relativeError }) => Number.isFinite(power(relativeError)));
    const point = near.reduce<CurvePointView | undefined>(
      (found, each) =>
        found && Math.abs(Math.log10(found.epsilon) - at) <= Math.abs(Math.log10(each.epsilon) - at) ? found : each,
      undefined,
    );
    return axes.y(power(point?.relativeError ?? 0)) + 4;
  };
  return svg`${
    truncation === undefined
      ? nothing
      : svg`<path class="epsilon-law" d=${line(truncation, 2, best - 1, last)} />
        <text class="epsilon-name" x=${axes.x(last) - 2} y=${heightAt((best + last) / 2)} text-anchor="end">${text('gradcheck-truncation')}</text>`
  }${
    cancellation === undefined
      ? nothing
      : svg`<path class="epsilon-law" d=${line(cancellation, -1, first, best + 1)} />
        <text class="epsilon-name" x=${axes.x(first) + 6} y=${heightAt((best + first) / 2)}>${text('gradcheck-cancellation')}</text>`
  }`;
}

/** Above the line of all entries, where that is farthest from the other one. */
function kinkLabel({ curve }: GradientCheckView, axes: Axes): SVGTemplateResult {
  const apart = ({ withKinks, relativeError }: CurvePointView): number => power(withKinks) - power(relativeError);
  const farthest = curve.reduce((found, point) => (apart(point) > apart(found) ? point : found));
  const [x, y] = [axes.x(Math.log10(farthest.epsilon)), axes.y(power(farthest.withKinks))];
  return svg`<text class="epsilon-name is-quiet" x=${x - 4} y=${Math.max(margin.top + 10, y - 8)} text-anchor="end">${text('gradcheck-with-kinks')}</text>`;
}

function pathOf(curve: readonly CurvePointView[], of: (point: CurvePointView) => number, axes: Axes): string {
  let path = '';
  let isDown = false;
  for (const point of curve) {
    const value = power(of(point));
    if (!Number.isFinite(value)) {
      isDown = false;
      continue;
    }
    path += `${isDown ? 'L' : 'M'}${axes.x(Math.log10(point.epsilon)).toFixed(1)} ${axes.y(value).toFixed(1)}`;
    isDown = true;
  }
  return path;
}

function chartWords({ curve, branches }: GradientCheckView): string {
  const [wide] = curve;
  const narrow = curve.at(-1);
  return text('gradcheck-chart', {
    wide: formatError(wide?.relativeError ?? Number.NaN),
    narrow: formatError(narrow?.relativeError ?? Number.NaN),
    best: branches.best === undefined ? '–' : formatError(branches.best),
  });
}
