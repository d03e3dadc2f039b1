import { html, nothing, type TemplateResult } from 'lit';
import type { PlaneView } from '../../src/protocol/plane';
import { icon } from '../ui/icon';
import { text } from '../ui/language';
import { type MenuItem, openMenuBelow } from '../ui/menu';
import { formatNumber } from '../ui/number';
import { painted } from '../ui/paint';
import type { Palette } from '../ui/palette';
import type { Place } from './place';
import { paintSurface } from './scatter';
import { section } from './section';

/** The largest side of the surface. */
const largest = 360;
/** More features are not offered one by one. */
const mostOffered = 256;

/** Pixels of a side of the surface in a section that is `width` wide. */
export function planeSize(width: number): number {
  return Math.min(largest, width);
}

export interface PlaneLook {
  /** The chosen features, from left to right and from below to above. */
  readonly features: readonly [number, number];
  readonly names: readonly string[];
  /** x of the example, as the network sees it. */
  readonly x: Float64Array | undefined;
  readonly palette: Palette;
  readonly width: number;
}

/** What a unit decides over two of many features, which a person chooses, with the others at their mean. */
export function planeSection(
  { layer, slope }: Place,
  view: PlaneView | undefined,
  { features, names, x, palette, width }: PlaneLook,
  choose: (features: readonly [number, number]) => void,
): TemplateResult {
  const [across, up] = features;
  const named = (feature: number): string => names[feature] ?? String(feature + 1);
  const menu = (which: 'across' | 'up', chosen: number, arrow: string): TemplateResult => {
    const items = (): readonly MenuItem[] =>
      names.slice(0, mostOffered).map((name, feature) => ({
        label: name,
        checked: feature === chosen,
        disabled: feature === (which === 'across' ? up : across),
        run: () => choose(which === 'across' ? [feature, up] : [across, feature]),
      }));
    return html`<button type="button" class="link plane-feature" aria-haspopup="menu" aria-label=${text(`inspect-plane-${which}`, { name: named(chosen) })} @click=${(event: Event) => openMenuBelow(event, text('inspect-plane'), items())}>
      <span title=${named(chosen)}>${named(chosen)}</span> ${arrow} ${icon('chevron-down')}</button>`;
  };
  return section(
    'plane',
    text('inspect-plane'),
    text('inspect-plane-others'),
    html`${view ? surface(view, layer.activation, slope, x, palette, planeSize(width)) : nothing}
      <div class="plane-axes" .style=${`max-width:${planeSize(width)}px`}>${menu('across', across, '→')}${menu('up', up, '↑')}</div>
      ${
        view
          ? html`<p class="quiet plane-ends">${text('inspect-plane-ends', {
              across: named(across),
              left: formatNumber(view.rawAcross[0]),
              right: formatNumber(view.rawAcross[1]),
              up: named(up),
              low: formatNumber(view.rawUp[0]),
              high: formatNumber(view.rawUp[1]),
            })}</p>`
          : nothing
      }`,
  );
}

function surface(
  view: PlaneView,
  activation: Place['layer']['activation'],
  slope: number,
  x: Float64Array | undefined,
  palette: Palette,
  width: number,
): TemplateResult {
  // The plane's own square is −1…1.
  const onSquare = (value: number, [low, high]: readonly [number, number]): number =>
    (2 * (value - low)) / (high - low) - 1;
  const [across, up] = view.features;
  const placed = (one: number, other: number): readonly [number, number] => [
    onSquare(one, view.across),
    onSquare(other, view.up),
  ];
  const given = new Float32Array(view.points);
  const points = new Float32Array(given.length);
  for (let i = 0; i < given.length; i += 2) points.set(placed(given[i] ?? 0, given[i + 1] ?? 0), i);
  const example = x ? placed(x[across] ?? 0, x[up] ?? 0) : undefined;
  const shown = { side: view.side, extent: 1, values: new Float32Array(view.values) };
  const data = { moment: view.moment, x: points.buffer, label: view.labels, extent: 1 };
  return html`<canvas class="surface plane" role="img" aria-label=${text('inspect-plane-label')} ${painted((canvas) => paintSurface(canvas, width, shown, activation, slope, data, example, palette))}></canvas>`;
}
