import { html, nothing, svg, type TemplateResult } from 'lit';
import { defaultSlope } from '../../src/model/activation';
import {
  type ActivationName,
  activationOf,
  activations,
  isScalar,
  type ScalarActivationName,
} from '../../src/numerics/activation/table';
import { icon } from '../ui/icon';
import { text } from '../ui/language';
import { openMenuBelow } from '../ui/menu';
import { formatEnd } from '../ui/number';
import { variable } from './formula';
import type { Place } from './place';
import { section } from './section';

const height = 96;
const inset = 6;
/** Half the stretch of z. */
const reach = 4;
const samples = 161;

/** One function over z, as a line. */
interface Line {
  readonly className: string;
  readonly values: readonly number[];
}

const names = Object.keys(activations) as readonly ActivationName[];
const scalars: readonly ScalarActivationName[] = names.filter(isScalar);

/**
 * The layer's activation g above its derivative g′, with a second activation laid over both where one is chosen; undefined
 * for an activation of all units together.
 */
export function activationsSection(
  { layer, slope }: Place,
  beside: ScalarActivationName | undefined,
  choose: (beside: ScalarActivationName | undefined) => void,
  width: number,
): TemplateResult | undefined {
  const { activation } = layer;
  if (activation === undefined || !isScalar(activation)) return undefined;
  const second = beside === activation ? undefined : beside;
  const own = sampled(activation, slope);
  const other = second && sampled(second, defaultSlope);
  const lines = (of: 'value' | 'derivative'): readonly Line[] => [
    ...(other ? [{ className: 'beside', values: other[of] }] : []),
    { className: 'own', values: own[of] },
  ];
  const open = (event: Event): void =>
    openMenuBelow(event, text('inspect-beside'), [
      { label: text('inspect-beside-none'), checked: second === undefined, run: () => choose(undefined) },
      ...scalars
        .filter((name) => name !== activation)
        .map((name) => ({ label: name, checked: name === second, run: () => choose(name) })),
    ]);
  const key = (className: string, name: string) =>
    html`<span class="activation-key"><svg width="18" height="8" aria-hidden="true">${svg`<path class="activation-line ${className}" d="M0 4H18" />`}</svg> ${name}</span>`;
  return section(
    'slopes',
    text('inspect-slopes'),
    html`<button type="button" class="link activation-choice" aria-haspopup="menu" @click=${open}>${second ? text('inspect-beside-of', { name: second }) : text('inspect-beside')} ${icon('chevron-down')}</button>`,
    html`${second ? html`<p class="activation-keys">${key('own', activation)}${key('beside', second)}</p>` : nothing}
      ${chart(lines('value'), 'g', width, text('inspect-curves-label', { name: activation }))}
      ${chart(lines('derivative'), 'g′', width, text('inspect-slopes-label', { name: activation }))}
      <div class="curve-ends"><span>${formatEnd(-reach)}</span><span>${variable('z')}</span><span>${formatEnd(reach)}</span></div>`,
  );
}

function sampled(
  name: ScalarActivationName,
  slope: number,
): Readonly<Record<'value' | 'derivative', readonly number[]>> {
  const g = activationOf(name);
  const z = Array.from({ length: samples }, (_, i) => reach * ((2 * i) / (samples - 1) - 1));
  const value = z.map((each) => g.value(each, slope));
  return { value, derivative: z.map((each, i) => g.derivative(each, value[i] ?? Number.NaN, slope)) };
}

function chart(lines: readonly Line[], name: string, width: number, label: string): TemplateResult {
  const all = lines.flatMap(({ values }) => values);
  const [low, high] = [Math.min(0, ...all), Math.max(1, ...all)];
  const x = (i: number): number => (i / (samples - 1)) * width;
  const y = (value: number): number => height - inset - ((value - low) / (high - low)) * (height - 2 * inset);
  const path = (values: readonly number[]): string => {
    let drawn = '';
    for (const [i, value] of values.entries()) {
      // Where a derivative jumps, the line does too.
      const jumps = i === 0 || Math.abs(value - (values[i - 1] ?? value)) > 0.4 * (high - low);
      drawn += `${jumps ? 'M' : 'L'}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
    }
    return drawn;
  };
  const ends = [...new Set([low, 0, 1])].filter((value) => value >= low && value <= high);
  return html`<svg class="curve activation-chart" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="img" aria-label=${label}>
    ${svg`<path class="curve-axis" d="M0 ${y(0)}H${width}M${width / 2} 0V${height}" />`}
    ${ends.filter((value) => value !== 0 && Number.isInteger(value)).map((value) => svg`<path class="curve-bound" d="M0 ${y(value)}H${width}" /><text class="curve-label" x=${width} y=${y(value) + (value > 0 ? 12 : -4)} text-anchor="end">${String(value).replace('-', '−')}</text>`)}
    ${lines.map(({ className, values }) => svg`<path class="activation-line ${className}" d=${path(values)} />`)}
    ${svg`<text class="curve-label activation-name" x="2" y="12">${name}(z)</text>`}
  </svg>`;
}
